package dev.parallel;

import dev.parallel.error.ParallelInterruptedException;
import dev.parallel.error.PoolClosedException;
import dev.parallel.error.PoolStartException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** The calls that an executor has given to its pool and that have not ended. Thread-safe. */
final class Submissions {

    /** A call; {@code named} once {@link #withdrawUntaken} has seen it, so that of two threads only one tells of it. */
    private record Submission(Call<?> call, AsyncResult<?> result, AtomicBoolean named) {}

    private final PoolCore core;
    private final AtomicLong next = new AtomicLong();
    private final ConcurrentNavigableMap<Long, Submission> outstanding = new ConcurrentSkipListMap<>();

    Submissions(PoolCore core) {
        this.core = core;
    }

    /**
     * Gives a call to the pool.
     *
     * @throws RejectedExecutionException if the pool takes none
     * @throws ParallelInterruptedException if the thread is interrupted while there is no room
     */
    <R> AsyncResult<R> give(Call<R> call) {
        try {
            return kept(call, core.applyAsync(call, null, null));
        } catch (PoolClosedException | PoolStartException e) {
            throw rejected(e);
        }
    }

    /**
     * Gives a call to the pool, if there is room for it in time.
     *
     * @param nanos how long to wait for room; {@link Long#MAX_VALUE}: for ever
     * @return null if the limit passed first
     * @throws RejectedExecutionException if the pool takes no calls
     */
    <R> AsyncResult<R> give(Call<R> call, long nanos) throws InterruptedException {
        try {
            AsyncResult<R> result = core.applyAsync(call, nanos);
            return result == null ? null : kept(call, result);
        } catch (PoolClosedException | PoolStartException e) {
            throw rejected(e);
        }
    }

    private <R> AsyncResult<R> kept(Call<R> call, AsyncResult<R> result) {
        Long number = next.getAndIncrement();
        outstanding.put(number, new Submission(call, result, new AtomicBoolean()));
        var unused = result.whenComplete((value, error) -> outstanding.remove(number));
        return result;
    }

    static RejectedExecutionException rejected(RuntimeException why) {
        return new RejectedExecutionException(why.getMessage(), why);
    }

    /** A result of a call that is not given to the pool at all. */
    <R> AsyncResult<R> ungiven() {
        return core.ungiven();
    }

    /**
     * Cancels the calls that no worker has taken up.
     *
     * @return these calls, in the order in which they were given
     */
    List<Call<?>> withdrawUntaken() {
        List<Call<?>> withdrawn = new ArrayList<>();
        for (Submission each : outstanding.values()) {
            if (each.named().compareAndSet(false, true) && each.result().withdrawUntaken()) {
                withdrawn.add(each.call());
            }
        }
        return withdrawn;
    }
}
