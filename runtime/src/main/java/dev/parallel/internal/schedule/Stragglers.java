package dev.parallel.internal.schedule;

import dev.parallel.internal.transport.Link;
import java.util.ArrayDeque;
import java.util.List;

/** Which workers' items hold up others behind them, and what an idle worker gets of those. Guarded by the scheduler's lock. */
final class Stragglers {

    private final Roster roster;

    Stragglers(Roster roster) {
        this.roster = roster;
    }

    /** Whether items stand behind one that holds them up, and no worker is idle that could be given some. */
    boolean holdUpAny() {
        return !roster.hasIdle() && longestQueue(System.nanoTime()) != null;
    }

    /**
     * Takes half of the longest queue for an idle worker.
     *
     * @param placements is told where it stands now
     * @return whose queue it was; null if nothing was to be taken, or nobody is idle
     */
    Placement rob(ArrayDeque<Chunk> pending, List<Placement> placements) {
        if (!roster.hasIdle() || !pending.isEmpty()) {
            return null;
        }
        Placement longest = longestQueue(System.nanoTime());
        if (longest == null) {
            return null;
        }
        int keep = untouched(longest.worker(), longest.flight()) / 2;
        Chunk part = longest.worker().takeBack(longest.flight(), keep);
        if (part != null) {
            pending.addFirst(part);
            roster.placeAll(pending, placements);
        }
        return longest;
    }

    /** The flight with the most untouched work behind a running item; null if none is worth moving. */
    private Placement longestQueue(long nowNanos) {
        Placement longest = null;
        double most = Lookahead.WORTH_MOVING_NANOS;
        for (Worker worker : roster.workers()) {
            boolean running = isRunning(worker);
            for (int slot = 0; running && slot < Link.SLOTS; slot++) {
                Flight flight = worker.flight(slot);
                if (flight != null && flight.isPublished()) {
                    double waiting = (double) untouched(worker, flight) * Lookahead.expectedNanos(worker, nowNanos);
                    if (waiting > most) {
                        most = waiting;
                        longest = new Placement(worker, flight);
                    }
                }
            }
        }
        return longest;
    }

    /** A worker that has taken nothing up yet is about to; what it has is not held up. */
    private static boolean isRunning(Worker worker) {
        for (int slot = 0; slot < Link.SLOTS; slot++) {
            Flight flight = worker.flight(slot);
            if (flight != null && flight.isRunning(worker.link)) {
                return true;
            }
        }
        return false;
    }

    private static int untouched(Worker worker, Flight flight) {
        return worker.link.limit(flight.slot) - worker.link.claimed(flight.slot);
    }
}
