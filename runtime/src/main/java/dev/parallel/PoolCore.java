package dev.parallel;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

final class PoolCore {
    static PoolCore open(PoolConfig config) {
        throw new UnsupportedOperationException();
    }

    <A, R> List<R> map(Task<A, R> task, Iterable<? extends A> input, int chunkSize) {
        return null;
    }

    <A, R> List<Outcome<R>> mapOutcomes(Task<A, R> task, Iterable<? extends A> input, int chunkSize) {
        return null;
    }

    <R> List<R> starmap(Iterable<? extends Call<? extends R>> calls, int chunkSize) {
        return null;
    }

    <R> R apply(Call<R> call) {
        return null;
    }

    <R> AsyncResult<R> applyAsync(Call<R> call, Consumer<? super R> a, Consumer<? super Throwable> b) {
        return null;
    }

    boolean awaitReady(Duration limit) throws InterruptedException {
        return false;
    }

    void shutdown() {}

    void join() {}

    boolean join(Duration limit) throws InterruptedException {
        return false;
    }

    void terminate() {}

    void close() {}

    void close(Duration grace) {}
}
