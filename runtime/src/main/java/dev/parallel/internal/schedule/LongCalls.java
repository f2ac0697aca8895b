package dev.parallel.internal.schedule;

import dev.parallel.error.Occurrence;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.Executor;

/** Tells once of each call that runs for long without any limit: if it hangs, nothing will ever end it. For the timekeeper's thread. */
final class LongCalls {

    private static final System.Logger LOG = System.getLogger(LongCalls.class.getName());

    /** For tests; an ISO-8601 duration. Read when a pool is opened. */
    private static final String PROPERTY = "parallel.warn.after";

    private final Executor executor;
    private final long afterNanos =
            Duration.parse(System.getProperty(PROPERTY, "PT60S")).toNanos();

    /** Logging is a user's code, and may wait: another thread does it. */
    LongCalls(Executor executor) {
        this.executor = executor;
    }

    /** An item has run for some time. */
    void look(Worker worker, Flight flight, int item, long nanos) {
        if (flight.toldItem != item && nanos > afterNanos && flight.chunk.shortestLimitNanos() == 0) {
            flight.toldItem = item;
            executor.execute(() -> tell(worker, flight.chunk, item));
        }
    }

    private void tell(Worker worker, Chunk chunk, int item) {
        Occurrence where = new Occurrence(
                chunk.method().descriptor().qualifiedName(),
                chunk.visibleIndex(item),
                worker.process.pid(),
                chunk.attempts() + 1);
        LOG.log(
                Level.WARNING,
                where + ", worker " + worker.process.name() + ", has run for more than "
                        + Duration.ofNanos(afterNanos)
                        + " and has no limit: should it hang, it keeps its worker for ever. Set one with timeout = \"...\" in"
                        + " @Parallel, Pool.Builder.timeout() or Call.timeout()");
    }
}
