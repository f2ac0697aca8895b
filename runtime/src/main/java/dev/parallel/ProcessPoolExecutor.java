package dev.parallel;

import dev.parallel.error.EncodingException;
import dev.parallel.error.GuardException;
import dev.parallel.error.ParallelInterruptedException;
import dev.parallel.error.PoolClosedException;
import dev.parallel.error.PoolStartException;
import dev.parallel.error.TaskTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * An {@link ExecutorService} over a pool of worker processes, for programs that are written against that interface. It keeps the
 * interface's contract, and takes {@link Call}s only: a lambda, or any other {@link Callable} or {@link Runnable}, cannot run in
 * another process and is refused with a {@link RejectedExecutionException} that says so.
 *
 * <pre>{@code
 * try (ProcessPoolExecutor executor = new ProcessPoolExecutor(4)) {
 *   AsyncResult<Boolean> one = executor.submit(ParallelPrimes.isPrime(7));
 *   for (boolean prime : executor.map(ParallelPrimes.isPrime, numbers)) { ... }
 *   for (int product : executor.map(ParallelPrimes::multiply, lefts, rights)) { ... }
 *   int fastest = executor.invokeAny(List.of(ParallelPrimes.multiply(2, 3), ParallelPrimes.multiply(3, 2)));
 * }
 * }</pre>
 *
 * <p>A future fails with an {@link ExecutionException} whose cause is what {@link Call#apply} would have thrown. Cancelling a future
 * with {@code cancel(true)} stops the worker that runs its call. Workers start when the executor is made, and are stopped by
 * {@link #shutdown}, {@link #shutdownNow} or {@link #close}. Thread-safe. No parameter may be null.
 */
public final class ProcessPoolExecutor extends CallsOnlyExecutor implements AutoCloseable {

    private final PoolCore core;
    private final Submissions submissions;

    /**
     * Makes an executor with a pool of its own. Returns at once: a start that fails surfaces at the first call.
     *
     * @param workers the number of worker processes, at least 1
     * @throws IllegalArgumentException if the number is less than 1
     * @throws GuardException inside a worker that may open no pools, while a class with tasks is being initialised, or in any static
     *     initialiser of a child process
     */
    public ProcessPoolExecutor(int workers) {
        this(Pool.builder().workers(workers));
    }

    /**
     * Makes an executor with a pool of its own. Returns at once: a start that fails surfaces at the first call.
     *
     * @param pool what the pool is to be; its limit and retries count for calls that have none of their own
     * @throws GuardException inside a worker that may open no pools, while a class with tasks is being initialised, or in any static
     *     initialiser of a child process
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
     * Runs a task for each item of the input, lazily: as {@link Pool#imap(Task, Iterable)}. The first items are with the workers when
     * this method returns. {@link Results#next(Duration)} waits for a limited time.
     *
     * @param task the task
     * @param input the items, perhaps without end
     * @param <A> the type of the items
     * @param <R> the type of the results
     * @return the results to come, in the order of the input
     * @throws RejectedExecutionException if the executor takes no calls, as {@link #submit(Call)} does
     */
    public <A, R> Results<R> map(Task<A, R> task, Iterable<? extends A> input) {
        return lazily(() -> core.mappings().imap(task, input, 0, true));
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
     * @throws IllegalArgumentException if the chunk size is less than 1
     */
    public <A, R> Results<R> map(Task<A, R> task, Iterable<? extends A> input, int chunkSize) {
        int size = PoolConfig.atLeast(1, chunkSize, "chunkSize");
        return lazily(() -> core.mappings().imap(task, input, size, true));
    }

    /**
     * As {@link #map(Task, Iterable)}, with a limit for the whole mapping. When it passes, no more of the input is read, what no worker
     * has taken up is withdrawn, and workers that run an item are stopped, whether or not somebody waits for a result then. Items that
     * have ended keep their results; each of the others fails with a {@link TaskTimeoutException}; and if the input was not read to its
     * end, {@code next} throws one more, once, after the last item.
     *
     * @param task the task
     * @param input the items, perhaps without end; reading one is not interrupted when the limit passes
     * @param limit how long the mapping may take, counted from this call; positive
     * @param <A> the type of the items
     * @param <R> the type of the results
     * @return the results to come
     * @throws IllegalArgumentException if the limit is not positive
     */
    public <A, R> Results<R> map(Task<A, R> task, Iterable<? extends A> input, Duration limit) {
        MappingLimit whole = MappingLimit.of(limit);
        return lazily(() -> core.mappings().imap(task, input, 0, true, whole));
    }

    /**
     * Runs a task with two parameters for the items of two inputs taken together, lazily, as {@link #map(Task, Iterable)} does:
     * {@code executor.map(ParallelPrimes::multiply, lefts, rights)}. Ends with the shorter input.
     *
     * @param call binds a call, such as the factory that the task's stub has; runs on the thread that asks for results, and what it
     *     throws is thrown as if the input had thrown it
     * @param first the first arguments, perhaps without end
     * @param second the second arguments, perhaps without end
     * @param <A> the type of the first argument
     * @param <B> the type of the second argument
     * @param <R> the type of the results
     * @return the results to come, in the order of the inputs
     */
    public <A, B, R> Results<R> map(
            BiFunction<? super A, ? super B, Call<R>> call, Iterable<? extends A> first, Iterable<? extends B> second) {
        Iterable<Call<R>> calls = ZippedCalls.of(call, first, second);
        return lazily(() -> core.mappings().imap(calls, MappingLimit.none()));
    }

    /**
     * As {@link #map(BiFunction, Iterable, Iterable)}, with a limit for the whole, as {@link #map(Task, Iterable, Duration)} has it.
     *
     * @param call binds a call
     * @param first the first arguments
     * @param second the second arguments
     * @param limit how long the mapping may take, counted from this call; positive
     * @param <A> the type of the first argument
     * @param <B> the type of the second argument
     * @param <R> the type of the results
     * @return the results to come
     */
    public <A, B, R> Results<R> map(
            BiFunction<? super A, ? super B, Call<R>> call,
            Iterable<? extends A> first,
            Iterable<? extends B> second,
            Duration limit) {
        MappingLimit whole = MappingLimit.of(limit);
        Iterable<Call<R>> calls = ZippedCalls.of(call, first, second);
        return lazily(() -> core.mappings().imap(calls, whole));
    }

    /**
     * As {@link #map(BiFunction, Iterable, Iterable)}, for a task with three parameters.
     *
     * @param call binds a call
     * @param first the first arguments
     * @param second the second arguments
     * @param third the third arguments
     * @param <A> the type of the first argument
     * @param <B> the type of the second argument
     * @param <C> the type of the third argument
     * @param <R> the type of the results
     * @return the results to come
     */
    public <A, B, C, R> Results<R> map(
            TriFunction<? super A, ? super B, ? super C, Call<R>> call,
            Iterable<? extends A> first,
            Iterable<? extends B> second,
            Iterable<? extends C> third) {
        Iterable<Call<R>> calls = ZippedCalls.of(call, first, second, third);
        return lazily(() -> core.mappings().imap(calls, MappingLimit.none()));
    }

    /**
     * As {@link #map(TriFunction, Iterable, Iterable, Iterable)}, with a limit for the whole, as {@link #map(Task, Iterable, Duration)}
     * has it.
     *
     * @param call binds a call
     * @param first the first arguments
     * @param second the second arguments
     * @param third the third arguments
     * @param limit how long the mapping may take, counted from this call; positive
     * @param <A> the type of the first argument
     * @param <B> the type of the second argument
     * @param <C> the type of the third argument
     * @param <R> the type of the results
     * @return the results to come
     */
    public <A, B, C, R> Results<R> map(
            TriFunction<? super A, ? super B, ? super C, Call<R>> call,
            Iterable<? extends A> first,
            Iterable<? extends B> second,
            Iterable<? extends C> third,
            Duration limit) {
        MappingLimit whole = MappingLimit.of(limit);
        Iterable<Call<R>> calls = ZippedCalls.of(call, first, second, third);
        return lazily(() -> core.mappings().imap(calls, whole));
    }

    private static <R> Results<R> lazily(Supplier<Results<R>> mapping) {
        try {
            return mapping.get();
        } catch (PoolClosedException | PoolStartException e) {
            throw Submissions.rejected(e);
        }
    }

    /**
     * What the executor's pool does now and has done so far, as {@link Pool#stats}.
     *
     * @return a new snapshot
     */
    public PoolStats stats() {
        return core.stats();
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

    @Override
    Submissions submissions() {
        return submissions;
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
