package dev.parallel.error;

import java.time.Duration;
import java.util.Objects;

/**
 * The call ran longer than its limit, or had not ended when the limit of its whole mapping passed; a worker that ran it was killed and
 * replaced. It is never retried.
 */
public class TaskTimeoutException extends ParallelException {

    private static final long serialVersionUID = 1L;

    private final Duration limit;
    private final String threadDump;

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
     *     limit of a whole mapping
     */
    public String threadDump() {
        return threadDump;
    }
}
