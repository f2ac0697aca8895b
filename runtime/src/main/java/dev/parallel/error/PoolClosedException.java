package dev.parallel.error;

/** The pool takes no more calls, or was terminated before it could finish this one. */
public class PoolClosedException extends ParallelException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception; applications have no need to.
     *
     * @param message what happened, the likely cause and what to do
     * @param occurrence where it happened
     * @param cause the cause, or null
     */
    public PoolClosedException(String message, Occurrence occurrence, Throwable cause) {
        super(message, occurrence, cause);
    }
}
