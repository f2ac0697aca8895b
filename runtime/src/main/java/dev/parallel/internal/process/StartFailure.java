package dev.parallel.internal.process;

/** A worker could not be started. The message has what was tried, how it ended and the last output. */
public final class StartFailure extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Makes one.
     *
     * @param message what was tried, and how it ended
     */
    public StartFailure(String message) {
        super(message);
    }

    StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
