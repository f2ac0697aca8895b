package dev.parallel.internal.schedule;

import dev.parallel.internal.transport.Link;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The queue and the placement: which chunk stands in which worker's slot. One lock guards both; nothing is encoded, copied or
 * waited for under it.
 */
final class Scheduler {

    private final ReentrantLock lock = new ReentrantLock();

    private final ArrayDeque<Chunk> pending = new ArrayDeque<>();
    private final Roster roster;

    /** Why nothing is queued any more. Guarded by the lock. */
    private Refusal refusal;

    private final Crew crew;

    /**
     * Makes a scheduler without workers.
     *
     * @param mostItemsPerWorker after how many items a worker is retired; 0: never
     * @param crew who is told of what is not the scheduler's to do
     */
    Scheduler(long mostItemsPerWorker, Crew crew) {
        roster = new Roster(mostItemsPerWorker);
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

        /** Chunks are queued for which no worker has room. */
        void queued(int chunks);

        /** Whether anybody listens to that. */
        boolean growsOnDemand();

        /** Runs something on another thread. */
        void later(Runnable work);
    }

    List<Worker> workers() {
        return roster.workers();
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
        lock.lock();
        try {
            refused = refusal;
            if (refused == null) {
                pending.addLast(chunk);
                roster.placeAll(pending, placements);
                if (!pending.isEmpty()) {
                    pending.addLast(pending.pollLast().queued());
                }
            }
            queued = pending.size();
        } finally {
            lock.unlock();
        }
        if (queued > 0) {
            crew.queued(queued);
        }
        if (refused != null) {
            chunk.end(0, chunk.items(), new Ending.Refused(refused));
        }
        Placement taken = null;
        for (Placement placement : placements) {
            boolean own = placement.flight().chunk.job() == chunk.job();
            publish(placement.worker(), placement.flight(), own);
            taken = own ? placement : taken;
        }
        return taken;
    }

    /** How many items wait for a worker. */
    long waitingItems() {
        lock.lock();
        try {
            return pending.stream().mapToLong(Chunk::items).sum();
        } finally {
            lock.unlock();
        }
    }

    /** A worker is ready for work. */
    void add(Worker worker) {
        List<Placement> placements = new ArrayList<>();
        Placement robbery;
        lock.lock();
        try {
            roster.add(worker);
            roster.refill(worker, pending, placements);
            robbery = rob(placements);
        } finally {
            lock.unlock();
        }
        finish(placements, robbery);
    }

