package dev.parallel;

import dev.parallel.error.GuardException;
import dev.parallel.error.Occurrence;
import dev.parallel.internal.transport.ThisChild;
import java.util.Optional;

/** Keeps processes from starting processes without end. */
final class WorkerGuard {

    /** These are set by a worker's own main before any user code runs. */
    private static final String PROPERTY = "parallel.worker";

    private static final String NAME = "parallel.worker.name";
    private static final String NESTING = "parallel.worker.nesting";

    private WorkerGuard() {}

    static boolean inWorker() {
        return Boolean.getBoolean(PROPERTY);
    }

    /**
     * How many levels of pools the workers of a new pool may open.
     *
     * @param asked what the pool's builder says
     * @return that, in an application; in a worker, one less than it may open itself
     */
    static int nestingOf(int asked) {
        return inWorker() ? Math.max(0, Integer.getInteger(NESTING, 0) - 1) : asked;
    }

    /**
     * Refuses a new pool where it would be opened again by each process that it starts.
     *
     * @throws GuardException in a worker, unless its pool allows for nesting; and while a class with tasks is being initialised, in
     *     any process, since each worker initialises it too
     */
    static void requireMayOpen() {
        Optional<Class<?>> task = Initialisers.ofTasks();
        if (task.isPresent()) {
            throw new GuardException(refusal("A pool", task), Occurrence.NOWHERE, null);
        }
        refuseInWorker("A pool");
    }

    /**
     * Refuses to go on in a worker whose pool allows for no nesting, and in the initialiser of a class in a child process.
     *
     * @param what what was asked for
     */
    static void refuseInWorker(String what) {
        if (inWorker() && Integer.getInteger(NESTING, 0) == 0) {
            throw new GuardException(
                    refusal(what, Initialisers.ofTasks().or(Initialisers::ofUser)), Occurrence.NOWHERE, null);
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

    private static String refusal(String asked, Optional<Class<?>> initialised) {
        String where = inWorker()
                ? "this JVM is the worker " + System.getProperty(NAME)
                        + ", and workers that open pools would start processes without end. "
                : "each worker that runs one of the class's tasks initialises it too, and would open the pool again. ";
        String what = initialised
                .map(type -> "The static initialiser of " + type.getName()
                        + " opens it: open it in main(), or in a class that no task needs")
                .orElse("Inside a task, call the method itself, or Call.callHere(); or open the outer pool with"
                        + " Pool.builder().nesting(1), if its tasks are to have pools of their own");
        return asked + " was refused: " + where + what;
    }
}
