package dev.parallel.internal.schedule;

import dev.parallel.internal.transport.Link;
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

    /** The timekeeper's own: which item it saw running, and since when. */
    int timedItem = -1;

    long timedSince;
    int ticksWithAnswers;

    Flight(Chunk chunk, int slot, boolean usesFile) {
        this.chunk = chunk;
        this.slot = slot;
        this.usesFile = usesFile;
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

    /** Whether the worker runs an item of it, as far as its answers have been taken out. */
    boolean isRunning(Link link) {
        int seen = state.get();
        return (seen == PUBLISHED || seen == RESERVED && answered > 0) && link.claimed(slot) > answered;
    }

    int answered() {
        return answered;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only the holder of the lease writes
    void countAnswer() {
        answered++;
    }
}
