package dev.parallel.internal.schedule;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Looks, now and then while a pool has workers, for those that have had no work for too long. Thread-safe. */
final class IdleWatch {

    private static final long SHORTEST = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LONGEST = TimeUnit.SECONDS.toNanos(15);

    private final long period;
    private final Runnable look;
    private final BooleanSupplier hasWorkers;
    /** Guarded by this. */
    private Future<?> next;

    private boolean ended;

    /**
     * Makes a watch that does not look yet.
     *
     * @param idleNanos how long a worker may be without work
     * @param look lets those go that have been for longer
     * @param hasWorkers whether there is anybody to look at
     */
    IdleWatch(long idleNanos, Runnable look, BooleanSupplier hasWorkers) {
        this.period = Math.max(SHORTEST, Math.min(LONGEST, idleNanos / 4));
        this.look = look;
        this.hasWorkers = hasWorkers;
    }

    /** There is a worker. */
    synchronized void begin() {
        if (next == null && !ended) {
            next = Clock.after(period, this::lookAgain);
        }
    }

    private void lookAgain() {
        try {
            look.run();
        } finally {
            synchronized (this) {
                next = null;
            }
            // Asked after the watch counts as over: whoever adds a worker from here on begins it anew himself.
            if (hasWorkers.getAsBoolean()) {
                begin();
            }
        }
    }

    /** The pool has ended; nothing refers to it from here any more. */
    synchronized void end() {
        ended = true;
        if (next != null) {
            next.cancel(false);
            next = null;
        }
    }
}
