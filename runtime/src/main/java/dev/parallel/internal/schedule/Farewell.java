package dev.parallel.internal.schedule;

import dev.parallel.internal.process.ApplicationEnd;
import dev.parallel.internal.transport.Link;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How a worker ends in order: its finalizer, then the request to end, and force if either takes too long. */
final class Farewell {

    /** How long a finalizer may take that has no limit of its own. */
    private static final long FINALIZER_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final int TAKING_UP_LOOKS = 5_000;
    private static final long TAKING_UP_LOOK_NANOS = 1_000_000L;

    private static final Duration ORDERLY_LIMIT = Duration.ofSeconds(5);

    private static final System.Logger LOG = System.getLogger(Farewell.class.getName());

    /** Null: none. */
    private final Duty finalizer;

    private final Scheduler scheduler;

    Farewell(Duty finalizer, Scheduler scheduler) {
        this.finalizer = finalizer;
        this.scheduler = scheduler;
    }

    /** How long the end of a worker may take, its finalizer and the taking up of that included. */
    static long mostNanos(Duty finalizer) {
        long limit = Math.min(limitNanos(finalizer), Long.MAX_VALUE / 2);
        return Math.max(FINALIZER_NANOS, limit) + ORDERLY_LIMIT.toNanos();
    }

    private static long limitNanos(Duty finalizer) {
        return finalizer.limitNanos() == 0 ? FINALIZER_NANOS : finalizer.limitNanos();
    }

    /** What can be done without waiting. */
    void begin(Worker worker) {
        if (finalizer == null) {
            worker.process.askToEnd();
        }
    }

    /** Waits for the end. */
    void finish(Worker worker) {
        try {
            if (finalizer != null) {
                runFinalizer(worker);
            }
        } finally {
            // Whatever a logger throws that is told of a finalizer's failure.
            end(worker);
        }
    }

    private void end(Worker worker) {
        if (finalizer != null) {
            worker.process.askToEnd();
        }
        if (!worker.process.awaitExit(ORDERLY_LIMIT)) {
            worker.process.kill();
        }
    }

    private void runFinalizer(Worker worker) {
        DutyJob job = new DutyJob();
        if (!scheduler.assign(worker, finalizer.chunk(job))) {
            tell(worker, "was not run: its worker still has too much to do", null);
            return;
        }
        long limit = limitNanos(finalizer);
        awaitTakenUp(worker, job);
        if (!job.await(limit)) {
            worker.process.kill();
            tell(
                    worker,
                    "did not end within " + Duration.ofNanos(limit)
                            + "; the worker is killed. Give the finalizer a limit of its own with Call.timeout() if it needs longer",
                    null);
            return;
        }
        Ending ending = job.ending();
        // If the pool was terminated meanwhile, nothing went wrong.
        Throwable failure = ending instanceof Ending.Refused ? null : finalizer.failure(ending);
        if (failure != null) {
            tell(worker, "failed; nothing else comes of it", failure);
        }
    }

    /** Its clock starts when the worker takes it up, as that of any call does. */
    private void awaitTakenUp(Worker worker, DutyJob job) {
        for (int look = 0; look < TAKING_UP_LOOKS && !isTakenUp(worker); look++) {
            if (job.await(TAKING_UP_LOOK_NANOS)) {
                return;
            }
        }
    }

    private static boolean isTakenUp(Worker worker) {
        for (int slot = 0; slot < Link.SLOTS; slot++) {
            Flight flight = worker.flight(slot);
            if (flight != null && flight.isPublished() && worker.link.claimed(slot) > 0) {
                return true;
            }
        }
        return false;
    }

    private void tell(Worker worker, String what, Throwable failure) {
        String text = "The finalizer " + finalizer.task() + " of " + worker.process.name() + ", pid "
                + worker.process.pid() + ", " + what;
        if (ApplicationEnd.hasBegun()) {
            // Loggers may have been shut down already.
            System.err.println("WARNING: " + text + (failure == null ? "" : ": " + failure));
        } else {
            LOG.log(Level.WARNING, text, failure);
        }
    }
}
