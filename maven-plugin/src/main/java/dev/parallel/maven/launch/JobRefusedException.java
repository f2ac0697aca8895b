package dev.parallel.maven.launch;

/** The job cannot be done, for a reason that the user can mend. */
public final class JobRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean unknownTask;

    /**
     * Makes an exception.
     *
     * @param message what happened and what to do
     * @param unknownTask whether the reason is that there is no task of that name
     */
    public JobRefusedException(String message, boolean unknownTask) {
        super(message);
        this.unknownTask = unknownTask;
    }

    /**
     * Tells whether the reason is that there is no task of that name.
     *
     * @return whether it is
     */
    public boolean isOfUnknownTask() {
        return unknownTask;
    }
}
