package dev.parallel;

import dev.parallel.error.ParallelInterruptedException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The result of a call that was given to a pool. Callbacks and dependents run on the pool's callback executor; as of any
 * {@code CompletableFuture}, dependents run on the thread that adds them to a completed result, or that completes it from outside,
 * unless they were added by a method with {@code Async} in its name. Whoever completes it from outside, by {@link #complete},
 * {@link #orTimeout} and the like, cancels its call; {@code cancel(true)} stops the worker that runs it, {@code cancel(false)} only
 * withdraws a call that no worker has taken up. Thread-safe.
 *
 * @param <R> the type of the result
 */
public final class AsyncResult<R> extends Dependent<R> {

    /** What {@link #await} waits for. */
    public enum Until {
        /** One of the results has ended, in whatever way. */
        FIRST_COMPLETED,
        /** One of the results has failed, or all have ended. A cancelled one has ended, but has not failed. */
        FIRST_FAILED,
        /** All results have ended, in whatever way. */
        ALL_COMPLETED
    }

    /** What an outside completion does to the call. */
    interface Withdrawal {
        /**
         * Gives the call up.
         *
         * @param stopIfTaken whether a worker that has taken it up is to be stopped
         * @return false if the worker runs on, because it may not be stopped
         */
        boolean withdraw(boolean stopIfTaken);
    }

    private final Withdrawal withdrawal;
    private final Watchers<R> watchers = new Watchers<>(this);
    /** Its {@code toString} says what was called. */
    private final Object what;

    private final long givenAt = System.nanoTime();
    private volatile Duration elapsed = Duration.ZERO;
    /** Whether somebody is about to complete it from outside, and has begun to give the call up. */
    private volatile boolean claimed;

    AsyncResult(Executor callbacks, Withdrawal withdrawal, Object what) {
        super(callbacks);
        this.withdrawal = withdrawal;
        this.what = what;
    }

    /**
     * Gives results in the order in which their calls end: those that have ended already first. The results are read from the
     * input at once. What this gives may be iterated several times, by several threads; each iteration gives every result once, and
     * its {@code next} waits until one more has ended, in whatever way. It does not throw what a call threw: {@link #join} of
     * the result does.
     *
     * <p>A thread that is interrupted while it waits in {@code next} keeps its interrupt flag and gets a
     * {@link ParallelInterruptedException}; the calls go on, and a later {@code next} waits for the same one.
     *
     * @param results the results, of whatever pools; none may be null
     * @param <R> the type of the results
     * @return the same results, each of them ended when it is given
     */
    public static <R> Iterable<AsyncResult<R>> asCompleted(Iterable<AsyncResult<R>> results) {
        return CompletionOrder.of(results);
    }

    /**
     * As {@link #asCompleted(Iterable)}, with a limit for all of them together. A {@code next} that would have to wait longer throws
     * a {@link CompletionException} with a {@link TimeoutException} as cause; the calls go on, and a later {@code next} still gives
     * what has ended by then.
     *
     * @param results the results, of whatever pools; none may be null
     * @param limit how long, counted from now; zero or less: only what has ended already
     * @param <R> the type of the results
     * @return the same results, each of them ended when it is given
     */
    public static <R> Iterable<AsyncResult<R>> asCompleted(Iterable<AsyncResult<R>> results, Duration limit) {
        return CompletionOrder.of(results, Objects.requireNonNull(limit, "limit"));
    }

    /**
     * Waits until results have ended: the first of them, the first failure, or all. The results are read from the input at once.
     *
     * @param results the results, of whatever pools; none may be null; if there are none, there is nothing to wait for
     * @param until what to wait for
     * @param <R> the type of the results
     * @return those that have ended by now, and the others, whose calls go on
     * @throws InterruptedException if the thread is interrupted; the calls go on
     */
    public static <R> Awaited<R> await(Iterable<AsyncResult<R>> results, Until until) throws InterruptedException {
        return new Awaiting<>(results, until).await(Long.MAX_VALUE);
    }

    /**
     * As {@link #await(Iterable, Until)}, for a limited time: when the limit passes, it returns with what is so by then.
     *
     * @param results the results, of whatever pools; none may be null
     * @param until what to wait for
     * @param limit how long; zero or less: only looks
     * @param <R> the type of the results
     * @return those that have ended by now, and the others, whose calls go on
     * @throws InterruptedException if the thread is interrupted; the calls go on
     */
    public static <R> Awaited<R> await(Iterable<AsyncResult<R>> results, Until until, Duration limit)
            throws InterruptedException {
        return new Awaiting<>(results, until).await(CallPolicy.saturatedNanos(limit));
    }

    Watchers<R> watchers() {
        return watchers;
    }

    /** Delivers what the call itself came to. */
    void deliver(R value, Throwable error) {
        if (error == null) {
            super.complete(value);
        } else {
            super.completeExceptionally(error);
        }
    }

    /** Says that the call was withdrawn, to those who wait for it; unless whoever withdrew it has something else to say. */
    void cancelled() {
        if (!claimed) {
            super.cancel(true);
        }
    }

    /** Whether it needs no result of its call any more. */
    boolean isSpokenFor() {
        return claimed || isDone();
    }

    void setElapsed(Duration measured) {
        elapsed = measured;
    }

    /**
     * How long the task ran, as its worker measured it.
     *
     * @return zero if it has not ended, or no worker finished it; and for a mapping, which is many tasks
     */
    public Duration elapsed() {
        return elapsed;
    }

    /**
     * Whether the call has ended, in whatever way.
     *
     * @return the same as {@link #isDone}
     */
    public boolean ready() {
        return isDone();
    }

    /**
     * Whether the call has ended with a result.
     *
     * @return false if it failed or was cancelled
     * @throws IllegalStateException if it has not ended
     */
    public boolean successful() {
        if (!isDone()) {
            throw new IllegalStateException("the call has not ended yet: ask ready() first, or wait with get()");
        }
        return !isCompletedExceptionally();
    }

    /**
     * Waits for the result.
     *
     * @param limit how long
     * @return the result; may be null
     * @throws TimeoutException if the limit passed first; the call goes on
     * @throws ExecutionException if the call failed, with what {@link Pool#apply} would have thrown as cause
     * @throws InterruptedException if the thread is interrupted; the call goes on
     */
    public R get(Duration limit) throws InterruptedException, ExecutionException, TimeoutException {
        try {
            return get(CallPolicy.saturatedNanos(limit), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            TimeoutException told = new TimeoutException(
                    "waited for " + limit + " for the " + this + ". It goes on: cancel(true) stops it");
            told.initCause(e);
            throw told;
        }
    }

    @Override
    public boolean complete(R value) {
        return !isDone() && afterGivingUp(() -> super.complete(value));
    }

    @Override
    public boolean completeExceptionally(Throwable error) {
        Objects.requireNonNull(error, "error");
        return !isDone() && afterGivingUp(() -> super.completeExceptionally(error));
    }

    /**
     * Gives the call up, then completes. Not the other way round: to complete is to run dependents, which may wait for the pool, and so
     * for the call.
     */
    private boolean afterGivingUp(BooleanSupplier completion) {
        claimed = true;
        boolean done = false;
        try {
            withdrawal.withdraw(true);
        } finally {
            done = completion.getAsBoolean();
        }
        return done;
    }

    /**
     * Cancels the call.
     *
     * @param mayInterruptIfRunning whether a worker that runs it is to be stopped; if not, only a call that no worker has
     *     taken up is cancelled. A mapping is cancelled if there is an item that no worker has taken up
     * @return true if the call is now cancelled
     */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        if (isDone()) {
            return isCancelled();
        }
        if (!withdrawal.withdraw(mayInterruptIfRunning)) {
            return false;
        }
        super.cancel(mayInterruptIfRunning);
        return isCancelled();
    }

    /** Withdraws the call if no worker has taken it up; false if one has, or it has ended. It is cancelled by its delivery. */
    boolean withdrawUntaken() {
        return !isDone() && withdrawal.withdraw(false);
    }

    @Override
    public void obtrudeValue(R value) {
        afterGivingUp(() -> {
            super.obtrudeValue(value);
            return true;
        });
    }

    @Override
    public void obtrudeException(Throwable error) {
        Objects.requireNonNull(error, "error");
        afterGivingUp(() -> {
            super.obtrudeException(error);
            return true;
        });
    }

    @Override
    public CompletableFuture<R> completeAsync(Supplier<? extends R> supplier, Executor executor) {
        Objects.requireNonNull(supplier, "supplier");
        executor.execute(() -> {
            if (!isDone()) {
                try {
                    complete(supplier.get());
                } catch (RuntimeException | Error e) {
                    completeExceptionally(e);
                }
            }
        });
        return this;
    }

    /** What was called, and whether it has ended; if not, how long ago it was given. */
    @Override
    public String toString() {
        return "result of " + what + " (" + state() + ")";
    }

    private String state() {
        if (!isDone()) {
            return "not ended, given " + StatsTable.plain(Duration.ofNanos(System.nanoTime() - givenAt)) + " ago";
        } else if (isCancelled()) {
            return "cancelled";
        } else if (isCompletedExceptionally()) {
            return "failed";
        }
        return "completed" + (elapsed.isZero() ? "" : ", ran " + StatsTable.plain(elapsed));
    }
}
