package dev.parallel.internal.schedule;

import java.util.concurrent.atomic.AtomicInteger;

/** A chunk in a worker's slot. */
final class Flight {

    /** Its slot is its own; the worker does not see it yet. */
    private static final int RESERVED = 0;
    /** The worker may claim its items. */
    private static final int PUBLISHED = 1;
    /** It never reached the worker; whoever abandoned it has dealt with the chunk. */
    private static final int ABANDONED = 2;
    /** All items left in the slot have been answered. */
    private static final int FINISHED = 3;

    final Chunk chunk;
    final int slot;
    final boolean usesFile;
    private final AtomicInteger state = new AtomicInteger(RESERVED);
    /** Written by the holder of the lease. */
    private volatile int answered;
    /**
     * How many of its items are the worker's. Only the parent lowers it, so it is kept here, too: what the shared word says
     * of it may have been overwritten. Written under the scheduler's lock.
     */
    private volatile int limit;

    /** The timekeeper's own: which item it saw running, and since when. */
    int timedItem = -1;

    long timedSince;

    Flight(Chunk chunk, int slot, boolean usesFile) {
        this.chunk = chunk;
        this.slot = slot;
        this.usesFile = usesFile;
        this.limit = chunk.items();
    }

    int limit() {
        return limit;
    }

    void lowerLimit(int lower) {
        limit = lower;
    }

    boolean publish() {
        return state.compareAndSet(RESERVED, PUBLISHED);
    }

    boolean abandon() {
        return state.compareAndSet(RESERVED, ABANDONED);
    }

    /** True for exactly one caller: he frees the slot. */
    boolean finish() {
        while (true) {
            int seen = state.get();
            if (seen == ABANDONED || seen == FINISHED) {
                return false;
            }
            if (state.compareAndSet(seen, FINISHED)) {
                return true;
            }
        }
    }

    boolean isPublished() {
        return state.get() == PUBLISHED;
    }

    int answered() {
        return answered;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only the holder of the lease writes
    void countAnswer() {
        answered++;
    }
}
