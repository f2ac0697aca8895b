package dev.parallel.testing;

import java.time.Duration;

/**
 * Limits for tests in which something has to happen before a limit passes, which then has to pass: nobody knows how slow a machine
 * is, so the limit is doubled until it was long enough.
 */
public final class LongerLimits {

    private static final Duration SHORTEST = Duration.ofMillis(200);
    private static final int COUNT = 8;

    private LongerLimits() {}

    /** Something that may or may not come before a limit passes. */
    public interface Attempt {
        /** Whether the limit was long enough. Asserts what must be so in any case, and what must be so if it was. */
        boolean cameInTime(Duration limit) throws Exception;
    }

    /** Tries limits from 200 ms to 26 s until one was long enough; fails if none was. */
    public static void untilInTime(Attempt attempt) throws Exception {
        Duration limit = SHORTEST;
        for (int i = 0; i < COUNT; i++) {
            if (attempt.cameInTime(limit)) {
                return;
            }
            limit = limit.multipliedBy(2);
        }
        throw new AssertionError("it did not come in time, even in half of " + limit);
    }
}
