package dev.parallel;

import dev.parallel.error.ParallelException;
import dev.parallel.internal.schedule.BulkJob;
import dev.parallel.internal.schedule.Chunk;
import dev.parallel.internal.schedule.Ending;
import dev.parallel.internal.schedule.ProcessPool;
import dev.parallel.internal.transport.AnswerRun;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The items of lazy results that are with the workers. The pool waits for them when it is closed, but not for somebody to read them:
 * results that nobody reads any more must not hold it.
 */
final class LazyJob extends BulkJob {

    private final PoolCore core;
    private final ProcessPool pool;

    private final AtomicInteger outstanding = new AtomicInteger();
    private volatile boolean closed;

    LazyJob(PoolCore core, ProcessPool pool) {
        this.core = core;
        this.pool = pool;
    }

    /** Gives a chunk to the pool; throws if that takes no more. */
    void submit(Chunk chunk) {
        boolean begun = outstanding.getAndAdd(chunk.items()) > 0;
        try {
            if (begun) {
                core.requireOpen(chunk.method());
            } else {
                core.begin(chunk.method());
            }
        } catch (ParallelException e) {
            // The others may have ended meanwhile, and have left the end of the job to these.
            if (outstanding.addAndGet(-chunk.items()) == 0 && begun) {
                pool.endJob();
            }
            throw e;
        }
        pool.submit(chunk);
    }

    @Override
    protected void ended(long index, Ending ending) {
        super.ended(index, ending);
        countDown(1);
    }

    @Override
    protected void ended(long firstIndex, AnswerRun run, long pid, int attempts) {
        super.ended(firstIndex, run, pid, attempts);
        countDown(run.count());
    }

    private void countDown(int items) {
        if (closed) {
            drop();
        }
        if (outstanding.addAndGet(-items) == 0) {
            pool.endJob();
        }
    }

    /** What has ended and will end is nobody's any more. */
    void close() {
        closed = true;
        drop();
    }

    boolean isClosed() {
        return closed;
    }

    private void drop() {
        for (Ended each = poll(); each != null; each = poll()) {
            each.release();
        }
    }
}
