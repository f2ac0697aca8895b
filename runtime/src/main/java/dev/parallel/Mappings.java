package dev.parallel;

import dev.parallel.internal.schedule.ProcessPool;
import dev.parallel.spi.TaskMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** What a pool does with many items at once: has them run, and collects the results at once, one by one, or later. */
final class Mappings {

    private final PoolCore core;
    private final ProcessPool pool;
    private final CallbackExecutor callbacks;
    private final CallPolicy policy;

    Mappings(PoolCore core, ProcessPool pool, CallbackExecutor callbacks, CallPolicy policy) {
        this.core = core;
        this.pool = pool;
        this.callbacks = callbacks;
        this.policy = policy;
    }

    <A, R> List<R> map(Task<A, R> task, Iterable<? extends A> input, int chunkSize) {
        try (Items<R> items = Items.of(stub(task).method, input, policy)) {
            return map(items, chunkSize);
        }
    }

    private <R> List<R> map(Items<R> items, int chunkSize) {
        Collected.Values<R> values = new Collected.Values<>(items.method);
        new Mapping<>(core, pool, values).run(items, chunkSize);
        return values.get();
    }

    <A, R> List<Outcome<R>> mapOutcomes(Task<A, R> task, Iterable<? extends A> input, int chunkSize) {
        Collected.Outcomes<R> outcomes = new Collected.Outcomes<>();
        try (Items<R> items = Items.of(stub(task).method, input, policy)) {
            new Mapping<>(core, pool, outcomes).run(items, chunkSize);
        }
        return outcomes.get();
    }

    <R> List<R> starmap(Iterable<? extends Call<? extends R>> calls, int chunkSize) {
        try (Items<R> items = Items.of(calls, policy)) {
            return map(items, chunkSize);
        }
    }

    <A, R> Results<R> imap(Task<A, R> task, Iterable<? extends A> input, int chunkSize, boolean ordered) {
        return imap(task, input, chunkSize, ordered, MappingLimit.none());
    }

    <A, R> Results<R> imap(
            Task<A, R> task, Iterable<? extends A> input, int chunkSize, boolean ordered, MappingLimit limit) {
        return imap(Items.of(stub(task).method, input, policy), chunkSize, ordered, limit);
    }

    /** The results of calls, in their order. */
    <R> Results<R> imap(Iterable<? extends Call<? extends R>> calls, MappingLimit limit) {
        return imap(Items.<R>of(calls, policy), 0, true, limit);
    }

    private <R> Results<R> imap(Items<R> items, int chunkSize, boolean ordered, MappingLimit limit) {
        boolean begun = false;
        try {
            Results<R> results = new LazyResults<>(core, pool, items, chunkSize, ordered, limit);
            begun = true;
            return results;
        } finally {
            if (!begun) {
                items.close();
            }
        }
    }

    <A, R> AsyncResult<List<R>> mapAsync(
            Task<A, R> task,
            Iterable<? extends A> input,
            int chunkSize,
            Consumer<? super List<R>> onSuccess,
            Consumer<? super Throwable> onError) {
        TaskMethod<A, R> method = stub(task).method;
        if (input instanceof Inputs.Counted<? extends A> counted) {
            return mapAsync(
                    new Items.Counted<>(Items.of(method, counted, policy), counted.count),
                    chunkSize,
                    onSuccess,
                    onError);
        }
        List<A> read = read(input);
        return mapAsync(
                new Items.Counted<>(Items.of(method, read, policy), read.size()), chunkSize, onSuccess, onError);
    }

    <R> AsyncResult<List<R>> starmapAsync(
            Iterable<? extends Call<? extends R>> calls,
            int chunkSize,
            Consumer<? super List<R>> onSuccess,
            Consumer<? super Throwable> onError) {
        List<Call<? extends R>> read = read(calls);
        return mapAsync(new Items.Counted<>(Items.<R>of(read, policy), read.size()), chunkSize, onSuccess, onError);
    }

    private static <T> List<T> read(Iterable<? extends T> input) {
        List<T> read = new ArrayList<>();
        try {
            input.forEach(read::add);
        } finally {
            Inputs.close(input);
        }
        return read;
    }

    private <R> AsyncResult<List<R>> mapAsync(
            Items.Counted<R> items,
            int chunkSize,
            Consumer<? super List<R>> onSuccess,
            Consumer<? super Throwable> onError) {
        AsyncMapping<R> mapping = new AsyncMapping<>(core, pool, callbacks, items, chunkSize, onSuccess, onError);
        core.begin(items.items().method);
        return mapping.start();
    }

    private static <A, R> StubTask<A, R> stub(Task<A, R> task) {
        return (StubTask<A, R>) Objects.requireNonNull(task, "task");
    }
}
