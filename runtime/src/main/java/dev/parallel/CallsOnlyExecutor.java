package dev.parallel;

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
 * What {@link ExecutorService} says of any {@link Callable} and {@link Runnable}, said of {@link Call}s: whatever is none is
 * refused, with a way out.
 */
abstract sealed class CallsOnlyExecutor implements ExecutorService permits ProcessPoolExecutor {

    /** Not for others to extend. */
    CallsOnlyExecutor() {}

    /** Where calls are given. */
    abstract Submissions submissions();

    /**
     * As {@link ProcessPoolExecutor#submit(Call)}, where the static type does not tell that it is a call.
     *
     * @param call a {@link Call}
     * @param <T> the type of the result
     * @return the result to come
     * @throws RejectedExecutionException if it is no {@link Call}, and as {@link ProcessPoolExecutor#submit(Call)} does
     */
    @Override
    public <T> AsyncResult<T> submit(Callable<T> call) {
        return submissions().give(requireCall(call));
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
                        + " that its generated stub gives, for example executor.submit(ParallelPrimes.isPrime(7)). That gives an"
                        + " AsyncResult: a CompletableFuture to chain on, in place of CompletableFuture.supplyAsync; and"
                        + " AsyncResult.asCompleted gives results as they come, in place of an ExecutorCompletionService");
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
        return new Batch<>(submissions(), requireCalls(calls), Long.MAX_VALUE).all();
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
        return new Batch<>(submissions(), requireCalls(calls), unit.toNanos(limit)).all();
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
        return new Batch<>(submissions(), required, nanos).any();
    }

    private static <T> List<Call<T>> requireCalls(Collection<? extends Callable<T>> calls) {
        List<Call<T>> required = new ArrayList<>(calls.size());
        calls.forEach(call -> required.add(requireCall(call)));
        return required;
    }
}
