package dev.parallel.error;

import java.time.Duration;
import java.util.Objects;

/**
 * The call ran longer than its limit, or had not ended when the limit of its whole mapping passed: a worker that ran it was killed and
 * replaced. Or its {@linkplain #soft soft} limit passed: the task was interrupted, and threw. It is never retried.
 */
public class TaskTimeoutException extends ParallelException {

    private static final long serialVersionUID = 1L;

    private final Duration limit;
    private final String threadDump;
    private final boolean soft;

    /**
     * Makes an exception; applications have no need to.
     *
     * @param message what happened, the likely cause and what to do
     * @param occurrence where it happened
     * @param limit the limit that passed
     * @param threadDump where the worker stood; empty if unknown
     */
    public TaskTimeoutException(String message, Occurrence occurrence, Duration limit, String threadDump) {
        super(message, occurrence, null);
        this.limit = Objects.requireNonNull(limit, "limit");
        this.threadDump = Objects.requireNonNull(threadDump, "threadDump");
        this.soft = false;
    }

    /**
     * Makes an exception for a soft limit; applications have no need to.
     *
     * @param message what happened, the likely cause and what to do
     * @param occurrence where it happened
     * @param limit the soft limit that passed
     * @param cause what the task threw after it was interrupted
     */
    public TaskTimeoutException(String message, Occurrence occurrence, Duration limit, Throwable cause) {
        super(message, occurrence, cause);
        this.limit = Objects.requireNonNull(limit, "limit");
        this.threadDump = "";
        this.soft = true;
    }

    /**
     * Whether it was the soft limit that passed: the task was interrupted, and threw what is the cause of this exception.
     *
     * @return false if the hard limit passed, and the worker was killed
     */
    public boolean soft() {
        return soft;
    }

    /**
     * The limit that passed. A call's own clock started when a worker took it up, that of a whole mapping when it was called.
     *
     * @return a positive duration
     */
    public Duration limit() {
        return limit;
    }

    /**
     * Where the worker's threads stood when the limit passed.
     *
     * @return a thread dump; if the worker could not make one, what the operating system told of its threads, and why; empty for the
     *     limit of a whole mapping and for a soft limit
     */
    public String threadDump() {
        return threadDump;
    }
}
