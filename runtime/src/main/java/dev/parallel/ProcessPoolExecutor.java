package dev.parallel;

import dev.parallel.error.EncodingException;
import dev.parallel.error.GuardException;
import dev.parallel.error.ParallelInterruptedException;
import dev.parallel.error.PoolClosedException;
import dev.parallel.error.PoolStartException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * An {@link ExecutorService} over a pool of worker processes, for programs that are written against that interface. It keeps the
 * interface's contract, and takes {@link Call}s only: a lambda, or any other {@link Callable} or {@link Runnable}, cannot run in
 * another process and is refused with a {@link RejectedExecutionException} that says so.
 *
 * <pre>{@code
 * try (ProcessPoolExecutor executor = new ProcessPoolExecutor(4)) {
 *   AsyncResult<Boolean> one = executor.submit(ParallelPrimes.isPrime(7));
 *   for (boolean prime : executor.map(ParallelPrimes.isPrime, numbers)) { ... }
 *   int fastest = executor.invokeAny(List.of(ParallelPrimes.multiply(2, 3), ParallelPrimes.multiply(3, 2)));
 * }
 * }</pre>
 *
 * <p>A future fails with an {@link ExecutionException} whose cause is what {@link Call#apply} would have thrown. Cancelling a future
 * with {@code cancel(true)} stops the worker that runs its call. Workers start when the executor is made, and are stopped by
 * {@link #shutdown}, {@link #shutdownNow} or {@link #close}. Thread-safe. No parameter may be null.
 */
public final class ProcessPoolExecutor implements ExecutorService, AutoCloseable {

    private final PoolCore core;
    private final Submissions submissions;

    /**
     * Makes an executor with a pool of its own. Returns at once: a start that fails surfaces at the first call.
     *
     * @param workers the number of worker processes, at least 1
     * @throws IllegalArgumentException if the number is less than 1
     * @throws GuardException inside a worker
     */
    public ProcessPoolExecutor(int workers) {
        this(Pool.builder().workers(workers));
    }

    /**
     * Makes an executor with a pool of its own. Returns at once: a start that fails surfaces at the first call.
     *
     * @param pool what the pool is to be; its limit and retries count for calls that have none of their own
     * @throws GuardException inside a worker
     */
    public ProcessPoolExecutor(Pool.Builder pool) {
        core = pool.openCore();
        submissions = new Submissions(core);
    }

    /**
     * Takes a call and returns at once, unless {@link Pool.Builder#maxPending} calls are outstanding.
     *
     * @param call the call; its arguments are encoded before this method returns
     * @param <R> the type of the result
     * @return the result to come
     * @throws EncodingException if an argument cannot travel
     * @throws RejectedExecutionException if the executor was shut down, with a {@link PoolClosedException} as cause; or if its workers
     *     cannot start, with a {@link PoolStartException}
     * @throws ParallelInterruptedException if the thread is interrupted while too many calls are outstanding
     */
    public <R> AsyncResult<R> submit(Call<R> call) {
        return submissions.give(Objects.requireNonNull(call, "call"));
    }

    /**
     * As {@link #submit(Call)}, where the static type does not tell that it is a call.
     *
     * @param call a {@link Call}
     * @param <T> the type of the result
     * @return the result to come
     * @throws RejectedExecutionException if it is no {@link Call}, and as {@link #submit(Call)} does
     */
    @Override
    public <T> AsyncResult<T> submit(Callable<T> call) {
        return submit(requireCall(call));
    }

    /**
     * Refuses: a {@link Runnable} is no {@link Call}.
     *
     * @throws RejectedExecutionException always
     */
    @Override
    public Future<?> submit(Runnable task) {
        throw noCall(task);
    }

    /**
     * Refuses: a {@link Runnable} is no {@link Call}.
     *
     * @throws RejectedExecutionException always
     */
    @Override
    public <T> Future<T> submit(Runnable task, T result) {
        throw noCall(task);
    }

    /**
     * Refuses: a {@link Runnable} is no {@link Call}.
     *
     * @throws RejectedExecutionException always
     */
    @Override
    public void execute(Runnable task) {
        throw noCall(task);
    }

    private static <T> Call<T> requireCall(Callable<T> task) {
        if (task instanceof Call<T> call) {
            return call;
        }
        throw noCall(task);
    }

    private static RejectedExecutionException noCall(Object task) {
        return new RejectedExecutionException(
                Objects.requireNonNull(task, "task").getClass().getName()
                        + " is no dev.parallel.Call: a lambda, Callable or Runnable cannot run in another process, because neither its code"
                        + " nor what it refers to can be sent there. Put the work into a static method with @Parallel, and submit the call"
                        + " that its generated stub gives, for example executor.submit(ParallelPrimes.isPrime(7))");
    }

    /**
     * Runs a task for each item of the input, lazily: as {@link Pool#imap(Task, Iterable)}. The first items are with the workers when
     * this method returns. {@link Results#next(java.time.Duration)} waits for a limited time.
     *
     * @param task the task
     * @param input the items, perhaps without end
     * @param <A> the type of the items
     * @param <R> the type of the results
     * @return the results to come, in the order of the input
     * @throws RejectedExecutionException if the executor takes no calls, as {@link #submit(Call)} does
     */
    public <A, R> Results<R> map(Task<A, R> task, Iterable<? extends A> input) {
        return lazily(task, input, 0);
    }

    /**
     * As {@link #map(Task, Iterable)}, with at most a number of items handed to a worker at once.
     *
     * @param task the task
     * @param input the items
     * @param chunkSize at least 1
     * @param <A> the type of the items
     * @param <R> the type of the results
     * @return the results to come
     */
    public <A, R> Results<R> map(Task<A, R> task, Iterable<? extends A> input, int chunkSize) {
        return lazily(task, input, PoolConfig.atLeast(1, chunkSize, "chunkSize"));
    }

    private <A, R> Results<R> lazily(Task<A, R> task, Iterable<? extends A> input, int chunkSize) {
        try {
            return core.imap(task, input, chunkSize, true);
        } catch (PoolClosedException | PoolStartException e) {
            throw Submissions.rejected(e);
        }
    }

    /**
     * Runs calls and waits for all of them. An argument that cannot travel fails its own call only.
     *
     * @param calls {@link Call}s only
     * @param <T> the type of the results
     * @return futures that have completed, in the order of the calls
     * @throws InterruptedException if the thread is interrupted; calls that have not ended are cancelled, and their workers stopped
     * @throws RejectedExecutionException if one is no {@link Call}, before any is run; or if the executor takes no calls
     */
    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> calls) throws InterruptedException {
        return new Batch<>(submissions, requireCalls(calls), Long.MAX_VALUE).all();
    }

    /**
     * As {@link #invokeAll(Collection)}, for a limited time: calls that have not ended by then are cancelled, and their workers
     * stopped.
     *
     * @param calls {@link Call}s only
     * @param limit how long; also the waiting for room counts, if too many calls are outstanding
     * @param unit of the limit
     * @param <T> the type of the results
     * @return futures that have completed or are cancelled, in the order of the calls
     */
    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> calls, long limit, TimeUnit unit)
            throws InterruptedException {
        return new Batch<>(submissions, requireCalls(calls), unit.toNanos(limit)).all();
    }

    /**
     * Runs calls until one has succeeded; the others are cancelled, and their workers stopped.
     *
     * @param calls {@link Call}s only, at least one
     * @param <T> the type of the results
     * @return the result of the first call to succeed; may be null
     * @throws ExecutionException if none succeeds: that of the last call to fail
     * @throws InterruptedException if the thread is interrupted; all calls are cancelled
     * @throws IllegalArgumentException if there are no calls
     * @throws RejectedExecutionException if one is no {@link Call}, before any is run; or if the executor takes no calls
     */
    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> calls) throws InterruptedException, ExecutionException {
        try {
            return any(calls, Long.MAX_VALUE);
        } catch (TimeoutException e) {
            throw new AssertionError("a limit of centuries has passed", e);
        }
    }

    /**
     * As {@link #invokeAny(Collection)}, for a limited time.
     *
     * @param calls {@link Call}s only, at least one
     * @param limit how long
     * @param unit of the limit
     * @param <T> the type of the results
     * @return the result of the first call to succeed; may be null
     * @throws TimeoutException if none has succeeded in time; all are cancelled
     */
    @Override
    public <T> T invokeAny(Collection<? extends Callable<T>> calls, long limit, TimeUnit unit)
            throws InterruptedException, ExecutionException, TimeoutException {
        return any(calls, unit.toNanos(limit));
    }

    private <T> T any(Collection<? extends Callable<T>> calls, long nanos)
            throws InterruptedException, ExecutionException, TimeoutException {
        List<Call<T>> required = requireCalls(calls);
        if (required.isEmpty()) {
            throw new IllegalArgumentException(
                    "invokeAny needs at least one call: there is none whose result it could give");
        }
        return new Batch<>(submissions, required, nanos).any();
    }

    private static <T> List<Call<T>> requireCalls(Collection<? extends Callable<T>> calls) {
        List<Call<T>> required = new ArrayList<>(calls.size());
        calls.forEach(call -> required.add(requireCall(call)));
        return required;
    }

    /** Takes no more calls from now on; those that were given are run to their end. Does not wait. */
    @Override
    public void shutdown() {
        core.ending().shutdown();
    }

    /**
     * Takes no more calls, cancels those that no worker has taken up, and kills the workers: calls that they run, and items of
     * {@link #map}, end with {@link PoolClosedException}. Does not wait.
     *
     * @return one {@link NeverStarted} for each call that no worker has taken up, in the order in which they were given, those of
     *     {@link #map} left out. A call that another thread is giving at this moment may be missing; it fails with
     *     {@link PoolClosedException}.
     */
    @Override
    public List<Runnable> shutdownNow() {
        core.ending().shutdown();
        List<Runnable> neverStarted = new ArrayList<>();
        submissions.withdrawUntaken().forEach(call -> neverStarted.add(new NeverStarted(call)));
        core.ending().terminate();
        return neverStarted;
    }

    /**
     * Whether the executor takes no more calls.
     *
     * @return true after {@link #shutdown}, {@link #shutdownNow} and {@link #close}, and when its workers cannot start
     */
    @Override
    public boolean isShutdown() {
        return core.ending().isShutdown();
    }

    /**
     * Whether all calls have ended after a shutdown, and the workers are gone.
     *
     * @return false as long as the executor takes calls
     */
    @Override
    public boolean isTerminated() {
        return core.ending().isTerminated();
    }

    /**
     * Waits until all calls have ended after a shutdown, and the workers are gone.
     *
     * @param limit how long
     * @param unit of the limit
     * @return false if the limit passed first
     * @throws InterruptedException if the thread is interrupted; the executor goes on
     */
    @Override
    public boolean awaitTermination(long limit, TimeUnit unit) throws InterruptedException {
        return core.ending().awaitTermination(unit.toNanos(limit));
    }

    /**
     * Takes no more calls, waits for those that were given, and stops the workers, as {@code ExecutorService.close} of Java 19 does,
     * on Java 17, too. An interrupt while it waits has the effect of {@link #shutdownNow}; the thread's interrupt flag is kept.
     * Idempotent. A callback of one of its own results does not wait.
     */
    @Override
    public void close() {
        core.ending().close(this::shutdownNow);
    }

    /** The executor's pool, its state and size. */
    @Override
    public String toString() {
        return "executor over " + core;
    }

    /**
     * A call that no worker had taken up when its executor was shut down.
     *
     * @param call the call; may be given to another executor
     */
    public record NeverStarted(Call<?> call) implements Runnable {

        /** Runs the call in its task's declarative pool and waits for its end, as {@link Call#apply} does; drops the result. */
        @Override
        public void run() {
            call.apply();
        }
    }
}
