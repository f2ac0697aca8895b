package dev.parallel.internal.schedule;

import dev.parallel.internal.transport.Link;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

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
    /** How long its items have waited for a worker. */
    final long waitedNanos;

    private final AtomicInteger state = new AtomicInteger(RESERVED);
    /** Written by the holder of the lease. */
    private volatile int answered;

    /** The epoch of what its slot had before. Written under the scheduler's lock. */
    int earlierEpoch;

    /**
     * Whether no other flight waited to be published to its worker when it was placed. Whoever placed it publishes it then, and all that
     * others place meanwhile; else it is published by the one who is at it. For whoever placed it.
     */
    boolean isFirst;

    /** Whether the worker had to be woken for it; for whoever placed it. */
    boolean woke;

    /** Which filling of its slot it is; set before it is published. */
    int epoch;

    /** The timekeeper's own: which item it had interrupted, and which one it told of. */
    int softItem = -1;

    int toldItem = -1;

    /** The timekeeper's own: which item it saw running, and since when. */
    int timedItem = -1;

    long timedSince;
    int ticksWithAnswers;

    Flight(Chunk chunk, int slot, boolean usesFile) {
        this(chunk, slot, usesFile, 0);
    }

    Flight(Chunk chunk, int slot, boolean usesFile, long waitedNanos) {
        this.chunk = chunk;
        this.slot = slot;
        this.usesFile = usesFile;
        this.waitedNanos = waitedNanos;
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

    /**
     * Finishes it if all items that are left in its slot have been answered. Called after every answer and after items were
     * taken back: whoever comes last sees both, since the count and the slot's word are volatile.
     *
     * @param limit how many items the worker may answer in all
     * @return true for exactly one caller: he frees the slot
     */
    boolean finishIfDone(IntSupplier limit) {
        // Looked at first: before it is published, or has an answer, the limit is still that of the slot's last
        // content.
        boolean filled = isPublished() || answered > 0;
        return filled && answered == limit.getAsInt() && finish();
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
    void countAnswers(int count) {
        answered += count;
    }
}
