package dev.parallel;

import dev.parallel.error.ParallelException;
import dev.parallel.internal.schedule.BulkJob;
import dev.parallel.internal.schedule.Chunk;
import dev.parallel.internal.schedule.Ending;
import dev.parallel.internal.schedule.ProcessPool;
import dev.parallel.internal.transport.AnswerRun;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A mapping that nobody waits for: its whole input is read and encoded before the workers get any of it, and its results are decoded
 * when the last item has ended, on the callback executor.
 */
final class AsyncMapping<R> extends BulkJob {

    /** How many chunks each worker gets, where no size is given: enough to balance, since untouched items are moved besides. */
    private static final int CHUNKS_PER_WORKER = 4;

    private final ProcessPool pool;
    private final Collected.Values<R> collected;
    private final List<Chunk> chunks = new ArrayList<>();
    private final Feeder<R> feeder;
    private final Delivery<List<R>> delivery;
    /** Items that have not ended, and one for the giver, who has not submitted them all. */
    private final AtomicLong left = new AtomicLong(1);
    /** Whether an item was cancelled; there will be no result. */
    private volatile boolean cancelled;

    /** Reads the input; throws what it throws. */
    AsyncMapping(
            PoolCore core,
            ProcessPool pool,
            CallbackExecutor callbacks,
            Items.Counted<R> items,
            int chunkSize,
            Consumer<? super List<R>> onSuccess,
            Consumer<? super Throwable> onError) {
        this.pool = pool;
        this.collected = new Collected.Values<>(items.items().method);
        long shares = (long) CHUNKS_PER_WORKER * core.workers();
        long share = items.count() / shares + (items.count() % shares == 0 ? 0 : 1);
        int size = chunkSize > 0 ? chunkSize : (int) Math.max(1, Math.min(Integer.MAX_VALUE, share));
        feeder = new Feeder<>(this, items.items(), size, size);
        while (feeder.hasMore()) {
            feeder.feed(collected::failure, chunks::add);
        }
        Mapping.rethrow(feeder.inputFailure());
        delivery = new Delivery<>(callbacks, this::withdraw, onSuccess, onError, pool::endJob, this);
    }

    /** Gives the items to the workers; the job has begun. */
    AsyncResult<List<R>> start() {
        chunks.forEach(chunk -> left.addAndGet(chunk.items()));
        chunks.forEach(pool::submit);
        chunks.clear();
        countDown(1);
        return delivery.result();
    }

    private void countDown(int items) {
        if (left.addAndGet(-items) == 0) {
            delivery.begin(this::verdict);
        }
    }

    private boolean withdraw(boolean stopIfTaken) {
        if (left.get() > 0) {
            pool.withdraw(this, stopIfTaken);
            if (cancelled) {
                // Without one item there is no result, so nobody wants the others.
                pool.abandon(this);
            }
        }
        // Items that were all committed in time are delivered; those that all run on, because they may not be stopped,
        // too.
        return cancelled || stopIfTaken && left.get() > 0;
    }

    @Override
    protected void ended(long index, Ending ending) {
        if (ending instanceof Ending.Cancelled) {
            cancelled = true;
        }
        super.ended(index, ending);
        countDown(1);
    }

    @Override
    protected void ended(long firstIndex, AnswerRun run, long pid, int attempts) {
        super.ended(firstIndex, run, pid, attempts);
        countDown(run.count());
    }

    @Override
    public String toString() {
        return "mapping of " + feeder;
    }

    private Verdict<List<R>> verdict() {
        for (Ended ended = poll(); ended != null; ended = poll()) {
            if (cancelled || delivery.result().isSpokenFor()) {
                ended.release();
            } else {
                Decoder.decode(ended, feeder, collected);
            }
        }
        if (cancelled) {
            return null;
        }
        try {
            return new Verdict<>(collected.get(), null);
        } catch (ParallelException e) {
            return new Verdict<>(null, e);
        }
    }
}
