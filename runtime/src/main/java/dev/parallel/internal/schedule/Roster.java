package dev.parallel.internal.schedule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The workers, and which of them should get a chunk. Everything but {@link #workers} is guarded by the scheduler's lock.
 */
final class Roster {

    private final CopyOnWriteArrayList<Worker> workers = new CopyOnWriteArrayList<>();
    /** Those that have no work, the one used last at the end. */
    private final ArrayDeque<Worker> idle = new ArrayDeque<>();

    private final SpinRights spinRights = new SpinRights();
    private final long mostItemsPerWorker;

    Roster(long mostItemsPerWorker) {
        this.mostItemsPerWorker = mostItemsPerWorker == 0 ? Long.MAX_VALUE : mostItemsPerWorker;
    }

    /** All workers that may have work; any thread may walk the list. */
    List<Worker> workers() {
        return workers;
    }

    void add(Worker worker) {
        worker.setNovice(false);
        workers.addIfAbsent(worker);
        idle.addFirst(worker);
    }

    /** A worker is to be seen by those who walk the list, but gets no work before it is added. */
    void enlist(Worker worker) {
        worker.setNovice(true);
        workers.add(worker);
    }

    /** A worker gets no more work. */
    void exclude(Worker worker) {
        idle.remove(worker);
    }

    void remove(Worker worker) {
        workers.remove(worker);
        idle.remove(worker);
        spinRights.forget(worker.link);
    }

    /** A worker has nothing to do; the next chunk is his. */
    void addIdle(Worker worker) {
        if (!worker.isNovice() && !idle.contains(worker)) {
            idle.addLast(worker);
        }
    }

    /** Whether a worker without work could be given some. */
    boolean hasIdle() {
        Worker hottest = idle.peekLast();
        return hottest != null && !hottest.isDoomed() && !isSpent(hottest);
    }

    /** Whether a worker gets no more work: it has had all the items that it may have, or has become too large. */
    boolean isSpent(Worker worker) {
        return worker.isLeaving() || worker.isTired() || worker.itemsGiven >= mostItemsPerWorker;
    }

    /** How long the worker that has been idle longest has been so; negative if none is idle. */
    long longestIdleNanos(long nowNanos) {
        long longest = -1;
        for (Worker worker : idle) {
            longest = worker.isDoomed() ? longest : Math.max(longest, nowNanos - worker.idleSince);
        }
        return longest;
    }

    /** Takes up to a number of workers that have been idle for long enough; the one used last goes last. */
    List<Worker> leaveIdle(int most, long idleNanos, long nowNanos) {
        List<Worker> taken = new ArrayList<>();
        for (Worker worker : idle) {
            if (taken.size() < most && !worker.isDoomed() && nowNanos - worker.idleSince >= idleNanos) {
                worker.setLeaving(true);
                taken.add(worker);
            }
        }
        idle.removeAll(taken);
        return taken;
    }

    /** Takes up to a number of workers that have work; they get no more. */
    List<Worker> leaveBusy(int most) {
        List<Worker> taken = new ArrayList<>();
        for (Worker worker : workers) {
            boolean works = worker.outstanding() > 0 && !worker.isNovice();
            if (taken.size() < most && works && !worker.isDoomed() && !worker.isLeaving()) {
                worker.setLeaving(true);
                taken.add(worker);
            }
        }
        return taken;
    }

    /** Has up to a number of workers stay that were to leave and have not done so. */
    int stay(int most) {
        int staying = 0;
        for (Worker worker : workers) {
            if (staying < most && worker.isLeaving() && worker.outstanding() > 0 && !worker.isDoomed()) {
                worker.setLeaving(false);
                staying++;
            }
        }
        return staying;
    }

    /** Fills a worker's free slots from the queue. */
    void refill(Worker worker, ArrayDeque<Chunk> pending, List<Placement> placements) {
        boolean placed = true;
        while (placed && !pending.isEmpty() && hasRoom(worker, pending.peekFirst())) {
            placed = reserve(worker, pending, placements);
        }
    }

    /** Gives chunks from the head of the queue to workers for as long as there is one for the next. */
    void placeAll(ArrayDeque<Chunk> pending, List<Placement> placements) {
        boolean placed = true;
        while (placed && !pending.isEmpty()) {
            Worker worker = workerFor(pending.peekFirst());
            placed = worker != null && reserve(worker, pending, placements);
        }
    }

    /** Finds a worker for a chunk: the hottest idle one, else one that will soon be ready for it; null if there is none. */
    private Worker workerFor(Chunk chunk) {
        Worker hottest = idle.peekLast();
        if (hottest != null && hasRoom(hottest, chunk)) {
            return hottest;
        }
        Worker best = null;
        for (Worker worker : workers) {
            if (hasRoom(worker, chunk) && (best == null || worker.outstanding() < best.outstanding())) {
                best = worker;
            }
        }
        return best;
    }

    private boolean hasRoom(Worker worker, Chunk chunk) {
        return !worker.isDoomed()
                && !worker.isNovice()
                && !isSpent(worker)
                && worker.hasFreeSlot()
                && worker.outstanding() < Lookahead.depth(worker, chunk)
                && (!chunk.mayNeedFile() || worker.isFileFree());
    }

    /** Gives a worker the chunk at the head of the queue, or as many of its items as it may yet have. */
    private boolean reserve(Worker worker, ArrayDeque<Chunk> pending, List<Placement> placements) {
        Chunk chunk = pending.peekFirst();
        long room = mostItemsPerWorker - worker.itemsGiven;
        boolean whole = chunk.items() <= room;
        Flight flight = worker.flightFor(whole ? chunk : chunk.part(0, (int) room));
        if (flight == null) {
            return false;
        }
        Chunk rest = whole ? null : chunk.part((int) room, chunk.items());
        placements.add(new Placement(worker, flight));
        // From here on nothing is allocated: if memory is full, the chunk is still queued, and the slot free.
        pending.pollFirst();
        if (rest != null) {
            pending.addFirst(rest);
        }
        worker.take(flight);
        idle.remove(worker);
        spinRights.use(worker.link);
        return true;
    }
}
