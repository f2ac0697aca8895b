package dev.parallel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** A future whose dependents run on the callback executor, and theirs too: a result, or what depends on one. */
class Dependent<T> extends CompletableFuture<T> {

    private final Executor callbacks;

    Dependent(Executor callbacks) {
        this.callbacks = callbacks;
    }

    @Override
    public Executor defaultExecutor() {
        return callbacks;
    }

    @Override
    public <U> CompletableFuture<U> newIncompleteFuture() {
        return new Dependent<>(callbacks);
    }

    @Override
    public CompletionStage<T> minimalCompletionStage() {
        return MinimalDependent.of(this);
    }
}
