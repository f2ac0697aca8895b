package dev.parallel;

import dev.parallel.error.EncodingException;
import dev.parallel.internal.context.CapturedContext;
import dev.parallel.internal.schedule.Chunk;
import dev.parallel.internal.schedule.Job;
import dev.parallel.internal.transport.Request;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.WireWriter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads the input of a mapping and encodes it, a chunk at a time. Without a given size, chunks grow and shrink with the measured
 * time of an item. For one thread at a time.
 */
final class Feeder<R> {

    /** How many chunks there may be for each worker: one that it runs, one that it will run next, one on the way. */
    static final int CHUNKS_PER_WORKER = 3;

    /** A chunk without a given size should take about so long: long against its hand-over, short against a wait for the last one. */
    private static final long CHUNK_NANOS = 1_000_000;
    /** Encoded items up to this size go through a slot. */
    private static final int CHUNK_BYTES = 14_000;

    /** Takes what cannot be encoded. */
    interface Failures {
        void failure(long index, EncodingException error);
    }

    private final Job job;
    private final Items<R> items;
    private final int givenChunkSize;
    private final int largestChunk;
    /** The context of the thread that gave the job, for all its items. */
    private final byte[] headers;

    private final WireWriter out = new WireWriter(false);
    /** The task of each item on its way, where items may be of different tasks. */
    private final Map<Long, TaskMethod<?, ? extends R>> methods = new HashMap<>();

    private final TaskMethod<?, ? extends R> onlyMethod;
    private boolean more;
    private Throwable inputFailure;
    private long next;
    private long itemNanos = -1;

    /**
     * Makes a feeder that stands before the first item.
     *
     * @param job whose items they are
     * @param items the input
     * @param givenChunkSize the most items in a chunk; 0: adapted to their time
     * @param largestChunk the most items in a chunk of adapted size
     */
    Feeder(Job job, Items<R> items, int givenChunkSize, int largestChunk) {
        this.job = job;
        this.items = items;
        this.givenChunkSize = givenChunkSize;
        this.largestChunk = Math.min(largestChunk, Request.MOST_ITEMS);
        onlyMethod = items.method;
        advance();
        headers = more ? CapturedContext.of(items.method) : Request.NO_HEADERS;
    }

    /** Whether there is another item. */
    boolean hasMore() {
        return more;
    }

    /** What the input threw instead of giving another item, or null. */
    Throwable inputFailure() {
        return inputFailure;
    }

    /** How many items have been read. */
    long count() {
        return next;
    }

    /** The task of every item, if it is one; else null. */
    TaskMethod<?, ? extends R> onlyMethod() {
        return onlyMethod;
    }

    int chunkSize() {
        if (givenChunkSize > 0) {
            return Math.min(givenChunkSize, Request.MOST_ITEMS);
        }
        if (itemNanos < 0) {
            return 1;
        }
        return (int) Math.max(1, Math.min(largestChunk, CHUNK_NANOS / Math.max(1, itemNanos)));
    }

    /** An item has ended after a time: gives its task, and learns from the time. */
    TaskMethod<?, ? extends R> ended(long index, long nanos) {
        if (nanos >= 0) {
            itemNanos = itemNanos < 0 ? nanos : itemNanos + (nanos - itemNanos) / 8;
        }
        return onlyMethod != null ? onlyMethod : methods.remove(index);
    }

    /** How many items of which task have been read. */
    @Override
    public String toString() {
        String task = onlyMethod == null
                ? "calls of several tasks"
                : onlyMethod.descriptor().qualifiedName();
        return task + ", " + next + " items" + (more ? " so far" : "");
    }

    private void advance() {
        try {
            more = items.advance();
        } catch (RuntimeException | Error e) {
            inputFailure = e;
            more = false;
        }
        if (!more) {
            closeAtEnd();
        }
    }

    /** What an input throws when it is closed at its end is as if it had thrown before its end. */
    private void closeAtEnd() {
        try {
            items.close();
        } catch (RuntimeException | Error e) {
            if (inputFailure == null) {
                inputFailure = e;
            } else if (inputFailure != e) {
                inputFailure.addSuppressed(e);
            }
        }
    }

    /** Nobody wants what the input has left. Throws what the input throws. */
    void closeInput() {
        items.close();
    }

    /** Nobody gets what the input has left, for a reason, which is to be told of even if closing the input throws. */
    void closeInput(Throwable reason) {
        try {
            items.close();
        } catch (RuntimeException | Error e) {
            reason.addSuppressed(e);
        }
    }

    /**
     * Encodes the next chunk.
     *
     * @param failures takes items that cannot be encoded
     * @param chunks takes the chunk; two, if the last item is too large to stand in a slot with the others; none, if no item could be
     *     encoded
     */
    void feed(Failures failures, Consumer<Chunk> chunks) {
        int most = chunkSize();
        long[] ends = new long[most];
        TaskMethod<?, ? extends R> method = items.method;
        long limit = items.limitNanos;
        long soft = items.softNanos;
        int retries = items.retries;
        long first = next;
        int count = 0;
        boolean encoded = true;
        while (more
                && encoded
                && count < most
                && out.size() < CHUNK_BYTES - headers.length
                && items.method == method
                && items.limitNanos == limit
                && items.softNanos == soft
                && items.retries == retries) {
            encoded = encode(first + count, failures);
            if (encoded) {
                ends[count++] = out.size();
            }
            next++;
            advance();
        }
        if (count > 0) {
            Chunk chunk = new Chunk(
                    job,
                    method,
                    headers,
                    out.take(),
                    Arrays.copyOf(ends, count),
                    0,
                    count,
                    first,
                    limit,
                    retries,
                    0,
                    soft);
            boolean largeLast = count > 1 && ends[count - 1] > CHUNK_BYTES - headers.length;
            if (largeLast) {
                chunks.accept(chunk.part(0, count - 1));
                chunks.accept(chunk.part(count - 1, count));
            } else {
                chunks.accept(chunk);
            }
        }
    }

    private boolean encode(long index, Failures failures) {
        try {
            items.write(index, out);
        } catch (EncodingException e) {
            failures.failure(index, e);
            return false;
        }
        if (onlyMethod == null) {
            methods.put(index, items.method);
        }
        return true;
    }
}
