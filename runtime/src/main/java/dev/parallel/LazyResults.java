package dev.parallel;

import dev.parallel.error.Occurrence;
import dev.parallel.error.ParallelException;
import dev.parallel.internal.schedule.BulkJob;
import dev.parallel.internal.schedule.Chunk;
import dev.parallel.internal.schedule.Ending;
import dev.parallel.internal.schedule.ProcessPool;
import dev.parallel.spi.TaskMethod;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Results in the order of the input, or as they come. */
final class LazyResults<R> implements Results<R> {

    private static final int LARGEST_CHUNK = 64;

    private final PoolCore core;
    private final ProcessPool pool;
    private final boolean ordered;
    private final MappingLimit limit;
    private final LazyJob job;
    private final Feeder<R> feeder;
    /** What has ended and was not read yet, by index. */
    private final Collected.Sorted<R> ended = new Collected.Sorted<>();

    private long delivered;
    /** The index of the first item that the pool did not take; the results end before it. */
    private long end = Long.MAX_VALUE;

    private ParallelException refusal;
    private boolean iterated;
    private boolean failureThrown;

    LazyResults(PoolCore core, ProcessPool pool, Items<R> items, int chunkSize, boolean ordered, MappingLimit limit) {
        this.core = core;
        this.pool = pool;
        this.job = new LazyJob(core, pool);
        this.ordered = ordered;
        this.limit = limit;
        this.feeder = new Feeder<>(job, items, chunkSize, LARGEST_CHUNK);
        limit.begin(() -> pool.withdraw(job, true));
        requireOpen();
        fill();
        if (end == 0 && !limit.hasPassed()) {
            limit.end();
            throw refusal;
        }
    }

    /** A pool that takes nothing new takes no input either, be it empty. */
    private void requireOpen() {
        try {
            core.requireOpen(feeder.onlyMethod());
        } catch (ParallelException e) {
            refusal = e;
            end = 0;
        }
    }

    /** Reads the input until the window is full. */
    private void fill() {
        while (mayRead()
                && feeder.count() - delivered < (long) Feeder.CHUNKS_PER_WORKER * core.workers() * feeder.chunkSize()) {
            feeder.feed(this::failed, this::submit);
        }
        if (refusal != null) {
            ended.dropFrom(end);
            feeder.closeInput(refusal);
        }
        if (delivered == count() && (refusal != null || !feeder.hasMore())) {
            limit.end();
        }
    }

    private boolean mayRead() {
        if (job.isClosed() || refusal != null || !feeder.hasMore()) {
            return false;
        }
        if (limit.hasPassed()) {
            end = feeder.count();
            refusal = limit.ofRest(occurrence(feeder.onlyMethod(), end, -1, 0));
            return false;
        }
        return true;
    }

    private void submit(Chunk chunk) {
        if (refusal == null) {
            try {
                job.submit(chunk);
                if (limit.hasPassed()) {
                    // Perhaps just before the chunk was queued: the withdrawal has not seen it.
                    pool.withdraw(job, true);
                }
            } catch (ParallelException e) {
                refusal = e;
                end = chunk.firstIndex() + chunk.from();
            }
        }
    }

    private void failed(long index, ParallelException error) {
        ended.failure(index, error);
    }

    private void take() {
        for (BulkJob.Ended each = job.poll(); each != null; each = job.poll()) {
            if (each.ending() instanceof Ending.Cancelled cancelled) {
                // Nobody but the limit cancels items of results that are still read.
                TaskMethod<?, ?> method = feeder.ended(each.index(), -1);
                failed(
                        each.index(),
                        limit.ofItem(occurrence(method, each.index(), cancelled.pid(), cancelled.attempts())));
            } else {
                Decoder.decode(each, feeder, ended);
            }
        }
    }

    private static Occurrence occurrence(TaskMethod<?, ?> method, long index, long pid, int attempts) {
        return new Occurrence(method == null ? null : method.descriptor().qualifiedName(), index, pid, attempts);
    }

    /** The outcome that is to be read next; null if it has not ended. */
    private Outcome<R> ready() {
        take();
        Outcome<R> first = ended.poll(ordered ? delivered : Long.MAX_VALUE);
        delivered += first == null ? 0 : 1;
        return first;
    }

    @Override
    public boolean hasNext() {
        if (job.isClosed()) {
            return false;
        }
        return delivered < count() || refusal == null && feeder.hasMore() || failure() != null && !failureThrown;
    }

    /** How many items have an outcome, or will have one. */
    private long count() {
        return Math.min(feeder.count(), end);
    }

    /** Why there are no items after the last one, though the input did not end; or null. */
    private Throwable failure() {
        return refusal == null ? feeder.inputFailure() : refusal;
    }

    private void requireNext() {
        if (!hasNext()) {
            throw new NoSuchElementException(
                    job.isClosed() ? "the results are closed" : "all " + delivered + " results have been read");
        }
        // After fill: if there were more items, some of them would have been read.
        if (delivered == count()) {
            failureThrown = true;
            Mapping.rethrow(failure());
        }
    }

    private Outcome<R> nextOutcome() {
        fill();
        requireNext();
        Outcome<R> outcome = ready();
        while (outcome == null) {
            if (!job.await()) {
                job.close();
                limit.end();
                pool.withdraw(job, true);
                ParallelException interrupted = PoolCore.interrupted(feeder.onlyMethod(), "the next result of imap");
                feeder.closeInput(interrupted);
                throw interrupted;
            }
            outcome = ready();
        }
        fill();
        return outcome;
    }

    @Override
    public R next() {
        return nextOutcome().get();
    }

    @Override
    public R next(Duration limit) throws TimeoutException, InterruptedException {
        long deadline = System.nanoTime() + CallPolicy.saturatedNanos(limit);
        fill();
        requireNext();
        Outcome<R> outcome = ready();
        while (outcome == null) {
            if (!job.await(deadline - System.nanoTime())) {
                throw new TimeoutException("no result within " + limit + "; the item goes on, and next() waits for it");
            }
            outcome = ready();
        }
        fill();
        return outcome.get();
    }

    @Override
    public Iterable<Outcome<R>> outcomes() {
        return () -> {
            once();
            return new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return LazyResults.this.hasNext();
                }

                @Override
                public Outcome<R> next() {
                    return nextOutcome();
                }
            };
        };
    }

    @Override
    public Stream<R> stream() {
        int order = ordered ? Spliterator.ORDERED : 0;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator(), order), false)
                .onClose(this::close);
    }

    /** Of what, and how far they have been read. */
    @Override
    public String toString() {
        return "results of " + feeder + " (" + delivered + " read" + (job.isClosed() ? ", closed)" : ")");
    }

    @Override
    public Iterator<R> iterator() {
        once();
        return this;
    }

    private void once() {
        if (iterated) {
            throw new IllegalStateException("results are read once: collect them into a list to read them again");
        }
        iterated = true;
    }

    @Override
    public void close() {
        if (!job.isClosed()) {
            job.close();
            limit.end();
            pool.abandon(job);
            ended.clear();
            feeder.closeInput();
        }
    }
}
