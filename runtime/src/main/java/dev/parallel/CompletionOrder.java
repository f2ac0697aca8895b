package dev.parallel;

import dev.parallel.error.Occurrence;
import dev.parallel.error.ParallelInterruptedException;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Results in the order in which they complete: the first to complete stands at place 0. Each place is a future, because a callback
 * thread that waits for one is made up for by the callback executor. Thread-safe.
 */
final class CompletionOrder<R> implements Iterable<AsyncResult<R>> {

    private final List<CompletableFuture<AsyncResult<R>>> places;
    private final AtomicInteger completed = new AtomicInteger();
    /** How long those who iterate wait for all places together; null: for ever. */
    private final Duration limit;

    private final long deadline;

    /** Makes an order with room for so many results. */
    CompletionOrder(int size) {
        this(size, null);
    }

    private CompletionOrder(int size, Duration limit) {
        this.limit = limit;
        this.deadline = System.nanoTime() + (limit == null ? Long.MAX_VALUE : CallPolicy.saturatedNanos(limit));
        places = Stream.generate(CompletableFuture<AsyncResult<R>>::new)
                .limit(size)
                .toList();
    }

    /** The order of all these, each once. */
    static <R> CompletionOrder<R> of(Iterable<AsyncResult<R>> results) {
        return of(results, null);
    }

    /** The order of all these, each once; those who iterate wait until a limit has passed from now. */
    static <R> CompletionOrder<R> of(Iterable<AsyncResult<R>> results, Duration limit) {
        Set<AsyncResult<R>> all = new LinkedHashSet<>();
        results.forEach(result -> all.add(Objects.requireNonNull(result, "a result")));
        CompletionOrder<R> order = new CompletionOrder<>(all.size(), limit);
        all.forEach(order::add);
        return order;
    }

    /** Gives a result its place when it completes, in whatever way. */
    void add(AsyncResult<R> result) {
        var unused = result.whenComplete(
                (value, error) -> places.get(completed.getAndIncrement()).complete(result));
    }

    /** Which result came at a place; null if so many have not completed yet. */
    AsyncResult<R> peek(int place) {
        return places.get(place).getNow(null);
    }

    /**
     * Waits for the result at a place.
     *
     * @param nanos how long; {@link Long#MAX_VALUE}: for ever
     * @return the result, which has completed; null if the limit passed first
     */
    AsyncResult<R> await(int place, long nanos) throws InterruptedException {
        try {
            return places.get(place).get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (ExecutionException e) {
            throw new AssertionError("a place never fails", e);
        }
    }

    private CompletionException late(int given) {
        return new CompletionException(new TimeoutException((places.size() - completed.get()) + " of " + places.size()
                + " results had not ended " + limit + " after the call of asCompleted, and " + given
                + " were given; the calls go on: cancel() those that nobody wants any more"));
    }

    @Override
    public Iterator<AsyncResult<R>> iterator() {
        return new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < places.size();
            }

            @Override
            public AsyncResult<R> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException("all " + next + " results have been given");
                }
                try {
                    AsyncResult<R> result = await(next, limit == null ? Long.MAX_VALUE : deadline - System.nanoTime());
                    if (result == null) {
                        throw late(next);
                    }
                    next++;
                    return result;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new ParallelInterruptedException(
                            "interrupted while waiting for the next of " + places.size()
                                    + " results to complete; the calls go on",
                            Occurrence.NOWHERE,
                            null);
                }
            }
        };
    }
}
