package dev.parallel.internal.schedule;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands in the workers' slots: it is published to their links, taken back and seized, and a slot is freed once all that is
 * left in it has been answered.
 */
final class Slots {

    private final Board board;
    private final Scheduler.Crew crew;

    Slots(Board board, Scheduler.Crew crew) {
        this.board = board;
        this.crew = crew;
    }

    /** Shows workers what was placed with them; not under the lock. */
    void publish(List<Placement> placements) {
        for (Placement placement : placements) {
            publish(placement.worker(), placement.flight(), false);
        }
    }

    /**
     * Shows a worker what was placed with it, and what others place there meanwhile; unless somebody is at that already, who will come
     * to this. Not under the lock.
     *
     * @param bySubmitter whether the thread that calls this has submitted it
     */
    void publish(Worker worker, Flight flight, boolean bySubmitter) {
        if (flight.isFirst) {
            publishAll(worker, bySubmitter ? flight : null, false);
        }
    }

    /**
     * Shows a worker what has been placed with it, one after the other, until nothing is left. From the first one on that takes long to
     * write, another thread does it: whoever drains, or watches limits, has others who wait for him.
     *
     * @param own what the calling thread has submitted, or null; it writes that in any case
     */
    private void publishAll(Worker worker, Flight own, boolean mayTakeLong) {
        Failures failures = new Failures();
        boolean more = true;
        while (more) {
            Flight flight = worker.flight(worker.publishing.nextSlot());
            boolean takesLong = flight != own && !mayTakeLong && flight.chunk.takesLongToWrite();
            more = false;
            if (!takesLong || !handsOn(worker, failures)) {
                try {
                    show(worker, flight, flight == own);
                } catch (RuntimeException | Error e) {
                    failures.add(e);
                }
                more = worker.publishing.remove();
            }
        }
        failures.rethrow();
    }

    /** Has another thread go on; false if it cannot be asked to. */
    private boolean handsOn(Worker worker, Failures failures) {
        try {
            crew.later(() -> publishAll(worker, null, true));
            return true;
        } catch (RuntimeException | Error e) {
            failures.add(e);
            return false;
        }
    }

    private void show(Worker worker, Flight flight, boolean bySubmitter) {
        Chunk chunk = flight.chunk;
        if (isNoPlaceFor(worker)) {
            spare(worker, flight);
            return;
        }
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
        // The withdrawer marks the job and then looks for published flights (Withdrawal); here it is the other way
        // round.
        if (chunk.job().isAbandoned()) {
            Chunk untouched = takeBack(worker, flight);
            if (untouched != null) {
                untouched.end(0, untouched.items(), new Ending.Cancelled(untouched.attempts()));
            }
            if (chunk.job().isWithdrawn() && flight.isRunning(worker.link)) {
                crew.withdrawn(worker, flight);
            }
        }
        // Who dooms a worker takes back what is published there afterwards; here, too, it is the other way round.
        Chunk spared = isNoPlaceFor(worker) ? takeBack(worker, flight) : null;
        if (spared != null) {
            crew.spared(spared);
        }
    }

    /** Gives what a worker is not shown to others; unless that has been done already, since the worker is gone. */
    private void spare(Worker worker, Flight flight) {
        if (flight.abandon()) {
            // What it runs may end before it is killed, and then it would take this up.
            board.lock.lock();
            try {
                worker.giveBack(flight.chunk);
            } finally {
                board.lock.unlock();
            }
            freed(worker, flight, true);
            crew.spared(flight.chunk);
        }
    }

    /** Whether a worker is to be killed. What ends in order is given nothing but its finalizer. */
    private static boolean isNoPlaceFor(Worker worker) {
        Doom doom = worker.doom();
        return doom != null && !(doom instanceof Doom.Retired);
    }

    /** Shows workers what was placed with them, some of it perhaps by {@link Stragglers#rob}. */
    void finish(List<Placement> placements, Placement robbery) {
        publish(placements);
        if (robbery != null) {
            // The robbed does not rob in turn: two workers could do that to each other for ever.
            finishIfDone(robbery.worker(), robbery.flight(), false);
        }
    }

    /**
     * Takes the untouched items of a flight back.
     *
     * @return them, or null if there are none
     */
    Chunk takeBack(Worker worker, Flight flight) {
        Chunk taken;
        board.lock.lock();
        try {
            taken = worker.takeBack(flight, 0);
        } finally {
            board.lock.unlock();
        }
        finishIfDone(worker, flight);
        return taken;
    }

    /** What stands in a flight of a worker that is gone, and is nobody else's from now on. */
    record Seized(int claimed, int limit) {}

    /**
     * Takes a flight from a worker that is gone.
     *
     * @return what stood in it; null if it is finished
     */
    Seized seize(Worker worker, Flight flight) {
        board.lock.lock();
        try {
            int limit = worker.link.limit(flight.slot);
            int claimed = worker.link.claimed(flight.slot);
            return flight.finish() ? new Seized(claimed, limit) : null;
        } finally {
            board.lock.unlock();
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
        board.lock.lock();
        try {
            worker.free(flight);
            board.roster.refill(worker, board.pending, placements);
            if (worker.outstanding() == 0 && !worker.isDoomed()) {
                retires = board.roster.isSpent(worker);
                if (!retires) {
                    board.roster.addIdle(worker);
                    robbery = mayRob ? board.stragglers.rob(board.pending, placements) : null;
                }
            }
        } finally {
            board.lock.unlock();
        }
        finish(placements, robbery);
        if (retires) {
            crew.retire(worker);
        }
    }
}
