package dev.parallel;

import dev.parallel.error.EncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/**
 * The calls of one {@code invokeAll} or {@code invokeAny}. Whichever way it ends, no call of it is left with a worker. For one
 * thread, once.
 */
final class Batch<T> {

    private final Submissions submissions;
    private final List<Call<T>> calls;
    private final long deadline;
    private final List<AsyncResult<T>> results = new ArrayList<>();
    private final CompletionOrder<T> order;

    /**
     * Makes a batch; its time begins.
     *
     * @param nanos how long it may take; {@link Long#MAX_VALUE}: for ever
     */
    Batch(Submissions submissions, List<Call<T>> calls, long nanos) {
        this.submissions = submissions;
        this.calls = calls;
        this.deadline = System.nanoTime() + Math.max(0, nanos);
        this.order = new CompletionOrder<>(calls.size());
    }

    /** Runs all calls; those that have not ended in time are cancelled. */
    List<Future<T>> all() throws InterruptedException {
        boolean complete = false;
        try {
            complete = giveAll() && awaitAll();
        } finally {
            if (!complete) {
                cancel();
            }
        }
        while (results.size() < calls.size()) {
            results.add(submissions.ungiven());
        }
        // Those that were not given, and those whose result came too late to be cancelled and too late to be delivered.
        results.stream().filter(result -> !result.isDone()).forEach(AsyncResult::cancelled);
        return new ArrayList<>(results);
    }

    private boolean giveAll() throws InterruptedException {
        for (Call<T> call : calls) {
            if (!give(call)) {
                return false;
            }
        }
        return true;
    }

    private boolean awaitAll() throws InterruptedException {
        for (int place = 0; place < calls.size(); place++) {
            if (order.await(place, left()) == null) {
                return false;
            }
        }
        return true;
    }

    /** Runs the calls until one has succeeded; cancels the others. */
    T any() throws InterruptedException, ExecutionException, TimeoutException {
        try {
            int failed = 0;
            ExecutionException failure = null;
            while (failed < calls.size()) {
                AsyncResult<T> next = nextToEnd(failed);
                try {
                    return next.get();
                } catch (ExecutionException e) {
                    failure = e;
                } catch (CancellationException e) {
                    failure = new ExecutionException(e);
                }
                failed++;
            }
            throw failure;
        } finally {
            cancel();
        }
    }

    /** Gives calls to the pool until as many have ended, or all are given, and waits then. */
    private AsyncResult<T> nextToEnd(int place) throws InterruptedException, TimeoutException {
        while (results.size() < calls.size() && order.peek(place) == null) {
            if (!give(calls.get(results.size()))) {
                throw late();
            }
        }
        AsyncResult<T> next = order.await(place, left());
        if (next == null) {
            throw late();
        }
        return next;
    }

    private static TimeoutException late() {
        return new TimeoutException("no call succeeded within the limit of invokeAny; all were cancelled");
    }

    /** False if there was no time or no room for it. */
    private boolean give(Call<T> call) throws InterruptedException {
        long left = left();
        if (left <= 0) {
            return false;
        }
        AsyncResult<T> result;
        try {
            result = submissions.give(call, left);
        } catch (EncodingException e) {
            // It costs this call only, as in a mapping.
            result = submissions.ungiven();
            result.deliver(null, e);
        }
        if (result == null) {
            return false;
        }
        results.add(result);
        order.add(result);
        return true;
    }

    private long left() {
        return deadline - System.nanoTime();
    }

    /** The untouched ones first, so that no worker takes one up only to be stopped. */
    private void cancel() {
        results.forEach(AsyncResult::withdrawUntaken);
        results.forEach(result -> result.cancel(true));
    }
}
