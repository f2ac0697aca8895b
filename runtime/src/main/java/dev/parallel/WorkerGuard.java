package dev.parallel;

import dev.parallel.error.GuardException;
import dev.parallel.error.Occurrence;
import dev.parallel.internal.transport.ThisChild;
import java.util.Optional;

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
        ThisChild.get().ifPresent(child -> refuseInInitialiser(what, child));
    }

    /**
     * A child process may start others, but not because a class is initialised in it: the child of that child would initialise the
     * class, too.
     */
    private static void refuseInInitialiser(String what, ThisChild child) {
        Optional<String> initialised = StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> frame.getMethodName().equals("<clinit>"))
                        .map(StackWalker.StackFrame::getClassName)
                        .findFirst());
        if (initialised.isPresent()) {
            throw new GuardException(
                    what + " was refused: the static initialiser of " + initialised.get()
                            + " asked for it in the child process " + child.name()
                            + ", and would again in each further one, without end. Move it into a method",
                    Occurrence.NOWHERE,
                    null);
        }
    }
}
