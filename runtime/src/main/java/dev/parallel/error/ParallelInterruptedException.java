package dev.parallel.error;

/**
 * The calling thread was interrupted while it waited for a result. Its calls were withdrawn or their workers replaced,
 * unless the method that throws this says that they go on; the thread's interrupt flag is set.
 */
public class ParallelInterruptedException extends ParallelException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception; applications have no need to.
     *
     * @param message what was waited for
     * @param occurrence where it happened
     * @param cause the cause, or null
     */
    public ParallelInterruptedException(String message, Occurrence occurrence, Throwable cause) {
        super(message, occurrence, cause);
    }
}
