package dev.parallel;

import dev.parallel.spi.TaskMethod;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** The face of a generated task with one parameter. */
final class StubTask<A, R> implements Task<A, R> {

    final TaskMethod<A, R> method;

    StubTask(TaskMethod<A, R> method) {
        this.method = Objects.requireNonNull(method, "method");
    }

    private Pool pool() {
        return DeclarativePools.of(method);
    }

    @Override
    public String name() {
        return method.descriptor().qualifiedName();
    }

    @Override
    public Call<R> with(A argument) {
        return new BoundCall<>(method, argument, CallPolicy.UNSET);
    }

    @Override
    public List<R> map(Iterable<? extends A> input) {
        return pool().map(this, input);
    }

    @Override
    public List<R> map(Iterable<? extends A> input, int chunkSize) {
        return pool().map(this, input, chunkSize);
    }

    @Override
    public List<Outcome<R>> mapOutcomes(Iterable<? extends A> input) {
        return pool().mapOutcomes(this, input);
    }

    @Override
    public List<Outcome<R>> mapOutcomes(Iterable<? extends A> input, int chunkSize) {
        return pool().mapOutcomes(this, input, chunkSize);
    }

    @Override
    public Results<R> imap(Iterable<? extends A> input) {
        return pool().imap(this, input);
    }

    @Override
    public Results<R> imap(Iterable<? extends A> input, int chunkSize) {
        return pool().imap(this, input, chunkSize);
    }

    @Override
    public Results<R> imapUnordered(Iterable<? extends A> input) {
        return pool().imapUnordered(this, input);
    }

    @Override
    public Results<R> imapUnordered(Iterable<? extends A> input, int chunkSize) {
        return pool().imapUnordered(this, input, chunkSize);
    }

    @Override
    public AsyncResult<List<R>> mapAsync(Iterable<? extends A> input) {
        return pool().mapAsync(this, input);
    }

    @Override
    public AsyncResult<List<R>> mapAsync(Iterable<? extends A> input, int chunkSize) {
        return pool().mapAsync(this, input, chunkSize);
    }

    @Override
    public R apply(A argument) {
        return pool().apply(with(argument));
    }

    @Override
    public AsyncResult<R> applyAsync(A argument) {
        return pool().applyAsync(with(argument));
    }

    @Override
    public AsyncResult<R> applyAsync(A argument, Consumer<? super R> onSuccess) {
        return pool().applyAsync(with(argument), onSuccess);
    }

    @Override
    public AsyncResult<R> applyAsync(A argument, Consumer<? super R> onSuccess, Consumer<? super Throwable> onError) {
        return pool().applyAsync(with(argument), onSuccess, onError);
    }

    @Override
    public String toString() {
        return "task " + name();
    }
}
