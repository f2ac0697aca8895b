package dev.parallel.maven.driver;

import dev.parallel.AsyncResult;
import dev.parallel.Pool;
import dev.parallel.Task;
import dev.parallel.error.EncodingException;
import dev.parallel.error.GuardException;
import dev.parallel.error.PoolClosedException;
import dev.parallel.error.PoolStartException;
import dev.parallel.maven.driver.input.Item;
import dev.parallel.maven.driver.input.Items;
import dev.parallel.maven.driver.output.ItemError;
import dev.parallel.maven.driver.output.JsonLines;
import dev.parallel.maven.driver.output.UnwritableValueException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;

/**
 * Runs a task over all items and writes the results in their order. The items that are given to the pool and not written
 * yet wait in a window; when it is full, no more are read, so that an input of any size fits.
 */
final class Job {

    /** An item whose result is awaited; one that could not be given to the pool has an error and no result. */
    private record InFlight(long index, String input, AsyncResult<Object> result, RuntimeException error) {}

    private final Task<Object, Object> task;
    private final int window;
    private final JobProgress progress;

    Job(Task<Object, Object> task, int window, JobProgress progress) {
        this.task = task;
        this.window = window;
        this.progress = progress;
    }

    /**
     * Runs the task.
     *
     * @param pool where
     * @param items over what
     * @param out where the results go
     * @return over how many items it ran; files may have come or gone since they were counted
     * @throws IOException if they cannot be written
     * @throws InterruptedException if the thread is interrupted
     * @throws RefusedException if the pool cannot work, or the input cannot be read on
     */
    long run(Pool pool, Items items, JsonLines out) throws IOException, InterruptedException {
        Deque<InFlight> flying = new ArrayDeque<>();
        long index = 0;
        try (Items.Cursor cursor = items.open()) {
            while (cursor.hasNext() || !flying.isEmpty()) {
                if (cursor.hasNext() && flying.size() < window) {
                    flying.addLast(give(pool, index++, cursor.next()));
                } else {
                    write(flying.removeFirst(), out);
                }
            }
        }
        return index;
    }

    private InFlight give(Pool pool, long index, Item item) {
        if (item.error() != null) {
            progress.failed();
            return new InFlight(index, item.text(), null, item.error());
        }
        try {
            AsyncResult<Object> result = pool.applyAsync(
                    task.with(item.argument()), value -> progress.succeeded(), error -> progress.failed());
            return new InFlight(index, item.text(), result, null);
        } catch (EncodingException e) {
            progress.failed();
            return new InFlight(index, item.text(), null, e);
        } catch (PoolStartException | PoolClosedException | GuardException e) {
            throw cannotWork(e);
        }
    }

    private void write(InFlight item, JsonLines out) throws IOException, InterruptedException {
        if (item.result() == null) {
            writeFailure(item, item.error(), Duration.ZERO, out);
            return;
        }
        Object value;
        try {
            value = item.result().get();
        } catch (ExecutionException e) {
            Throwable error = e.getCause();
            if (error instanceof PoolStartException || error instanceof PoolClosedException) {
                throw cannotWork(error);
            }
            writeFailure(item, error, item.result().elapsed(), out);
            return;
        } catch (CancellationException e) {
            throw cannotWork(e);
        }
        try {
            out.success(item.index(), item.input(), value, item.result().elapsed());
        } catch (UnwritableValueException e) {
            progress.spoilt();
            writeFailure(item, e, item.result().elapsed(), out);
        }
    }

    private void writeFailure(InFlight item, Throwable error, Duration elapsed, JsonLines out) throws IOException {
        ItemError told = ItemError.of(error);
        progress.tell(item.index(), item.input(), told);
        out.failure(item.index(), item.input(), told, elapsed);
    }

    private static RefusedException cannotWork(Throwable cause) {
        return new RefusedException("The pool of the job cannot work: " + cause.getMessage(), cause);
    }
}
