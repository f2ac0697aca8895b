package dev.parallel.internal.schedule;

import java.util.concurrent.atomic.AtomicInteger;

/** How many starts have failed in a row, counting workers that ended before their first call; and what follows. Thread-safe. */
final class StartFailures {

    private static final int MOST = 3;
    private static final long FIRST_PAUSE = 50_000_000L;
    private static final long LONGEST_PAUSE = 30_000_000_000L;
    private static final int MOST_DOUBLINGS = 10;

    private final AtomicInteger inARow = new AtomicInteger();

    /** Counts one; gives how many there are now. */
    int count() {
        return inARow.incrementAndGet();
    }

    /** A worker has run a call. */
    void startProved() {
        inARow.set(0);
    }

    /** Whether so many failures mean that no worker can be started. */
    static boolean areTooMany(int failures) {
        return failures >= MOST;
    }

    /** How long to wait before the next start, the longer the more have failed; 0 if none has. */
    long pauseNanos() {
        int failures = inARow.get();
        return failures == 0 ? 0 : Math.min(LONGEST_PAUSE, FIRST_PAUSE << Math.min(failures, MOST_DOUBLINGS));
    }
}
