package dev.parallel.internal.process;

import dev.parallel.error.PoolStartException.Details;
import java.util.List;

/** A worker could not be started. The message has what was tried, how it ended and the last output. */
public final class StartFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient FailedStart told;

    /**
     * There was no process.
     *
     * @param message what was tried, and how it ended
     */
    public StartFailure(String message) {
        this(message, null);
    }

    StartFailure(String message, Throwable cause) {
        super(message, cause);
        told = new FailedStart(message, Details.NONE);
    }

    StartFailure(FailedStart ended, List<String> command) {
        super(ended.sentence() + "\nCommand: " + String.join(" ", command));
        Details details = ended.details();
        told = new FailedStart(
                getMessage(), new Details(command, details.exitCode(), details.signal(), details.lastOutput()));
    }

    /** What to tell of it. */
    public FailedStart told() {
        return told;
    }
}
