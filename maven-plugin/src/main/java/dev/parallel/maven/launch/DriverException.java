package dev.parallel.maven.launch;

/** The driver could not be started, or ended without a result. */
public final class DriverException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what happened
     * @param cause what it was found by, or null
     */
    public DriverException(String message, Throwable cause) {
        super(message, cause);
    }
}
