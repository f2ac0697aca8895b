package dev.parallel.internal.schedule;

import dev.parallel.internal.transport.Request;
import dev.parallel.internal.transport.TaskId;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.WireBytes;

/**
 * Items of one job and one task that go to a worker together, encoded. Kept until all of them have ended, so that any of them
 * can be given to another worker.
 *
 * @param job whose items they are
 * @param method their task
 * @param headers context for the task, encoded
 * @param bytes what contains the items
 * @param ends the end of each item in {@code bytes}
 * @param from the first item of this chunk, as an index of {@code ends}
 * @param to the end of its items, exclusive
 * @param firstIndex the index in the job of the item that {@code ends[0]} stands for
 * @param limitNanos how long each item may run; 0: no limit
 * @param retries how many attempts each item has left after the next one
 * @param attempts how many times its items were taken up before
 * @param softNanos after how long each item is interrupted; 0: never
 * @param queuedAt since when it has waited for a worker, as {@link System#nanoTime()} tells; 0 if it never had to
 */
public record Chunk(
        Job job,
        TaskMethod<?, ?> method,
        byte[] headers,
        WireBytes bytes,
        long[] ends,
        int from,
        int to,
        long firstIndex,
        long limitNanos,
        int retries,
        int attempts,
        long softNanos,
        long queuedAt) {

    /** So many bytes are written in a fraction of a millisecond, but on a file system that is slow or full. */
    private static final long QUICKLY_WRITTEN = 1 << 20;

    /** Items that have not waited yet. */
    public Chunk(
            Job job,
            TaskMethod<?, ?> method,
            byte[] headers,
            WireBytes bytes,
            long[] ends,
            int from,
            int to,
            long firstIndex,
            long limitNanos,
            int retries,
            int attempts,
            long softNanos) {
        this(job, method, headers, bytes, ends, from, to, firstIndex, limitNanos, retries, attempts, softNanos, 0);
    }

    /** The sooner of its two limits; 0 if it has none. */
    long shortestLimitNanos() {
        return limitNanos == 0 || softNanos == 0 ? Math.max(limitNanos, softNanos) : Math.min(limitNanos, softNanos);
    }

    /** The number of items. */
    public int items() {
        return to - from;
    }

    /** The index in the job of an item, counted from this chunk's first. */
    long index(int item) {
        return firstIndex + from + item;
    }

    /** The task's name. */
    String task() {
        return method.descriptor().qualifiedName();
    }

    /** The index of an item as users see it: -1 for a single call. */
    long visibleIndex(int item) {
        return job instanceof BulkJob ? index(item) : -1;
    }

    /** A part of this chunk, both bounds counted from its first item. */
    public Chunk part(int start, int end) {
        return copy(from + start, from + end, retries, attempts, queuedAt);
    }

    private Chunk copy(int newFrom, int newTo, int newRetries, int newAttempts, long newQueuedAt) {
        return new Chunk(
                job,
                method,
                headers,
                bytes,
                ends,
                newFrom,
                newTo,
                firstIndex,
                limitNanos,
                newRetries,
                newAttempts,
                softNanos,
                newQueuedAt);
    }

    /** How long it has waited for a worker. */
    long waitedNanos() {
        return queuedAt == 0 ? 0 : System.nanoTime() - queuedAt;
    }

    /** The same as one that waits for a worker, from now on if it did not before. */
    Chunk queued() {
        return queuedAt != 0 ? this : copy(from, to, retries, attempts, System.nanoTime());
    }

    /** One item for its next attempt, which is counted. */
    Chunk again(int item) {
        job.countRetry();
        return copy(from + item, from + item + 1, retries - 1, attempts + 1, 0);
    }

    /** Whether it may be too large for a slot, whatever the length of its task's name. */
    boolean mayNeedFile() {
        return size() > Request.LARGEST_SURELY_INLINE;
    }

    /** Whether nobody whom others wait for should write it. */
    boolean takesLongToWrite() {
        return size() > QUICKLY_WRITTEN;
    }

    private long size() {
        return ends[to - 1] - (from == 0 ? 0 : ends[from - 1]);
    }

    Request request(TaskId task) {
        return new Request(task, headers, bytes, ends, from, to, softNanos > 0);
    }

    /** Ends items that no worker has answered; for an answer's items, the drain counts. */
    void end(int start, int end, Ending ending) {
        try {
            job.count(this, start, end, ending);
        } finally {
            // Whatever becomes of the record, which the flight recorder may fail to take: somebody waits for these.
            tell(start, end, ending);
        }
    }

    private void tell(int start, int end, Ending ending) {
        Failures failures = new Failures();
        for (int item = start; item < end; item++) {
            try {
                job.ended(index(item), ending);
            } catch (RuntimeException | Error e) {
                failures.add(e);
            }
        }
        failures.rethrow();
    }
}
