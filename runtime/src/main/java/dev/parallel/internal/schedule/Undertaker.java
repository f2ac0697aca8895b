package dev.parallel.internal.schedule;

import dev.parallel.error.WorkerLostException.Reason;
import dev.parallel.internal.process.WorkerProcess;
import dev.parallel.internal.transport.Link;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/**
 * Ends workers, and settles what they leave: the table of outcomes of {@code docs/decisions/0005-outcomes.md}. Every way in
 * which a worker ends leads through {@link #settle}, once, after its exit is confirmed.
 */
final class Undertaker {

    private static final Duration DUMP_LIMIT = Duration.ofMillis(250);
    /**
     * How long a holder of the lease may take to begin to take out what has been committed, some two seconds. Counted in looks, so
     * that a thread or a machine that stands still does not use them up.
     */
    private static final int DRAIN_LOOKS = 10_000;

    private static final long DRAIN_LOOK_NANOS = 200_000L;
    /** How often the holder is woken meanwhile: the bell may not have been rung yet. */
    private static final int LOOKS_OF_A_WAKING = 500;

    private static final Duration BURIAL_LOOK = Duration.ofSeconds(1);

    /** Who wants to know of ends. */
    interface Mourner {
        /** A worker has answered its first call. */
        void provedItself();

        /** A worker whose end had been decided for an item's sake has finished that item, and goes on. */
        void pardoned(Worker worker);

        /** A worker is gone, and all it had has been settled. */
        void gone(Worker worker);
    }

    private final Executor executor;
    private final Mourner mourner;
    private Farewell farewell;
    private Scheduler scheduler;
    private Drain drain;

    Undertaker(Executor executor, Mourner mourner) {
        this.executor = executor;
        this.mourner = mourner;
    }

    void connect(Scheduler newScheduler, Drain newDrain, Duty finalizer) {
        scheduler = newScheduler;
        drain = newDrain;
        farewell = new Farewell(finalizer, newScheduler);
    }

    /** Waits for the end of a worker that has just started. */
    void attend(Worker worker) {
        worker.process.onExit(() -> executor.execute(() -> settle(worker)));
    }

    void provedItself(Worker worker) {
        if (!worker.isDoomed()) {
            mourner.provedItself();
        }
    }

    /** Ends a worker by force, unless its end has been decided already. */
    void end(Worker worker, Doom why) {
        if (worker.harden(why)) {
            scheduler.departures().exclude(worker);
            executor.execute(() -> finishOff(worker, why));
        }
    }

    /** Ends a worker for as long as it runs the first unanswered item of a flight, whose job was withdrawn. */
    void endWithdrawn(Worker worker, Flight flight) {
        end(worker, new Doom.Withdrawn(flight, flight.answered()));
    }

    private void finishOff(Worker worker, Doom why) {
        // Nothing new is claimed from here on, so that nobody else's item dies with the one that is meant.
        scheduler.moves().evacuate(worker);
        if (pardon(worker, why)) {
            return;
        }
        boolean pardoned = false;
        try {
            if (why instanceof Doom.OverLimit) {
                worker.process.takeDump(DUMP_LIMIT);
                // It may have ended while it was asked.
                pardoned = pardon(worker, why);
            }
        } finally {
            if (!pardoned) {
                worker.process.kill();
            }
        }
    }

    /** Takes a doom back that was for the sake of an item which does not run any more; false if it stands. */
    private boolean pardon(Worker worker, Doom why) {
        if (why instanceof Doom.ForItem forItem
                && !stillRuns(worker, forItem)
                && scheduler.departures().readmit(worker, why)) {
            endForWithdrawnItems(worker);
            mourner.pardoned(worker);
            return true;
        }
        return false;
    }

    /** What was asked for while the worker was doomed for another item's sake. */
    private void endForWithdrawnItems(Worker worker) {
        for (int slot = 0; slot < Link.SLOTS; slot++) {
            Flight flight = worker.flight(slot);
            if (flight != null && flight.chunk.job().isWithdrawn() && flight.isRunning(worker.link)) {
                endWithdrawn(worker, flight);
            }
        }
    }

    /** Whether an item has not been committed; takes committed answers out first, or waits until whoever may has done so. */
    private boolean stillRuns(Worker worker, Doom.ForItem forItem) {
        for (int look = 1;
                worker.link.hasAnswers() && !worker.isBroken() && (worker.isDraining() || look <= DRAIN_LOOKS);
                look++) {
            if (worker.lease.tryTake()) {
                try {
                    drain.drain(worker);
                } finally {
                    worker.lease.release();
                }
            } else {
                if (look % LOOKS_OF_A_WAKING == 0) {
                    worker.lease.wakeHolder();
                }
                LockSupport.parkNanos(this, DRAIN_LOOK_NANOS);
            }
        }
        // All items of a withdrawn job are unwanted; a limit is one item's own.
        return forItem.flight().isRunning(worker.link)
                && (forItem instanceof Doom.Withdrawn || forItem.flight().answered() == forItem.item());
    }

