package dev.parallel.internal.schedule;

import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What the scheduler's one lock guards: the queue, and who stands where. Whoever is given it takes the lock himself; nothing is
 * encoded, copied or waited for under it.
 */
final class Board {

    final ReentrantLock lock = new ReentrantLock();

    /** The chunks that wait for a worker. Guarded by the lock. */
    final ArrayDeque<Chunk> pending = new ArrayDeque<>();

    /** Guarded by the lock, but for its list of workers. */
    final Roster roster;

    /** Guarded by the lock. */
    final Stragglers stragglers;

    /** Why nothing is queued any more; null as long as something is. Guarded by the lock. */
    Refusal refusal;

    /**
     * Makes an empty one.
     *
     * @param mostItemsPerWorker after how many items a worker is retired; 0: never
     */
    Board(long mostItemsPerWorker) {
        roster = new Roster(mostItemsPerWorker);
        stragglers = new Stragglers(roster);
    }

    /** How many chunks no worker has room for; what stands behind an item that holds it up counts as one. */
    int queued() {
        lock.lock();
        try {
            boolean heldUp = pending.isEmpty() && stragglers.holdUpAny();
            return heldUp ? 1 : pending.size();
        } finally {
            lock.unlock();
        }
    }
}
