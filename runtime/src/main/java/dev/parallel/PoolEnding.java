package dev.parallel;

import dev.parallel.error.Occurrence;
import dev.parallel.error.ParallelInterruptedException;
import dev.parallel.internal.process.ApplicationEnd;
import dev.parallel.internal.process.LogReader;
import dev.parallel.internal.schedule.ProcessPool;
import dev.parallel.internal.schedule.Refusal;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The begin and the end of a {@link Pool}'s life: who waits for its workers, and who ends it. Thread-safe. */
final class PoolEnding {

    /** A handler that takes longer for what the workers have logged last keeps nobody. */
    private static final long LOGS_MILLIS = 10_000;

    /** How often it is looked whether the application ends. */
    private static final long END_LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    /** How long callbacks may take while it does. */
    private static final long HELD_UP_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final PoolCore core;
    private final ProcessPool pool;
    private final CallbackExecutor callbacks;
    /** Null if the workers keep their log records. */
    private final LogReader logs;

    PoolEnding(PoolCore core, ProcessPool pool, CallbackExecutor callbacks, LogReader logs) {
        this.core = core;
        this.pool = pool;
        this.callbacks = callbacks;
        this.logs = logs;
    }

    boolean awaitReady(Duration limit) throws InterruptedException {
        boolean ready = pool.life().awaitReady(CallPolicy.saturatedNanos(limit));
        Refusal refusal = pool.life().refusal();
        if (refusal != null) {
            throw Verdict.refusal(refusal, Occurrence.NOWHERE);
        }
        return ready;
    }

    void shutdown() {
        pool.shutdown();
        // It is no forgotten pool while it is told to end.
        Reference.reachabilityFence(core);
    }

    void join() {
        requireClosing();
        try {
            awaitStopped(Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ParallelInterruptedException(
                    "interrupted while waiting for the end of " + core, Occurrence.NOWHERE, null);
        }
    }

    boolean join(Duration limit) throws InterruptedException {
        requireClosing();
        return awaitStopped(CallPolicy.saturatedNanos(limit));
    }

    /**
     * Waits for the workers' end, and then for what they have logged.
     *
     * @return false if the limit passed first, or nothing is left to wait for but a callback that waits for the application's end itself
     */
    private boolean awaitStopped(long nanos) throws InterruptedException {
        long start = System.nanoTime();
        boolean stopped = awaitWorkers(nanos);
        if (stopped && logs != null) {
            logs.end();
            long left = TimeUnit.NANOSECONDS.toMillis(nanos - (System.nanoTime() - start));
            logs.awaitEnd(Math.max(1, Math.min(LOGS_MILLIS, left)));
        }
        return stopped;
    }

    /**
     * A callback that ends the application, with {@link System#exit}, stands there until all shutdown hooks have ended. One of those
     * may close this pool, and would wait for that callback.
     */
    private boolean awaitWorkers(long nanos) throws InterruptedException {
        long left = nanos;
        long heldUp = 0;
        while (true) {
            long look = Math.min(left, END_LOOK_NANOS);
            if (pool.life().awaitStopped(look)) {
                return true;
            }
            left -= nanos == Long.MAX_VALUE ? 0 : look;
            heldUp = ApplicationEnd.hasBegun() && pool.figures().outstanding() == 0 ? heldUp + look : 0;
            if (left <= 0 || heldUp >= HELD_UP_NANOS) {
                return false;
            }
        }
    }

    private void requireClosing() {
        if (pool.life().isOpen()) {
            throw new IllegalStateException(
                    core
                            + " still takes calls, so it would be waited for for ever: shutdown() or terminate() it before join()");
        }
        if (callbacks.isCallbackThread()) {
            throw new IllegalStateException("a callback of " + core
                    + " cannot wait for its end, which comes after all callbacks: call join() elsewhere");
        }
    }

    void terminate() {
        pool.terminate();
        Reference.reachabilityFence(core);
    }

    boolean isShutdown() {
        return !pool.life().isOpen();
    }

    boolean isTerminated() {
        return pool.life().isOver();
    }

    /** Waits as {@link #join(Duration)} does, for a pool that still takes calls, too. */
    boolean awaitTermination(long nanos) throws InterruptedException {
        return awaitStopped(nanos);
    }

    void close() {
        close(pool::terminate);
    }

    /** Closes the pool; {@code terminate} is how an interrupt ends its calls. */
    void close(Runnable terminate) {
        shutdown();
        awaitClosed(Long.MAX_VALUE, terminate);
    }

    void close(Duration grace) {
        long nanos = CallPolicy.saturatedNanos(grace);
        shutdown();
        awaitClosed(nanos, pool::terminate);
    }

    private void terminateAfter(long graceNanos) {
        // Weakly: a pool that has ended before is not kept for as long.
        WeakReference<ProcessPool> closing = new WeakReference<>(pool);
        CompletableFuture.delayedExecutor(graceNanos, TimeUnit.NANOSECONDS).execute(() -> {
            ProcessPool open = closing.get();
            if (open != null) {
                open.terminate();
            }
        });
    }

    private void awaitClosed(long graceNanos, Runnable terminate) {
        if (callbacks.isCallbackThread()) {
            // The pool ends after its callbacks, so this one cannot wait for it.
            if (graceNanos < Long.MAX_VALUE) {
                terminateAfter(graceNanos);
            }
            return;
        }
        boolean interrupted = false;
        long wait = graceNanos;
        while (true) {
            try {
                if (awaitStopped(wait) || wait == Long.MAX_VALUE) {
                    break;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
            terminate.run();
            wait = Long.MAX_VALUE;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
