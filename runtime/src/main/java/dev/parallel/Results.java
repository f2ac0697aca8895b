package dev.parallel;

import dev.parallel.error.ParallelException;
import dev.parallel.error.ParallelInterruptedException;
import dev.parallel.error.PoolClosedException;
import dev.parallel.error.TaskTimeoutException;
import java.time.Duration;
import java.util.Iterator;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * The results of {@link Pool#imap}, {@link Pool#imapUnordered} and {@link ProcessPoolExecutor#map}: read while the workers are at work. The input is read, and its
 * items are encoded, on the thread that asks for results, and never further ahead than a window: {@code 3 × workers × chunk size}
 * items, where the chunk size is the given one or, without one, adapts to the items' time and is at most 64. So an endless input
 * is fine, and a slow reader holds the workers back.
 *
 * <p>A failed item throws from {@code next} at its place; the next call goes on with the next item. What the input itself throws is
 * thrown at its place, too, and ends the results. Reading may be left off at any time: what was given to the workers runs to its end, and is
 * dropped; {@link #close} takes back what no worker has taken up.
 *
 * <p>For one thread at a time. Can be iterated once.
 *
 * @param <R> the type of the results
 */
public sealed interface Results<R> extends Iterator<R>, Iterable<R>, AutoCloseable permits LazyResults {

    /**
     * Whether there is another item. Does not read the input, which is read when results are asked for.
     *
     * @return false after the last item, and after {@link #close}
     */
    @Override
    boolean hasNext();

    /**
     * Waits for the next result. Reads the input before and afterwards, until the window is full, and so may block as it does.
     *
     * @return the result; may be null
     * @throws java.util.NoSuchElementException after the last one
     * @throws ParallelException if the item failed; the next call goes on with the next item
     * @throws TaskTimeoutException if the whole mapping has a limit, which passed before the item ended; or once, after the last item
     *     that was read, if it passed before the input was read to its end
     * @throws PoolClosedException if the pool was shut down, once, after the results of all items that it took; or for each item
     *     that it was terminated before
     * @throws ParallelInterruptedException if the thread is interrupted; all items are withdrawn, and the results are closed
     */
    @Override
    R next();

    /**
     * Waits for the next result, for a limited time.
     *
     * @param limit how long to wait for the result; the time that the input takes to give further items is not limited
     * @return the result; may be null
     * @throws TimeoutException if the limit passed first; a later call waits for the same item
     * @throws InterruptedException if the thread is interrupted; a later call waits for the same item
     * @throws java.util.NoSuchElementException after the last one
     * @throws ParallelException if the item failed
     */
    R next(Duration limit) throws TimeoutException, InterruptedException;

    /**
     * The same results with their indices, and failures as values.
     *
     * @return reads from here: each item is seen in one of the two ways
     */
    Iterable<Outcome<R>> outcomes();

    /**
     * The same results as a sequential stream; closing it closes this.
     *
     * @return reads from here
     */
    Stream<R> stream();

    /**
     * This, once.
     *
     * @return this
     * @throws IllegalStateException at the second call
     */
    @Override
    Iterator<R> iterator();

    /** Reads no further: takes back what no worker has taken up, and drops the results of the rest. Idempotent. */
    @Override
    void close();
}
