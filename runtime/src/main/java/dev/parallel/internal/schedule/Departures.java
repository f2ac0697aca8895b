package dev.parallel.internal.schedule;

import java.util.ArrayList;
import java.util.List;

/** Which workers get no more work: since they are too many, have become too large, or are to end; and which stay after all. */
final class Departures {

    private final Board board;
    private final Slots slots;
    private final Moves moves;
    private final Scheduler.Crew crew;

    Departures(Board board, Slots slots, Moves moves, Scheduler.Crew crew) {
        this.board = board;
        this.slots = slots;
        this.moves = moves;
        this.crew = crew;
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
        board.lock.lock();
        try {
            idle = board.roster.leaveIdle(most, idleNanos, System.nanoTime());
            busy = busyToo ? board.roster.leaveBusy(most - idle.size()) : List.of();
        } finally {
            board.lock.unlock();
        }
        idle.forEach(crew::retire);
        busy.forEach(moves::evacuate);
        return idle.size() + busy.size();
    }

    /** Has up to a number of workers stay that were to go after their call; gives how many do. */
    int keep(int most) {
        board.lock.lock();
        try {
            return board.roster.stay(most);
        } finally {
            board.lock.unlock();
        }
    }

    /** A worker gets no more work, and ends once it has none in hand; what it has not taken up goes to others. */
    void tire(Worker worker) {
        boolean retires;
        board.lock.lock();
        try {
            worker.setTired();
            board.roster.exclude(worker);
            retires = worker.outstanding() == 0 && !worker.isDoomed();
        } finally {
            board.lock.unlock();
        }
        if (retires) {
            crew.retire(worker);
        } else {
            moves.evacuate(worker);
        }
    }

    /** A worker gets no more work. Lock held or not. */
    void exclude(Worker worker) {
        board.lock.lock();
        try {
            board.roster.exclude(worker);
        } finally {
            board.lock.unlock();
        }
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
        board.lock.lock();
        try {
            if (!worker.pardon(why)) {
                return false;
            }
            boolean unused = worker.outstanding() == 0 && board.roster.workers().contains(worker);
            retires = unused && board.roster.isSpent(worker);
            if (unused && !retires) {
                board.roster.addIdle(worker);
            }
            board.roster.placeAll(board.pending, placements);
        } finally {
            board.lock.unlock();
        }
        slots.publish(placements);
        if (retires) {
            crew.retire(worker);
        }
        return true;
    }

    /** A worker is gone. */
    void remove(Worker worker) {
        board.lock.lock();
        try {
            board.roster.remove(worker);
        } finally {
            board.lock.unlock();
        }
    }

    /** How long the worker that has been idle longest has been so; negative if none is idle. */
    long longestIdleNanos() {
        board.lock.lock();
        try {
            return board.roster.longestIdleNanos(System.nanoTime());
        } finally {
            board.lock.unlock();
        }
    }
}
