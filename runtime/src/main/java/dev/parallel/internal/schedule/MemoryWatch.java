package dev.parallel.internal.schedule;

import dev.parallel.internal.process.ResidentMemory;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Executor;

/**
 * Finds workers that have become too large, so that they are replaced when they have no call in hand. Each is looked at after it has
 * answered, ten times a second at most. For the timekeeper's thread.
 */
final class MemoryWatch {

    private static final long PAUSE = 100_000_000L;

    private static final System.Logger LOG = System.getLogger(MemoryWatch.class.getName());

    private final Scheduler scheduler;
    private final List<Worker> workers;
    private final Executor executor;
    /** In bytes; 0: workers may be as large as they like. */
    private final long most;

    MemoryWatch(Scheduler scheduler, Executor executor, long most) {
        this.executor = executor;
        this.scheduler = scheduler;
        this.workers = scheduler.workers();
        this.most = most;
    }

    /**
     * Looks at the workers that are due.
     *
     * @return after how many nanoseconds the next one is due; {@link Long#MAX_VALUE} if none will be until it has answered again
     */
    long look(long now) {
        long next = Long.MAX_VALUE;
        if (most > 0) {
            for (Worker worker : workers) {
                if (!worker.isDoomed() && worker.itemsAnswered() != worker.weighedAnswers) {
                    next = Math.min(next, look(worker, now));
                }
            }
        }
        return next;
    }

    private long look(Worker worker, long now) {
        long wait = worker.weighedAnswers == 0 ? 0 : worker.weighedAt + PAUSE - now;
        if (wait > 0) {
            return wait;
        }
        worker.weighedAnswers = worker.itemsAnswered();
        worker.weighedAt = now;
        OptionalLong resident = ResidentMemory.of(worker.process.pid());
        if (resident.isPresent() && resident.getAsLong() > most) {
            scheduler.departures().tire(worker);
            // Logging is a user's code, and may wait.
            executor.execute(() -> LOG.log(
                    Level.DEBUG,
                    () -> worker.process.name() + ", pid " + worker.process.pid() + ", is replaced: it occupies "
                            + resident.getAsLong() + " bytes, of at most " + most));
        }
        return Long.MAX_VALUE;
    }
}
