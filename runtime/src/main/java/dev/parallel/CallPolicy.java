package dev.parallel;

import dev.parallel.spi.TaskPolicy;
import java.time.Duration;
import java.util.StringJoiner;

/**
 * What a call says of its own limits and retries; null where it says nothing.
 *
 * @param timeout the limit; zero: none
 * @param retries at least 0
 * @param softTimeout the soft limit; zero: none
 */
record CallPolicy(Duration timeout, Integer retries, Duration softTimeout) {

    static final CallPolicy UNSET = new CallPolicy(null, null, null);

    /** Call over pool over annotation. */
    long timeoutNanos(CallPolicy pool, TaskPolicy declared) {
        Duration chosen = timeout != null ? timeout : pool.timeout;
        return chosen != null ? saturatedNanos(chosen) : declared.timeoutNanos();
    }

    /** Call over pool; the annotation has none. */
    long softNanos(CallPolicy pool) {
        Duration chosen = softTimeout != null ? softTimeout : pool.softTimeout;
        return chosen != null ? saturatedNanos(chosen) : 0;
    }

    /** Call over pool over annotation. */
    int retries(CallPolicy pool, TaskPolicy declared) {
        Integer chosen = retries != null ? retries : pool.retries;
        return chosen != null ? chosen : declared.retries();
    }

    CallPolicy withTimeout(Duration limit) {
        return new CallPolicy(notNegative(limit), retries, softTimeout);
    }

    CallPolicy withSoftTimeout(Duration limit) {
        return new CallPolicy(timeout, retries, notNegative(limit));
    }

    private static Duration notNegative(Duration limit) {
        if (limit.isNegative()) {
            throw new IllegalArgumentException("a limit is positive, or zero for none, not " + limit);
        }
        return limit;
    }

    CallPolicy withRetries(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("retries are at least 0, not " + count);
        }
        return new CallPolicy(timeout, count, softTimeout);
    }

    /** What it says, in parentheses; nothing if it says nothing. */
    @Override
    public String toString() {
        StringJoiner parts = new StringJoiner(", ", " (", ")").setEmptyValue("");
        add(parts, "timeout", timeout);
        add(parts, "soft timeout", softTimeout);
        add(parts, "retries", retries);
        return parts.toString();
    }

    private static void add(StringJoiner parts, String name, Object value) {
        if (value != null) {
            parts.add(name + " " + value);
        }
    }

    /** A duration in nanoseconds; {@link Long#MAX_VALUE} if it is longer than that. */
    static long saturatedNanos(Duration duration) {
        long most = Long.MAX_VALUE / 2_000_000_000L;
        if (duration.toSeconds() > most) {
            return Long.MAX_VALUE;
        }
        return duration.toSeconds() < -most ? -most : duration.toNanos();
    }
}
