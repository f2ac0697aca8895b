package dev.parallel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A stage that only its source completes, and that does what the methods of {@link CompletionStage} do, nothing else. The JDK's own,
 * which {@link CompletableFuture#minimalCompletionStage} gives, runs {@code Async} dependents in the common pool.
 */
final class MinimalDependent<T> extends Dependent<T> {

    private MinimalDependent(Executor callbacks) {
        super(callbacks);
    }

    /** A stage that ends as the source does. */
    static <T> CompletionStage<T> of(Dependent<T> source) {
        MinimalDependent<T> stage = new MinimalDependent<>(source.defaultExecutor());
        source.whenComplete(stage::follow);
        return stage;
    }

    private void follow(T value, Throwable error) {
        if (error == null) {
            super.complete(value);
        } else {
            super.completeExceptionally(error instanceof CompletionException ? error : new CompletionException(error));
        }
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new MinimalDependent<>(defaultExecutor());
    }

    @Override
    public CompletableFuture<T> toCompletableFuture() {
        Dependent<T> future = new Dependent<>(defaultExecutor());
        whenComplete((value, error) -> {
            if (error == null) {
                future.complete(value);
            } else {
                future.completeExceptionally(error);
            }
        });
        return future;
    }

    @Override
    public T get() {
        throw refused();
    }

    @Override
    public T get(long timeout, TimeUnit unit) {
        throw refused();
    }

    @Override
    public T getNow(T valueIfAbsent) {
        throw refused();
    }

    @Override
    public T join() {
        throw refused();
    }

    @Override
    public boolean complete(T value) {
        throw refused();
    }

    @Override
    public boolean completeExceptionally(Throwable error) {
        throw refused();
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        throw refused();
    }

    @Override
    public void obtrudeValue(T value) {
        throw refused();
    }

    @Override
    public void obtrudeException(Throwable error) {
        throw refused();
    }

    @Override
    public boolean isDone() {
        throw refused();
    }

    @Override
    public boolean isCancelled() {
        throw refused();
    }

    @Override
    public boolean isCompletedExceptionally() {
        throw refused();
    }

    @Override
    public int getNumberOfDependents() {
        throw refused();
    }

    @Override
    public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier, Executor executor) {
        throw refused();
    }

    @Override
    public CompletableFuture<T> completeAsync(Supplier<? extends T> supplier) {
        throw refused();
    }

    @Override
    public CompletableFuture<T> orTimeout(long timeout, TimeUnit unit) {
        throw refused();
    }

    @Override
    public CompletableFuture<T> completeOnTimeout(T value, long timeout, TimeUnit unit) {
        throw refused();
    }

    private static UnsupportedOperationException refused() {
        return new UnsupportedOperationException(
                "a minimal stage can only be followed: toCompletableFuture() gives more");
    }
}
