package dev.parallel.internal.schedule;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The queue and the placement: which chunk stands in which worker's slot. One lock guards both, on the {@link Board}; nothing is
 * encoded, copied or waited for under it.
 */
final class Scheduler {

    private final Board board;
    private final Slots slots;
    private final Moves moves;
    private final Departures departures;
    private final Crew crew;

    /**
     * Makes a scheduler without workers.
     *
     * @param mostItemsPerWorker after how many items a worker is retired; 0: never
     * @param crew who is told of what is not the scheduler's to do
     */
    Scheduler(long mostItemsPerWorker, Crew crew) {
        this.board = new Board(mostItemsPerWorker);
        this.slots = new Slots(board, crew);
        this.moves = new Moves(board, slots, crew);
        this.departures = new Departures(board, slots, moves, crew);
        this.crew = crew;
    }

    /** What the scheduler asks others to do; none of it is called under the lock. */
    interface Crew {
        /** Work stands in a worker's slots; unless its submitter does so himself, somebody must drain the link. */
        void placed(Worker worker, Flight flight, boolean bySubmitter);

        /** A worker has had its number of items: it ends in order. */
        void retire(Worker worker);

        /** A worker runs an item of a job that was withdrawn while the item was placed. */
        void withdrawn(Worker worker, Flight flight);

        /** Items were placed with a worker that is about to be killed, and have been taken back: they go to another one. */
        void spared(Chunk untouched);

        /** Chunks are queued for which no worker has room. */
        void queued(int chunks);

        /** Whether anybody listens to that. */
        boolean growsOnDemand();

        /** Runs something on another thread. */
        void later(Runnable work);
    }

    /** All workers that may have work; any thread may walk the list. */
    List<Worker> workers() {
        return board.roster.workers();
    }

    /** What stands in the workers' slots. */
    Slots slots() {
        return slots;
    }

    /** How work gets from one worker to another. */
    Moves moves() {
        return moves;
    }

    /** Which workers get no more work. */
    Departures departures() {
        return departures;
    }

    /** How many chunks no worker has room for; what stands behind an item that holds it up counts as one. */
    int queued() {
        return board.queued();
    }

    /**
     * Gives a chunk to a worker, or queues it.
     *
     * @return where it stands, or null if it was queued
     */
    Placement submit(Chunk chunk) {
        List<Placement> placements = new ArrayList<>(1);
        Refusal refused;
        int queued;
        board.lock.lock();
        try {
            refused = board.refusal;
            if (refused == null) {
                board.pending.addLast(chunk);
                board.roster.placeAll(board.pending, placements);
                if (!board.pending.isEmpty()) {
                    board.pending.addLast(board.pending.pollLast().queued());
                }
            }
            queued = board.pending.size();
        } finally {
            board.lock.unlock();
        }
        if (refused != null) {
            chunk.end(0, chunk.items(), new Ending.Refused(refused, chunk.attempts()));
        }
        Placement taken = null;
        for (Placement placement : placements) {
            boolean own = placement.flight().chunk.job() == chunk.job();
            if (own) {
                slots.publish(placement.worker(), placement.flight(), true);
                taken = placement;
            } else {
                slots.publish(List.of(placement));
            }
        }
        if (queued > 0) {
            crew.queued(queued);
        }
        return taken;
    }

    /** How many items wait for a worker. */
    long waitingItems() {
        board.lock.lock();
        try {
            return board.pending.stream().mapToLong(Chunk::items).sum();
        } finally {
            board.lock.unlock();
        }
    }

    /** A worker is ready for work. */
    void add(Worker worker) {
        List<Placement> placements = new ArrayList<>();
        Placement robbery;
        board.lock.lock();
        try {
            board.roster.add(worker);
            board.roster.refill(worker, board.pending, placements);
            robbery = board.stragglers.rob(board.pending, placements);
        } finally {
            board.lock.unlock();
        }
        slots.finish(placements, robbery);
    }

    /** A worker has been started, and is not ready for work yet. */
    void enlist(Worker worker) {
        board.lock.lock();
        try {
            board.roster.enlist(worker);
        } finally {
            board.lock.unlock();
        }
    }

    /**
     * Gives a worker a duty, which is for no other one and counts as none of its items.
     *
     * @return false if it has no room for it
     */
    boolean assign(Worker worker, Chunk chunk) {
        Flight flight;
        board.lock.lock();
        try {
            // One that has been settled meanwhile would never answer.
            flight = board.roster.workers().contains(worker) ? worker.flightFor(chunk) : null;
            if (flight != null) {
                worker.take(flight);
            }
        } finally {
            board.lock.unlock();
        }
        if (flight != null) {
            slots.publish(worker, flight, false);
        }
        return flight != null;
    }

    /** Ends whatever is queued, and whatever will be. */
    void refuse(Refusal why) {
        List<Chunk> refused;
        board.lock.lock();
        try {
            board.refusal = why;
            refused = new ArrayList<>(board.pending);
            board.pending.clear();
        } finally {
            board.lock.unlock();
        }
        Endings.refuse(refused, why);
    }

    /** Takes a job's chunks out of the queue. */
    List<Chunk> dequeue(Job job) {
        List<Chunk> taken = new ArrayList<>();
        board.lock.lock();
        try {
            for (Iterator<Chunk> each = board.pending.iterator(); each.hasNext(); ) {
                Chunk chunk = each.next();
                if (chunk.job() == job) {
                    each.remove();
                    taken.add(chunk);
                    if (!(job instanceof BulkJob)) {
                        // A single call is one chunk: many that are withdrawn in their order cost no search each.
                        break;
                    }
                }
            }
        } finally {
            board.lock.unlock();
        }
        return taken;
    }
}