    /** Has an idle worker end in order, and ends it by force if it does not. */
    void retire(Worker worker) {
        if (!worker.doom(new Doom.Retired())) {
            return;
        }
        scheduler.departures().exclude(worker);
        farewell.begin(worker);
        executor.execute(() -> farewell.finish(worker));
    }

    /** Ends a worker whose end nobody attends to, waits for it, and settles what it leaves. */
    void bury(Worker worker) {
        do {
            worker.process.kill();
        } while (!worker.process.awaitExit(BURIAL_LOOK)
                && !Thread.currentThread().isInterrupted());
        settle(worker);
    }

    private void settle(Worker worker) {
        worker.doom(new Doom.Unfit(Reason.EXIT, ""));
        worker.setGone();
        List<Chunk> further = new ArrayList<>();
        // Whatever one of the steps throws, as where the heap is full: the others' calls end, and so can the pool.
        try {
            settle(worker, further);
        } finally {
            try {
                scheduler.moves().requeue(further);
            } finally {
                mourner.gone(worker);
            }
        }
    }

    private void settle(Worker worker, List<Chunk> further) {
        worker.lease.take();
        try {
            drain.drain(worker);
            scheduler.departures().remove(worker);
            settle(worker, 0, further);
        } finally {
            try {
                close(worker);
            } finally {
                worker.lease.release();
            }
        }
    }

    private void settle(Worker worker, int fromSlot, List<Chunk> further) {
        int slot = fromSlot;
        try {
            for (; slot < Link.SLOTS; slot++) {
                Flight flight = worker.flight(slot);
                if (flight != null) {
                    settle(worker, flight, further);
                }
            }
        } finally {
            if (slot < Link.SLOTS) {
                settle(worker, slot + 1, further);
            }
        }
    }

    /** Nothing depends on it but descriptors, so a failure is only told. */
    private static void close(Worker worker) {
        try {
            worker.lease.close();
            worker.link.close();
        } catch (IOException | UncheckedIOException e) {
            System.getLogger(Undertaker.class.getName())
                    .log(System.Logger.Level.WARNING, "descriptors of " + worker.process.name() + " stay open", e);
        }
    }

    private void settle(Worker worker, Flight flight, List<Chunk> further) {
        Chunk chunk = flight.chunk;
        // One whose slot has been filled is settled by its slot's word, even if its publisher has not come to say so:
        // the worker
        // may have claimed from it. One that is filled from here on is nobody's, since the worker is gone.
        if (!worker.link.isFilledSince(flight.slot, flight.earlierEpoch) && flight.abandon()) {
            goOn(chunk, further);
            return;
        }
        Slots.Seized seized = scheduler.slots().seize(worker, flight);
        if (seized == null) {
            return;
        }
        int answered = flight.answered();
        int limit = seized.limit();
        int claimed = seized.claimed();
        Failures failures = new Failures();
        for (int item = answered; item < claimed; item++) {
            try {
                settleTaken(worker, flight, item, further);
            } catch (RuntimeException | Error e) {
                failures.add(e);
            }
        }
        int untouched = Math.max(answered, claimed);
        if (untouched < limit) {
            goOn(chunk.part(untouched, limit), further);
        }
        failures.rethrow();
    }

    private static void goOn(Chunk chunk, List<Chunk> further) {
        if (chunk.job().isAbandoned()) {
            chunk.end(0, chunk.items(), new Ending.Cancelled(chunk.attempts()));
        } else {
            further.add(chunk);
        }
    }

    /** An item that was taken up and never committed. */
    private static void settleTaken(Worker worker, Flight flight, int item, List<Chunk> further) {
        Chunk chunk = flight.chunk;
        WorkerProcess process = worker.process;
        int attempts = chunk.attempts() + 1;
        if (!(chunk.job() instanceof DutyJob)) {
            worker.setTakenUp();
        }
        Doom doom = worker.doom();
        if (chunk.job().isWithdrawn()) {
            chunk.end(item, item + 1, new Ending.Cancelled(process.pid(), attempts));
        } else if (doom instanceof Doom.OverLimit over && over.flight() == flight && over.item() == item) {
            chunk.end(item, item + 1, new Ending.TimedOut(chunk.limitNanos(), process.dump(), process.pid(), attempts));
        } else if (doom instanceof Doom.Terminated terminated) {
            chunk.end(item, item + 1, new Ending.Refused(terminated.why(), process.pid(), attempts));
        } else if (chunk.retries() > 0) {
            further.add(chunk.again(item));
        } else if (doom instanceof Doom.ForItem) {
            chunk.end(
                    item,
                    item + 1,
                    worker.obituary.lost(Reason.SIGNAL, "its pool killed it for the sake of another item", attempts));
        } else if (doom instanceof Doom.Unfit unfit && unfit.reason() != Reason.EXIT) {
            chunk.end(item, item + 1, worker.obituary.lost(unfit.reason(), unfit.what(), attempts));
        } else {
            chunk.end(item, item + 1, worker.obituary.lostByExit(attempts));
        }
    }
}