    /** A worker has been started, and is not ready for work yet. */
    void enlist(Worker worker) {
        lock.lock();
        try {
            roster.enlist(worker);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Gives a worker a chunk that is for no other one and counts as none of its items.
     *
     * @return false if it has no room for it
     */
    boolean assign(Worker worker, Chunk chunk) {
        Flight flight;
        lock.lock();
        try {
            flight = worker.reserve(chunk);
            if (flight != null) {
                worker.itemsGiven -= chunk.items();
            }
        } finally {
            lock.unlock();
        }
        if (flight != null) {
            publish(worker, flight, false);
        }
        return flight != null;
    }

    /** A worker gets no more work, and ends once it has none in hand; what it has not taken up goes to others. */
    void tire(Worker worker) {
        boolean retires;
        lock.lock();
        try {
            worker.setTired();
            roster.exclude(worker);
            retires = worker.outstanding() == 0 && !worker.isDoomed();
        } finally {
            lock.unlock();
        }
        if (retires) {
            crew.retire(worker);
        } else {
            evacuate(worker);
        }
    }

    /** A worker gets no more work. Lock held or not. */
    void exclude(Worker worker) {
        lock.lock();
        try {
            roster.exclude(worker);
        } finally {
            lock.unlock();
        }
    }

    /** A worker is gone. */
    void remove(Worker worker) {
        lock.lock();
        try {
            roster.remove(worker);
        } finally {
            lock.unlock();
        }
    }

    /** Puts chunks in front of the queue, in order, and starts what can be started. */
    void requeue(List<Chunk> chunks) {
        List<Chunk> wanted = new ArrayList<>(chunks.size());
        for (Chunk chunk : chunks) {
            if (chunk.job().isAbandoned() || chunk.job() instanceof DutyJob) {
                chunk.end(0, chunk.items(), new Ending.Cancelled());
            } else {
                wanted.add(chunk);
            }
        }
        List<Placement> placements = new ArrayList<>();
        Refusal refused;
        lock.lock();
        try {
            refused = refusal;
            for (int i = wanted.size() - 1; i >= 0 && refused == null; i--) {
                pending.addFirst(wanted.get(i).queued());
            }
            roster.placeAll(pending, placements);
        } finally {
            lock.unlock();
        }
        if (refused != null) {
            wanted.forEach(chunk -> chunk.end(0, chunk.items(), new Ending.Refused(refused)));
        }
        publish(placements);
        int queued = queued();
        if (queued > 0) {
            crew.queued(queued);
        }
    }

    /** Ends whatever is queued, and whatever will be. */
    void refuse(Refusal why) {
        List<Chunk> refused;
        lock.lock();
        try {
            refusal = why;
            refused = new ArrayList<>(pending);
            pending.clear();
        } finally {
            lock.unlock();
        }
        refused.forEach(chunk -> chunk.end(0, chunk.items(), new Ending.Refused(why)));
    }

    /** Takes a job's chunks out of the queue. */
    List<Chunk> dequeue(Job job) {
        List<Chunk> taken = new ArrayList<>();
        lock.lock();
        try {
            for (Iterator<Chunk> each = pending.iterator(); each.hasNext(); ) {
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
            lock.unlock();
        }
        return taken;
    }

    /**
     * Takes the untouched items of a flight back.
     *
     * @return them, or null if there are none
     */
    Chunk takeBack(Worker worker, Flight flight) {
        Chunk taken;
        lock.lock();
        try {
            taken = takeBackLocked(worker, flight, 0);
        } finally {
            lock.unlock();
        }
        finishIfDone(worker, flight);
        return taken;
    }

    private Chunk takeBackLocked(Worker worker, Flight flight, int keep) {
        if (!flight.isPublished()) {
            return null;
        }
        int before = worker.link.limit(flight.slot);
        int after = worker.link.takeBack(flight.slot, keep);
        if (after == before) {
            return null;
        }
        worker.itemsGiven -= before - after;
        return flight.chunk.part(after, before);
    }

    /**
     * Takes all untouched items of a worker's flights back and gives them to others.
     *
     * @param worker a worker that gets no more work
     */
    void evacuate(Worker worker) {
        List<Chunk> taken = new ArrayList<>();
        for (int slot = 0; slot < Link.SLOTS; slot++) {
            Flight flight = worker.flight(slot);
            Chunk chunk = flight == null ? null : takeBack(worker, flight);
            if (chunk != null) {
                taken.add(chunk);
            }
        }
        requeue(taken);
    }

    /**
     * Lets a worker whose end had been decided go on.
     *
     * @param why the decision, if it still stands
     * @return false if another decision has taken its place
     */
    boolean readmit(Worker worker, Doom why) {
        List<Placement> placements = new ArrayList<>();
        boolean retires;
        lock.lock();
        try {
            if (!worker.pardon(why)) {
                return false;
            }
            boolean unused = worker.outstanding() == 0 && roster.workers().contains(worker);
            retires = unused && roster.isSpent(worker);
            if (unused && !retires) {
                roster.addIdle(worker);
            }
            roster.placeAll(pending, placements);
        } finally {
            lock.unlock();
        }
        publish(placements);
        if (retires) {
            crew.retire(worker);
        }
        return true;
    }

    /** What stands in a flight of a worker that is gone, and is nobody else's from now on. */
    record Seized(int claimed, int limit) {}

    /**
     * Takes a flight from a worker that is gone.
     *
     * @return what stood in it; null if it is finished
     */
    Seized seize(Worker worker, Flight flight) {
        lock.lock();
        try {
            int limit = worker.link.limit(flight.slot);
            int claimed = worker.link.claimed(flight.slot);
            return flight.finish() ? new Seized(claimed, limit) : null;
        } finally {
            lock.unlock();
        }
    }

    /** Frees a flight's slot if all items that are left in it have been answered, and gives the worker more to do. */
    void finishIfDone(Worker worker, Flight flight) {
        finishIfDone(worker, flight, true);
    }

    private void finishIfDone(Worker worker, Flight flight, boolean mayRob) {
        if (flight.finishIfDone(() -> worker.link.limit(flight.slot))) {
            freed(worker, flight, mayRob);
        }
    }

    private void freed(Worker worker, Flight flight, boolean mayRob) {
        if (flight.usesFile) {
            worker.link.shrinkRequestFile();
        }
        List<Placement> placements = new ArrayList<>(1);
        boolean retires = false;
        Placement robbery = null;
        lock.lock();
        try {
            worker.free(flight);
            roster.refill(worker, pending, placements);
            if (worker.outstanding() == 0 && !worker.isDoomed()) {
                retires = roster.isSpent(worker);
                if (!retires) {
                    roster.addIdle(worker);
                    robbery = mayRob ? rob(placements) : null;
                }
            }
        } finally {
            lock.unlock();
        }
        finish(placements, robbery);
        if (retires) {
            crew.retire(worker);
        }
    }

    /** How many chunks no worker has room for; what stands behind an item that holds it up counts as one. */
    int queued() {
        lock.lock();
        try {
            boolean heldUp = pending.isEmpty() && !roster.hasIdle() && roster.longestQueue(System.nanoTime()) != null;
            return heldUp ? 1 : pending.size();
        } finally {
            lock.unlock();
        }
    }

    /** How long the worker that has been idle longest has been so; negative if none is idle. */
    long longestIdleNanos() {
        lock.lock();
        try {
            return roster.longestIdleNanos(System.nanoTime());
        } finally {
            lock.unlock();
        }
    }

    /**
     * Lets workers go: they get no more work, and end in order when they have none. What busy ones have not touched goes to others.
     *
     * @param most how many at most
     * @param idleNanos how long an idle one must have been so
     * @param busyToo whether those that have work are to go, where there are not enough idle ones
     * @return how many go
     */
    int letGo(int most, long idleNanos, boolean busyToo) {
        List<Worker> idle;
        List<Worker> busy;
        lock.lock();
        try {
            idle = roster.leaveIdle(most, idleNanos, System.nanoTime());
            busy = busyToo ? roster.leaveBusy(most - idle.size()) : List.of();
        } finally {
            lock.unlock();
        }
        idle.forEach(crew::retire);
        busy.forEach(this::evacuate);
        return idle.size() + busy.size();
    }

    /** Has up to a number of workers stay that were to go after their call; gives how many do. */
    int keep(int most) {
        lock.lock();
        try {
            return roster.stay(most);
        } finally {
            lock.unlock();
        }
    }

    /** Gives idle workers what stands untouched behind items that hold others up; for whoever sees time pass. */
    void rebalance() {
        if (crew.growsOnDemand()) {
            crew.queued(queued());
        }
        Placement robbery;
        int rounds = roster.workers().size();
        do {
            List<Placement> placements = new ArrayList<>(1);
            lock.lock();
            try {
                robbery = rob(placements);
            } finally {
                lock.unlock();
            }
            finish(placements, robbery);
        } while (robbery != null && --rounds > 0);
    }

    /** Takes half of the longest queue for an idle worker. Lock held. */
    private Placement rob(List<Placement> placements) {
        if (!roster.hasIdle() || !pending.isEmpty()) {
            return null;
        }
        Placement longest = roster.longestQueue(System.nanoTime());
        if (longest == null) {
            return null;
        }
        int keep = Roster.untouched(longest.worker(), longest.flight()) / 2;
        Chunk part = takeBackLocked(longest.worker(), longest.flight(), keep);
        if (part != null) {
            pending.addFirst(part);
            roster.placeAll(pending, placements);
        }
        return longest;
    }

    private void finish(List<Placement> placements, Placement robbery) {
        publish(placements);
        if (robbery != null) {
            // The robbed does not rob in turn: two workers could do that to each other for ever.
            finishIfDone(robbery.worker(), robbery.flight(), false);
        }
    }

    private void publish(List<Placement> placements) {
        for (Placement placement : placements) {
            publish(placement.worker(), placement.flight(), false);
        }
    }

    private void publish(Worker worker, Flight flight, boolean bySubmitter) {
        Chunk chunk = flight.chunk;
        try {
            flight.woke = worker.link.fill(flight.slot, chunk.request(worker.task(chunk.method())));
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            if (flight.abandon()) {
                chunk.end(0, chunk.items(), new Ending.Unsendable(e.toString()));
                // By another thread: a long queue of such requests must not become a deep stack.
                crew.later(() -> freed(worker, flight, true));
            }
            return;
        }
        flight.epoch = worker.link.epoch(flight.slot);
        flight.publish();
        crew.placed(worker, flight, bySubmitter);
        // The withdrawer marks the job and then looks for published flights; here it is the other way round.
        if (chunk.job().isAbandoned()) {
            Chunk untouched = takeBack(worker, flight);
            if (untouched != null) {
                untouched.end(0, untouched.items(), new Ending.Cancelled());
            }
            if (chunk.job().isWithdrawn() && flight.isRunning(worker.link)) {
                crew.withdrawn(worker, flight);
            }
        }
    }
}
