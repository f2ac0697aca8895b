package dev.parallel.maven.launch;

/** The job cannot be done, for a reason that the user can mend. */
public final class JobRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    /**
     * Makes an exception.
     *
     * @param message what happened and what to do
     */
    public JobRefusedException(String message) {
        super(message);
    }
}
