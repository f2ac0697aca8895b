package dev.parallel;

import dev.parallel.error.EncodingException;
import dev.parallel.internal.schedule.BulkJob;
import dev.parallel.internal.schedule.Chunk;
import dev.parallel.internal.schedule.Ending;
import dev.parallel.internal.schedule.ProcessPool;
import dev.parallel.internal.transport.Request;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.WireBytes;
import dev.parallel.spi.WireWriter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A mapping while it runs, on the thread that called it: reads and encodes items no faster than the workers take them, and
 * decodes their results as they come. Only the results of items that have ended, and the items in the workers' slots and
 * shortly before, are in memory.
 */
final class Mapping<R> {

    /** How many chunks there may be for each worker: one that it runs, one that it will run next, one on the way. */
    private static final int CHUNKS_PER_WORKER = 3;
    /** A chunk without a given size should take about so long: long against its hand-over, short against a wait for the last one. */
    private static final long CHUNK_NANOS = 1_000_000;
    /** Encoded items up to this size go through a slot. */
    private static final int CHUNK_BYTES = 14_000;

    private static final byte[] NO_HEADERS = {};

    private final PoolCore core;
    private final ProcessPool pool;
    private final Collected<R> collected;
    private final int givenChunkSize;
    private final BulkJob job = new BulkJob();
    /** The task of each item on its way, where items may be of different tasks. */
    private final Map<Long, TaskMethod<?, ? extends R>> methods = new HashMap<>();

    private final WireWriter out = new WireWriter(true);
    private TaskMethod<?, ? extends R> onlyMethod;
    private long next;
    private long outstanding;
    private long itemNanos = -1;

    Mapping(PoolCore core, ProcessPool pool, Collected<R> collected, int chunkSize) {
        this.core = core;
        this.pool = pool;
        this.collected = collected;
        this.givenChunkSize = chunkSize;
    }

    void run(Items<R> items) {
        onlyMethod = items.method;
        core.begin(onlyMethod);
        boolean complete = false;
        try {
            boolean more = items.advance();
            while (more || outstanding > 0) {
                while (more && outstanding < (long) CHUNKS_PER_WORKER * core.workers * chunkSize()) {
                    more = feed(items);
                }
                collect();
            }
            complete = true;
        } finally {
            if (!complete) {
                pool.withdraw(job, true);
            }
            pool.endJob();
        }
    }

    private int chunkSize() {
        if (givenChunkSize > 0) {
            return Math.min(givenChunkSize, Request.MOST_ITEMS);
        }
        if (itemNanos < 0) {
            return 1;
        }
        return (int) Math.max(1, Math.min(Request.MOST_ITEMS, CHUNK_NANOS / Math.max(1, itemNanos)));
    }

    /** Encodes and submits a chunk, from the current item on; false if there are no more items. */
    private boolean feed(Items<R> items) {
        int most = chunkSize();
        long[] ends = new long[most];
        TaskMethod<?, ? extends R> method = items.method;
        long limit = items.limitNanos;
        int retries = items.retries;
        long first = next;
        int count = 0;
        boolean more = true;
        boolean failed = false;
        while (more
                && !failed
                && count < most
                && out.size() < CHUNK_BYTES
                && items.method == method
                && items.limitNanos == limit
                && items.retries == retries) {
            failed = !encode(items, first + count);
            if (!failed) {
                ends[count++] = out.size();
            }
            more = items.advance();
        }
        next = first + count + (failed ? 1 : 0);
        if (count > 0) {
            submit(new Chunk(
                    job,
                    method,
                    NO_HEADERS,
                    out.take(),
                    Arrays.copyOf(ends, count),
                    0,
                    count,
                    first,
                    limit,
                    retries,
                    0));
        }
        return more;
    }

    private boolean encode(Items<R> items, long index) {
        try {
            items.write(index, out);
        } catch (EncodingException e) {
            collected.failure(index, e);
            return false;
        }
        if (onlyMethod == null) {
            methods.put(index, items.method);
        }
        return true;
    }

    /** Submits items; the last one by itself if it is what makes them too large for a slot. */
    private void submit(Chunk chunk) {
        outstanding += chunk.to() - chunk.from();
        int last = chunk.to() - 1;
        if (last > chunk.from() && chunk.ends()[last] > CHUNK_BYTES) {
            pool.submit(part(chunk, chunk.from(), last));
            pool.submit(part(chunk, last, chunk.to()));
        } else {
            pool.submit(chunk);
        }
    }

    private static Chunk part(Chunk chunk, int from, int to) {
        WireBytes bytes = chunk.bytes();
        return new Chunk(
                chunk.job(),
                chunk.method(),
                chunk.headers(),
                bytes,
                chunk.ends(),
                from,
                to,
                chunk.firstIndex(),
                chunk.limitNanos(),
                chunk.retries(),
                chunk.attempts());
    }

    /** Takes what has ended, and waits if nothing has. */
    private void collect() {
        if (outstanding == 0) {
            return;
        }
        if (!job.await()) {
            throw PoolCore.interrupted(onlyMethod, "the results of a mapping");
        }
        for (BulkJob.Ended ended = job.poll(); ended != null; ended = job.poll()) {
            outstanding--;
            if (ended.ending() instanceof Ending.Answered answered) {
                long nanos = answered.answer().nanos();
                itemNanos = itemNanos < 0 ? nanos : itemNanos + (nanos - itemNanos) / 8;
            }
            TaskMethod<?, ? extends R> method = onlyMethod != null ? onlyMethod : methods.remove(ended.index());
            collect(ended, method);
        }
    }

    private <T extends R> void collect(BulkJob.Ended ended, TaskMethod<?, T> method) {
        Verdict<T> verdict = Verdict.of(ended.ending(), method, ended.index());
        if (verdict.error() == null) {
            collected.value(ended.index(), verdict.value());
        } else {
            collected.failure(ended.index(), verdict.error());
        }
    }
}
