package dev.parallel.internal.schedule;

import dev.parallel.internal.transport.Link;

/**
 * How many chunks may stand in a worker's slots at once. The next one should be there before the last one ends, but a chunk that
 * waits behind a long item is better given to a worker that becomes free.
 */
final class Lookahead {

    /** Work below this is not moved from one worker to another. */
    static final long WORTH_MOVING_NANOS = 100_000;

    private static final long TINY_NANOS = 20_000;
    private static final long SHORT_NANOS = 500_000;

    private Lookahead() {}

    static int depth(Worker worker, Chunk chunk) {
        if (chunk.items() > 1) {
            return 2;
        }
        long nanos = worker.itemNanos;
        if (nanos < TINY_NANOS) {
            return Link.SLOTS;
        }
        return nanos < SHORT_NANOS ? 2 : 1;
    }

    /** How long one more item will keep a worker busy: as its last ones did, or as the one that it is held up by already has. */
    static double expectedNanos(Worker worker, long nowNanos) {
        return Math.max((double) worker.itemNanos, (double) worker.heldUpFor(nowNanos));
    }
}
