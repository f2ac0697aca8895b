package dev.parallel.error;

/** A pool whose workers cannot start: the message has the command, the exit code and the last lines of output. */
public class PoolStartException extends ParallelException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception; applications have no need to.
     *
     * @param message what happened, the likely cause and what to do
     * @param occurrence where it happened
     * @param cause the cause, or null
     */
    public PoolStartException(String message, Occurrence occurrence, Throwable cause) {
        super(message, occurrence, cause);
    }
}
