package dev.parallel.internal.schedule;

import dev.parallel.error.WorkerLostException.Details;
import dev.parallel.internal.events.PoolEvents;
import dev.parallel.internal.transport.Link;
import java.util.concurrent.atomic.LongAdder;

/**
 * What became of a pool's items: counts those that no worker answered; the others are in the workers' own {@link Tally tallies}.
 * Thread-safe.
 */
final class Ledger {

    private final PoolEvents events = PoolEvents.get();
    private final Personnel personnel;
    private final LongAdder unsendable = new LongAdder();
    private final LongAdder timedOut = new LongAdder();
    private final LongAdder lost = new LongAdder();
    private final LongAdder cancelled = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder retried = new LongAdder();

    Ledger(Personnel personnel) {
        this.personnel = personnel;
    }

    void countRetry() {
        retried.increment();
    }

    /** Items of a chunk end without an answer; called before anybody is told. */
    void ended(Chunk chunk, int start, int end, Ending ending) {
        counter(ending).add(end - start);
        if (ending instanceof Ending.TimedOut late) {
            events.timedOut(chunk.task(), chunk.visibleIndex(start), late.pid(), late.limitNanos());
        } else if (ending instanceof Ending.Lost loss) {
            Details details = loss.details();
            events.lost(
                    chunk.task(),
                    chunk.visibleIndex(start),
                    loss.pid(),
                    details.reason().name(),
                    details.exitCode().orElse(-1),
                    details.signal().orElse(-1),
                    loss.attempts());
        }
    }

    private LongAdder counter(Ending ending) {
        if (ending instanceof Ending.TimedOut) {
            return timedOut;
        } else if (ending instanceof Ending.Lost) {
            return lost;
        } else if (ending instanceof Ending.Cancelled) {
            return cancelled;
        } else if (ending instanceof Ending.Refused) {
            return refused;
        }
        return unsendable;
    }

    /** All that is known of the pool. */
    Figures figures(Standing standing, Scheduler scheduler) {
        long waiting = scheduler.waitingItems();
        long placed = 0;
        for (Worker worker : scheduler.workers()) {
            placed += placed(worker);
        }
        Personnel.Answers answers = personnel.answers();
        return new Figures(
                standing,
                personnel.workers(),
                waiting,
                waiting + placed,
                new Figures.Calls(
                        answers.completed(),
                        answers.failed() + unsendable.sum(),
                        timedOut.sum(),
                        lost.sum(),
                        cancelled.sum(),
                        refused.sum(),
                        retried.sum()),
                personnel.ends(),
                answers.runTimes(),
                answers.waitTimes(),
                answers.slowest().slowest());
    }

    /** How many items stand in a worker's slots without an answer. */
    private static long placed(Worker worker) {
        long items = 0;
        for (int slot = 0; slot < Link.SLOTS; slot++) {
            Flight flight = worker.flight(slot);
            if (flight != null && flight.isPublished()) {
                items += Math.max(0, worker.link.limit(slot) - flight.answered());
            }
        }
        return items;
    }
}
