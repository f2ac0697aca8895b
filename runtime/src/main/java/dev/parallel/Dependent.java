package dev.parallel;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** A stage that depends on a result, or on such a stage: its own run on the callback executor, too. */
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
        return MinimalDependent.of(this, callbacks);
    }
}
