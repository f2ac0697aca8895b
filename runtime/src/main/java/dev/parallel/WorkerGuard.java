package dev.parallel;

import dev.parallel.error.GuardException;
import dev.parallel.error.Occurrence;

/** Keeps workers from starting workers of their own without end. */
final class WorkerGuard {

    /** Set by a worker's own main before any user code runs. */
    private static final String PROPERTY = "parallel.worker";

    private WorkerGuard() {}

    static boolean inWorker() {
        return Boolean.getBoolean(PROPERTY);
    }

    /**
     * Refuses to go on inside a worker.
     *
     * @param what what was asked for
     */
    static void refuseInWorker(String what) {
        if (inWorker()) {
            throw new GuardException(
                    what + " was refused: this JVM is the worker " + System.getProperty("parallel.worker.name")
                            + ", and workers that open pools would start processes without end. Perhaps a static initialiser of a"
                            + " task's class opens one: move it into main(). Inside a task, call the method itself, or Call.callHere()",
                    Occurrence.NOWHERE,
                    null);
        }
    }
}
