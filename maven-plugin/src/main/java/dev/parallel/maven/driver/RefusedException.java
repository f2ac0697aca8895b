package dev.parallel.maven.driver;

/** The job cannot be done, for a reason that the user can mend; the message is shown without a stack trace. */
public class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what happened and what to do
     */
    public RefusedException(String message) {
        super(message);
    }

    /**
     * Makes an exception.
     *
     * @param message what happened and what to do
     * @param cause what it was found by
     */
    public RefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
