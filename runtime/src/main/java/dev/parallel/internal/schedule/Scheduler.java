package dev.parallel.internal.schedule;

import dev.parallel.internal.transport.Link;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The queue and the placement: which chunk stands in which worker's slot. One lock guards both; nothing is encoded, copied or
 * waited for under it.
 */
final class Scheduler {

    /** A flight that has been reserved under the lock and is to be published without it. */
    private record Placement(Worker worker, Flight flight) {}

    private final ReentrantLock lock = new ReentrantLock();

    private final ArrayDeque<Chunk> pending = new ArrayDeque<>();
    /** All workers that may get work. Written under the lock. */
    private final CopyOnWriteArrayList<Worker> workers = new CopyOnWriteArrayList<>();
    /** Those of them that have none, the one used last at the end. Guarded by the lock. */
    private final ArrayDeque<Worker> idle = new ArrayDeque<>();

    /** Why nothing is queued any more. Guarded by the lock. */
    private Refusal refusal;

    private final SpinRights spinRights = new SpinRights();
    private final long mostItemsPerWorker;
    private final Crew crew;

    /**
     * Makes a scheduler without workers.
     *
     * @param mostItemsPerWorker after how many items a worker is retired; 0: never
     * @param crew who is told of what is not the scheduler's to do
     */
    Scheduler(long mostItemsPerWorker, Crew crew) {
        this.mostItemsPerWorker = mostItemsPerWorker == 0 ? Long.MAX_VALUE : mostItemsPerWorker;
        this.crew = crew;
    }

    /** What the scheduler asks others to do; none of it is called under the lock. */
    interface Crew {
        /** Work stands in a worker's slots; unless its submitter does so himself, somebody must drain the link. */
        void placed(Worker worker, Flight flight, boolean bySubmitter);

        /** A worker has had its number of items: it ends in order. */
        void retire(Worker worker);
    }

    List<Worker> workers() {
        return workers;
    }

    /**
     * Gives a chunk to a worker, or queues it.
     *
     * @return the worker that it was given to, or null
     */
    Worker submit(Chunk chunk) {
        List<Placement> placements = new ArrayList<>(1);
        Refusal refused;
        lock.lock();
        try {
            refused = refusal;
            if (refused == null && (!pending.isEmpty() || !place(chunk, placements))) {
                pending.addLast(chunk);
            }
        } finally {
            lock.unlock();
        }
        if (refused != null) {
            chunk.end(0, chunk.items(), new Ending.Refused(refused));
        }
        for (Placement placement : placements) {
            publish(placement.worker(), placement.flight(), true);
        }
        return placements.isEmpty() ? null : placements.get(0).worker();
    }

    /** A worker is ready for work. */
    void add(Worker worker) {
        List<Placement> placements = new ArrayList<>(Link.SLOTS);
        lock.lock();
        try {
            workers.add(worker);
            idle.addFirst(worker);
            refill(worker, placements);
        } finally {
            lock.unlock();
        }
        publish(placements);
    }

    /** A worker gets no more work. Lock held or not. */
    void exclude(Worker worker) {
        lock.lock();
        try {
            idle.remove(worker);
        } finally {
            lock.unlock();
        }
    }

    /** A worker is gone. */
    void remove(Worker worker) {
        lock.lock();
        try {
            workers.remove(worker);
            idle.remove(worker);
            spinRights.forget(worker.link);
        } finally {
            lock.unlock();
        }
    }

    /** Puts chunks in front of the queue, in order, and starts what can be started. */
    void requeue(List<Chunk> chunks) {
        List<Placement> placements = new ArrayList<>();
        Refusal refused;
        lock.lock();
        try {
            refused = refusal;
            for (int i = chunks.size() - 1; i >= 0 && refused == null; i--) {
                pending.addFirst(chunks.get(i));
            }
            for (Worker worker : workers) {
                refill(worker, placements);
            }
        } finally {
            lock.unlock();
        }
        if (refused != null) {
            chunks.forEach(chunk -> chunk.end(0, chunk.items(), new Ending.Refused(refused)));
        }
        publish(placements);
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
        int before = flight.limit();
        int after = worker.link.takeBack(flight.slot, keep);
        if (after >= before || after < flight.answered()) {
            return null;
        }
        flight.lowerLimit(after);
        worker.itemsGiven -= before - after;
        return flight.chunk.part(after, before);
    }

    /** Frees a flight's slot if all items that are left in it have been answered, and gives the worker more to do. */
    void finishIfDone(Worker worker, Flight flight) {
        if (flight.answered() != flight.limit() || !flight.isPublished() && flight.answered() == 0) {
            return;
        }
        if (flight.finish()) {
            freed(worker, flight);
        }
    }

