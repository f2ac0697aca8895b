package dev.parallel.error;

import java.util.Objects;

/**
 * The root of everything that this library throws about a call, a pool or a process. Instances are immutable, but for
 * what {@link Throwable} allows.
 */
public class ParallelException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Occurrence occurrence;

    /**
     * Makes an exception; applications have no need to.
     *
     * @param message what happened, the likely cause and what to do
     * @param occurrence where it happened
     * @param cause the cause, or null
     */
    public ParallelException(String message, Occurrence occurrence, Throwable cause) {
        super(message, cause);
        this.occurrence = Objects.requireNonNull(occurrence, "occurrence");
    }

    /**
     * The name of the task that the failure belongs to.
     *
     * @return for example {@code com.acme.Primes.isPrime}; null if it belongs to none
     */
    public final String task() {
        return occurrence.task();
    }

    /**
     * The position of the failed item in the input of a mapping.
     *
     * @return from 0; -1 if the call was not an item of a mapping
     */
    public final long index() {
        return occurrence.index();
    }

    /**
     * The process that ran the call.
     *
     * @return the process id; -1 if no worker took the call up, or if it was waiting for another attempt
     */
    public final long pid() {
        return occurrence.pid();
    }

    /**
     * How many times a worker has taken the call up, the last time included.
     *
     * @return 0 if no worker did
     */
    public final int attempts() {
        return occurrence.attempts();
    }

    /**
     * All that is known of where it happened.
     *
     * @return never null
     */
    public final Occurrence occurrence() {
        return occurrence;
    }

    /**
     * How many items of the mapping failed, when this exception stands for all of them: it is the one with the lowest
     * index, and at most 16 others are its {@linkplain #getSuppressed() suppressed} exceptions.
     *
     * @return at least 1
     */
    public final long failureCount() {
        return failureCount;
    }

    /** Set once by {@link #standFor}, before the exception is thrown. */
    private long failureCount = 1;

    /**
     * Makes this the exception of a whole mapping; for the library's own use.
     *
     * @param count how many items failed, this one included
     * @param others the failures to keep as suppressed
     */
    public final void standFor(long count, Iterable<? extends ParallelException> others) {
        failureCount = count;
        others.forEach(this::addSuppressed);
    }
}
