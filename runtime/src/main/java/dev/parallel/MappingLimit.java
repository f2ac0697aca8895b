package dev.parallel;

import dev.parallel.error.Occurrence;
import dev.parallel.error.TaskTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The limit of a whole mapping. When it passes, what has not ended is withdrawn, whether or not somebody waits for a result at
 * that time. Thread-safe.
 */
final class MappingLimit {

    /** Null: no limit. */
    private final Duration limit;

    private final long deadline;
    /** True when the limit has passed, false when there is nothing left for it to end. */
    private final CompletableFuture<Boolean> passed = new CompletableFuture<>();

    private MappingLimit(Duration limit) {
        this.limit = limit;
        this.deadline = limit == null ? 0 : System.nanoTime() + CallPolicy.saturatedNanos(limit);
    }

    /** A limit that never passes. */
    static MappingLimit none() {
        return new MappingLimit(null);
    }

    /** A limit that is counted from now. */
    static MappingLimit of(Duration limit) {
        if (limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("the limit of a mapping is positive, not " + limit);
        }
        return new MappingLimit(limit);
    }

    /**
     * Starts the clock's alarm.
     *
     * @param withdraw is run once, when the limit passes; it is short and runs no user's code
     */
    void begin(Runnable withdraw) {
        if (limit != null) {
            var unused = passed.thenAccept(late -> {
                if (late) {
                    withdraw.run();
                }
            });
            passed.completeOnTimeout(true, deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }

    /** Stops the alarm, which would keep the mapping in memory. */
    void end() {
        passed.complete(false);
    }

    boolean hasPassed() {
        return passed.getNow(false);
    }

    /** What an item fails with that had not ended in time. */
    TaskTimeoutException ofItem(Occurrence where) {
        return new TaskTimeoutException(
                where + " had not ended when the limit of its whole mapping passed, " + limit
                        + " after the call of map. It was" + " cancelled, and its worker stopped if one ran it",
                where,
                limit,
                "");
    }

    /** What stands for the part of the input that was not read in time. */
    TaskTimeoutException ofRest(Occurrence where) {
        return new TaskTimeoutException(
                "the limit of the mapping passed, " + limit
                        + " after the call of map, before its whole input was read: " + where
                        + " and those after it were not run",
                where,
                limit,
                "");
    }
}
