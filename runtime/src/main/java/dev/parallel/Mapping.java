package dev.parallel;

import dev.parallel.internal.schedule.BulkJob;
import dev.parallel.internal.schedule.Chunk;
import dev.parallel.internal.schedule.Ending;
import dev.parallel.internal.schedule.ProcessPool;

/**
 * A mapping while it runs, on the thread that called it: reads and encodes items no faster than the workers take them, and
 * decodes their results as they come. Only the results of items that have ended, and the items in the workers' slots and
 * shortly before, are in memory.
 */
final class Mapping<R> {

    private final PoolCore core;
    private final ProcessPool pool;
    private final Collected<R> collected;
    private final BulkJob job = new BulkJob();
    private long outstanding;
    /** Whether the pool has ended: it would refuse all further items, too. */
    private boolean refused;

    Mapping(PoolCore core, ProcessPool pool, Collected<R> collected) {
        this.core = core;
        this.pool = pool;
        this.collected = collected;
    }

    void run(Items<R> items, int chunkSize) {
        core.begin(items.method);
        boolean complete = false;
        try {
            Feeder<R> feeder = new Feeder<>(job, items, chunkSize, Integer.MAX_VALUE);
            while (outstanding > 0 || feeder.hasMore() && !isDecided()) {
                feed(feeder);
                rethrow(feeder.inputFailure());
                collect(feeder);
            }
            rethrow(feeder.inputFailure());
            complete = true;
        } finally {
            if (!complete) {
                pool.withdraw(job, true);
            }
            pool.endJob();
        }
    }

    /** Whether it has failed, whatever the input has left. */
    private boolean isDecided() {
        return refused && !collected.wantsAll();
    }

    private void feed(Feeder<R> feeder) {
        while (feeder.hasMore()
                && !isDecided()
                && outstanding < (long) Feeder.CHUNKS_PER_WORKER * core.workers() * feeder.chunkSize()) {
            feeder.feed(collected::failure, this::submit);
        }
    }

    private void submit(Chunk chunk) {
        outstanding += chunk.items();
        pool.submit(chunk);
    }

    /** What the input's own code threw; it declares no checked exception. */
    static void rethrow(Throwable failure) {
        if (failure instanceof RuntimeException e) {
            throw e;
        } else if (failure instanceof Error e) {
            throw e;
        }
    }

    /** Takes what has ended, and waits if nothing has. */
    private void collect(Feeder<R> feeder) {
        if (outstanding == 0) {
            return;
        }
        if (!job.await()) {
            throw PoolCore.interrupted(feeder.onlyMethod(), "the results of a mapping");
        }
        for (BulkJob.Ended ended = job.poll(); ended != null; ended = job.poll()) {
            outstanding -= ended.count();
            refused |= ended.ending() instanceof Ending.Refused;
            Decoder.decode(ended, feeder, collected);
        }
    }
}