    private void freed(Worker worker, Flight flight) {
        List<Placement> placements = new ArrayList<>(1);
        boolean retires = false;
        Worker robbed = null;
        Flight shortened = null;
        lock.lock();
        try {
            worker.free(flight);
            refill(worker, placements);
            if (worker.outstanding() == 0 && !worker.isDoomed()) {
                retires = worker.itemsGiven >= mostItemsPerWorker;
                if (!retires) {
                    idle.addLast(worker);
                    Placement victim = longestQueue(worker);
                    if (victim != null) {
                        robbed = victim.worker();
                        shortened = victim.flight();
                        Chunk part = takeBackLocked(robbed, shortened, untouched(robbed, shortened) / 2);
                        if (part != null && !place(part, placements)) {
                            pending.addFirst(part);
                        }
                    }
                }
            }
        } finally {
            lock.unlock();
        }
        publish(placements);
        if (shortened != null) {
            finishIfDone(robbed, shortened);
        }
        if (retires) {
            crew.retire(worker);
        }
    }

    /** Fills a worker's free slots from the queue. Lock held. */
    private void refill(Worker worker, List<Placement> placements) {
        while (!pending.isEmpty() && hasRoom(worker, pending.peekFirst())) {
            Chunk chunk = pending.pollFirst();
            if (!reserve(worker, chunk, placements)) {
                pending.addFirst(chunk);
                return;
            }
        }
    }

    /** Finds a worker for a chunk: the hottest idle one, else one that will soon be ready for it. Lock held. */
    private boolean place(Chunk chunk, List<Placement> placements) {
        Worker hottest = idle.peekLast();
        if (hottest != null) {
            return reserve(hottest, chunk, placements);
        }
        Worker best = null;
        for (Worker worker : workers) {
            if (hasRoom(worker, chunk) && (best == null || worker.outstanding() < best.outstanding())) {
                best = worker;
            }
        }
        return best != null && reserve(best, chunk, placements);
    }

    private boolean hasRoom(Worker worker, Chunk chunk) {
        return !worker.isDoomed()
                && worker.itemsGiven < mostItemsPerWorker
                && worker.outstanding() < Lookahead.depth(worker, chunk);
    }

    private boolean reserve(Worker worker, Chunk chunk, List<Placement> placements) {
        long room = mostItemsPerWorker - worker.itemsGiven;
        Chunk given = chunk.items() <= room ? chunk : chunk.part(0, (int) room);
        Flight flight = worker.reserve(given);
        if (flight == null) {
            return false;
        }
        if (given != chunk) {
            pending.addFirst(chunk.part((int) room, chunk.items()));
        }
        idle.remove(worker);
        spinRights.use(worker.link);
        placements.add(new Placement(worker, flight));
        return true;
    }

    /** The flight with the most untouched work behind a running item; null if none is worth moving. Lock held. */
    private Placement longestQueue(Worker thief) {
        Placement longest = null;
        double most = Lookahead.WORTH_MOVING_NANOS;
        for (Worker worker : workers) {
            for (int slot = 0; worker != thief && slot < Link.SLOTS; slot++) {
                Flight flight = worker.flight(slot);
                if (flight != null && flight.isPublished()) {
                    double waiting = (double) untouched(worker, flight) * worker.itemNanos;
                    if (waiting > most) {
                        most = waiting;
                        longest = new Placement(worker, flight);
                    }
                }
            }
        }
        return longest;
    }

    private static int untouched(Worker worker, Flight flight) {
        return flight.limit() - worker.link.claimed(flight.slot);
    }

    private void publish(List<Placement> placements) {
        for (Placement placement : placements) {
            publish(placement.worker(), placement.flight(), false);
        }
    }

    private void publish(Worker worker, Flight flight, boolean bySubmitter) {
        Chunk chunk = flight.chunk;
        try {
            worker.link.fill(flight.slot, chunk.request(worker.task(chunk.method())));
        } catch (IOException e) {
            if (flight.abandon()) {
                chunk.end(0, chunk.items(), new Ending.Unsendable(e.toString()));
                freed(worker, flight);
            }
            return;
        }
        boolean published = flight.publish();
        crew.placed(worker, flight, bySubmitter);
        // The withdrawer marks the job and then looks for published flights; here it is the other way round.
        if (published && chunk.job().isWithdrawn()) {
            Chunk untouched = takeBack(worker, flight);
            if (untouched != null) {
                untouched.end(0, untouched.items(), new Ending.Cancelled());
            }
        }
    }
}
