package dev.parallel.error;

/**
 * The task threw. Its exception is the {@linkplain #getCause() cause}: of its own type where that is an exception of
 * the JDK or one that the method declares, else a {@link RemoteException} that names it. Either has the worker's stack
 * trace.
 */
public class TaskFailedException extends ParallelException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception; applications have no need to.
     *
     * @param message what happened, the likely cause and what to do
     * @param occurrence where it happened
     * @param cause what the task threw, or why its result could not be encoded
     */
    public TaskFailedException(String message, Occurrence occurrence, Throwable cause) {
        super(message, occurrence, cause);
    }

    /**
     * Throws the cause if it is of the given type, and otherwise does nothing: also where the task threw an exception of that type
     * that comes back as a {@link RemoteException}.
     *
     * @param type the type to look for
     * @param <X> the type to look for
     * @throws X the cause
     */
    public <X extends Throwable> void rethrowIf(Class<X> type) throws X {
        if (type.isInstance(getCause())) {
            throw type.cast(getCause());
        }
    }
}
