package dev.parallel.internal.process.launch;

/** A worker's command line cannot be made. The message says what happened, with values, and the way out. */
public final class LaunchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what happened, and the way out
     */
    public LaunchException(String message) {
        super(message);
    }

    /**
     * Makes an exception with a cause.
     *
     * @param message what happened, and the way out
     * @param cause what was thrown by the system
     */
    public LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}
