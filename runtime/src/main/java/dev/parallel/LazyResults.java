package dev.parallel;

import dev.parallel.error.EncodingException;
import dev.parallel.internal.schedule.BulkJob;
import dev.parallel.internal.schedule.Chunk;
import dev.parallel.internal.schedule.Ending;
import dev.parallel.internal.schedule.ProcessPool;
import java.time.Duration;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Results in the order of the input, or as they come. */
final class LazyResults<R> implements Results<R> {

    private static final int LARGEST_CHUNK = 64;

    private final PoolCore core;
    private final ProcessPool pool;
    private final boolean ordered;
    private final Job job = new Job();
    private final Feeder<R> feeder;
    /** What has ended and was not read yet, by index. */
    private final TreeMap<Long, Outcome<R>> ended = new TreeMap<>();

    private long delivered;
    private boolean iterated;
    private boolean inputFailureThrown;

    LazyResults(PoolCore core, ProcessPool pool, Items<R> items, int chunkSize, boolean ordered) {
        this.core = core;
        this.pool = pool;
        this.ordered = ordered;
        this.feeder = new Feeder<>(job, items, chunkSize, LARGEST_CHUNK);
        fill();
    }

    /**
     * The items with the workers. The pool waits for them when it is closed, but not for somebody to read them: results that
     * nobody reads any more must not hold it.
     */
    private final class Job extends BulkJob {

        private final AtomicInteger outstanding = new AtomicInteger();
        private volatile boolean closed;

        void submit(Chunk chunk) {
            if (outstanding.getAndAdd(chunk.items()) == 0) {
                try {
                    core.begin(chunk.method());
                } catch (RuntimeException e) {
                    outstanding.addAndGet(-chunk.items());
                    throw e;
                }
            }
            pool.submit(chunk);
        }

        @Override
        protected void ended(long index, Ending ending) {
            super.ended(index, ending);
            if (closed) {
                drop();
            }
            if (outstanding.decrementAndGet() == 0) {
                pool.endJob();
            }
        }

        void close() {
            closed = true;
            drop();
        }

        private void drop() {
            for (Ended each = poll(); each != null; each = poll()) {
                if (each.ending() instanceof Ending.Answered answered) {
                    answered.answer().release();
                }
            }
        }
    }

    /** Reads the input until the window is full. */
    private void fill() {
        while (!job.closed
                && feeder.hasMore()
                && feeder.count() - delivered < (long) Feeder.CHUNKS_PER_WORKER * core.workers() * feeder.chunkSize()) {
            feeder.feed(this::failed, job::submit);
        }
    }

    private void failed(long index, EncodingException error) {
        ended.put(index, new Outcome.Failure<>(index, error));
    }

    private void take() {
        for (BulkJob.Ended each = job.poll(); each != null; each = job.poll()) {
            Verdict<? extends R> verdict = Mapping.verdict(each, feeder);
            long index = each.index();
            ended.put(
                    index,
                    verdict.error() == null
                            ? new Outcome.Success<>(index, verdict.value())
                            : new Outcome.Failure<>(index, verdict.error()));
        }
    }

    /** The outcome that is to be read next; null if it has not ended. */
    private Outcome<R> ready() {
        take();
        if (ended.isEmpty() || ordered && ended.firstKey() != delivered) {
            return null;
        }
        delivered++;
        return ended.pollFirstEntry().getValue();
    }

    @Override
    public boolean hasNext() {
        if (job.closed) {
            return false;
        }
        return delivered < feeder.count() || feeder.hasMore() || hasInputFailure();
    }

    private boolean hasInputFailure() {
        return feeder.inputFailure() != null && !inputFailureThrown;
    }

    private void requireNext() {
        if (!hasNext()) {
            throw new NoSuchElementException(
                    job.closed ? "the results are closed" : "all " + delivered + " results have been read");
        }
        if (delivered == feeder.count() && !feeder.hasMore()) {
            inputFailureThrown = true;
            Mapping.rethrow(feeder.inputFailure());
        }
    }

    private Outcome<R> nextOutcome() {
        fill();
        requireNext();
        Outcome<R> outcome = ready();
        while (outcome == null) {
            if (!job.await()) {
                job.close();
                pool.withdraw(job, true);
                throw PoolCore.interrupted(feeder.onlyMethod(), "the next result of imap");
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
        long deadline = System.nanoTime() + limit.toNanos();
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
        if (!job.closed) {
            job.close();
            pool.withdraw(job, false);
            ended.clear();
        }
    }
}
