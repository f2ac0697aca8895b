package dev.parallel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** One wait of {@link AsyncResult#await}. Leaves nothing with the results when it is over. */
final class Awaiting<R> implements Watchers.Watcher<R> {

    private final Set<AsyncResult<R>> results = new LinkedHashSet<>();
    private final AsyncResult.Until until;
    private final AtomicInteger left;
    /** A future, because a callback thread that waits for one is made up for by the callback executor. */
    private final CompletableFuture<Void> reached = new CompletableFuture<>();

    Awaiting(Iterable<AsyncResult<R>> results, AsyncResult.Until until) {
        this.until = Objects.requireNonNull(until, "until");
        results.forEach(result -> this.results.add(Objects.requireNonNull(result, "a result")));
        left = new AtomicInteger(this.results.size());
    }

    @Override
    public void ended(AsyncResult<R> result) {
        boolean all = left.decrementAndGet() == 0;
        boolean failed = result.isCompletedExceptionally() && !result.isCancelled();
        if (all || until == AsyncResult.Until.FIRST_COMPLETED || failed && until == AsyncResult.Until.FIRST_FAILED) {
            reached.complete(null);
        }
    }

    /** Waits, at most so long; {@link Long#MAX_VALUE}: for ever. */
    Awaited<R> await(long nanos) throws InterruptedException {
        results.forEach(result -> result.watchers().add(this));
        try {
            if (!results.isEmpty()) {
                reached.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
            }
        } catch (TimeoutException e) {
            return state();
        } catch (ExecutionException e) {
            throw new AssertionError("only completed with a value", e);
        } finally {
            results.forEach(result -> result.watchers().remove(this));
        }
        return state();
    }

    private Awaited<R> state() {
        List<AsyncResult<R>> done = new ArrayList<>();
        List<AsyncResult<R>> notDone = new ArrayList<>();
        results.forEach(result -> (result.isDone() ? done : notDone).add(result));
        return new Awaited<>(done, notDone);
    }
}
