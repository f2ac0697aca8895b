package dev.parallel;

import dev.parallel.spi.TaskMethod;
import java.time.Duration;
import java.util.function.Consumer;

/** A generated task with its arguments. */
final class BoundCall<A, R> implements Call<R> {

    final TaskMethod<A, R> method;
    final A arguments;
    final CallPolicy policy;

    BoundCall(TaskMethod<A, R> method, A arguments, CallPolicy policy) {
        this.method = method;
        this.arguments = arguments;
        this.policy = policy;
    }

    @Override
    public R apply() {
        return DeclarativePools.of(method).apply(this);
    }

    @Override
    public R call() {
        return apply();
    }

    @Override
    public AsyncResult<R> applyAsync() {
        return applyAsync(null, null);
    }

    @Override
    public AsyncResult<R> applyAsync(Consumer<? super R> onSuccess) {
        return applyAsync(onSuccess, null);
    }

    @Override
    public AsyncResult<R> applyAsync(Consumer<? super R> onSuccess, Consumer<? super Throwable> onError) {
        return DeclarativePools.of(method).applyAsync(this, onSuccess, onError);
    }

    @Override
    public R callHere() throws Exception {
        try {
            return method.invoke(arguments);
        } catch (Exception | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError("a Throwable that is neither Exception nor Error", e);
        }
    }

    @Override
    public Call<R> timeout(Duration limit) {
        return new BoundCall<>(method, arguments, policy.withTimeout(limit));
    }

    @Override
    public Call<R> softTimeout(Duration limit) {
        return new BoundCall<>(method, arguments, policy.withSoftTimeout(limit));
    }

    @Override
    public Call<R> retries(int retries) {
        return new BoundCall<>(method, arguments, policy.withRetries(retries));
    }

    @Override
    public String task() {
        return method.descriptor().qualifiedName();
    }

    @Override
    public String toString() {
        return "call of " + task() + policy;
    }
}
