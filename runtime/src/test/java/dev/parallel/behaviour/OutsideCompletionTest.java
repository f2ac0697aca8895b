package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallel.AsyncResult;
import dev.parallel.Pool;
import dev.parallel.error.PoolClosedException;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Dependents of a result that somebody else completes while its call runs in the only worker: they may need that worker. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class OutsideCompletionTest {

    @TempDir
    private Path folder;

    private Gate gate;
    private Pool pool;
    private AsyncResult<Long> result;
    private long pid;

    @BeforeEach
    void begin() throws Exception {
        gate = Gate.in(folder);
        pool = Pool.builder().workers(1).heap("32m").name("outside").open();
        result = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
        pid = gate.awaitArrivals(1).get(0);
    }

    @AfterEach
    void end() throws Exception {
        gate.open();
        pool.close(Duration.ofSeconds(5));
    }

    @Test
    void theFallbackOfATimeoutMayCallThePool() throws Exception {
        int fallback = result.orTimeout(50, TimeUnit.MILLISECONDS)
                .handle((value, error) -> pool.apply(ParallelTasks.square(3)))
                .get(30, TimeUnit.SECONDS);
        assertThat(fallback).isEqualTo(9);
        Processes.awaitGone(pid);
    }

    @Test
    void theFallbackOfAValueAfterATimeMayCallThePool() throws Exception {
        int fallback = result.completeOnTimeout(7L, 50, TimeUnit.MILLISECONDS)
                .thenApply(value -> value.intValue() + pool.apply(ParallelTasks.square(3)))
                .get(30, TimeUnit.SECONDS);
        assertThat(fallback).isEqualTo(16);
    }

    @Test
    void aDependentMayCloseThePool() throws Exception {
        CompletableFuture<Void> closed = result.handle((value, error) -> {
            pool.close();
            return null;
        });
        CompletableFuture.runAsync(() -> result.complete(-1L)).get(30, TimeUnit.SECONDS);
        closed.get(30, TimeUnit.SECONDS);
        assertThat(result.join()).isEqualTo(-1);
        assertThatThrownBy(() -> pool.apply(ParallelTasks.square(3))).isInstanceOf(PoolClosedException.class);
    }

    @Test
    void aDependentOfAnObtrudedResultMayCallThePool() throws Exception {
        CompletableFuture<Integer> dependent = result.thenApply(value -> pool.apply(ParallelTasks.square(4)));
        CompletableFuture.runAsync(() -> result.obtrudeValue(-1L)).get(30, TimeUnit.SECONDS);
        assertThat(dependent.get(30, TimeUnit.SECONDS)).isEqualTo(16);
    }

    @Test
    void whatItIsCompletedWithIsItsResultThoughItsCallIsCancelled() {
        assertThat(result.completeExceptionally(new IllegalStateException("first")))
                .isTrue();
        assertThat(result.complete(1L)).isFalse();
        assertThat(result.isCancelled()).isFalse();
        assertThatThrownBy(result::join).hasRootCauseMessage("first");
        Processes.awaitGone(pid);
        assertThat(result.isCancelled()).isFalse();
    }

    @Test
    void whatIsNoCompletionLeavesTheCallAlone() throws Exception {
        assertThatThrownBy(() -> result.completeAsync(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> result.completeExceptionally(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> result.obtrudeException(null)).isInstanceOf(NullPointerException.class);
        gate.open();
        assertThat(result.get(Duration.ofSeconds(30))).isEqualTo(pid);
    }

    @Test
    void dependentsOfAMinimalStageRunOnThePoolsThreads() throws Exception {
        CompletionStage<Long> stage = result.minimalCompletionStage();
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletableFuture<String> second = new CompletableFuture<>();
        stage.thenApplyAsync(value -> {
                    first.complete(Thread.currentThread().getName());
                    return value;
                })
                .thenAcceptAsync(value -> second.complete(Thread.currentThread().getName()));
        gate.open();
        assertThat(first.get(30, TimeUnit.SECONDS)).startsWith("outside-callback-");
        assertThat(second.get(30, TimeUnit.SECONDS)).startsWith("outside-callback-");
    }

    @Test
    void aMinimalStageCanOnlyBeFollowed() throws Exception {
        CompletionStage<Long> stage = result.thenApply(value -> value).minimalCompletionStage();
        // Not by assertThat(stage), which looks at what toCompletableFuture() gives.
        CompletableFuture<Long> minimal = (CompletableFuture<Long>) stage;
        assertThatThrownBy(() -> minimal.complete(0L)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(minimal::join)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("toCompletableFuture()");
        CompletableFuture<Long> independent = stage.toCompletableFuture();
        assertThat(stage.toCompletableFuture().complete(-1L)).isTrue();
        assertThat(result.isDone()).isFalse();
        gate.open();
        assertThat(independent.get(30, TimeUnit.SECONDS)).isEqualTo(pid);
        assertThat(stage.thenCombine(result, Long::sum).toCompletableFuture().get(30, TimeUnit.SECONDS))
                .isEqualTo(2 * pid);
    }

    @Test
    void aMinimalStageFailsAsItsSourceDoes() {
        CompletableFuture<Long> future = result.minimalCompletionStage().toCompletableFuture();
        result.completeExceptionally(new IllegalStateException("on purpose"));
        assertThatThrownBy(() -> future.get(30, TimeUnit.SECONDS))
                .hasCauseInstanceOf(IllegalStateException.class)
                .hasRootCauseMessage("on purpose");
    }
}
