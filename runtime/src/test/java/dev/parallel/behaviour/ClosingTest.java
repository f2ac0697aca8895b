package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parallel.AsyncResult;
import dev.parallel.Pool;
import dev.parallel.WorkerOutput;
import dev.parallel.error.ParallelInterruptedException;
import dev.parallel.error.PoolClosedException;
import dev.parallel.testing.Caller;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.Processes;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** shutdown, join, terminate, close. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class ClosingTest {

    @TempDir
    private Path folder;

    private Gate gate;
    private Pool pool;

    @BeforeEach
    void open() throws Exception {
        gate = Gate.in(folder);
        pool = Pool.builder().workers(1).heap("32m").name("closing").open();
    }

    @AfterEach
    void terminate() throws Exception {
        gate.open();
        pool.terminate();
        pool.join();
    }

    @Test
    void afterShutdownNothingIsTakenAndWhatWasGivenRuns() throws Exception {
        AsyncResult<Long> running = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
        AsyncResult<Integer> queued = pool.applyAsync(ParallelTasks.square(3));
        gate.awaitArrivals(1);

        pool.shutdown();
        pool.shutdown();

        assertThatThrownBy(() -> pool.applyAsync(ParallelTasks.square(1)))
                .isInstanceOf(PoolClosedException.class)
                .hasMessageContaining("shut down");
        assertThatThrownBy(() -> pool.apply(ParallelTasks.square(1))).isInstanceOf(PoolClosedException.class);
        assertThatThrownBy(() -> pool.map(ParallelTasks.square, List.of(1))).isInstanceOf(PoolClosedException.class);
        assertThat(pool.join(Duration.ofMillis(20))).isFalse();
        gate.open();
        assertThat(pool.join(Duration.ofSeconds(20))).isTrue();
        assertThat(running.join()).isPositive();
        assertThat(queued.join()).isEqualTo(9);
        Processes.awaitGone(running.join());
    }

    @Test
    void nothingIsKeptOfTerminatedPoolsAndTheirCalls() throws Exception {
        List<WeakReference<Consumer<Throwable>>> callbacks = new ArrayList<>();
        for (int round = 0; round < 8; round++) {
            callbacks.addAll(terminateWithCallsUnderWay());
        }

        await().atMost(Duration.ofSeconds(30)).until(() -> {
            System.gc();
            return callbacks.stream().allMatch(callback -> callback.get() == null);
        });
    }

    /** Gives what the calls were to call back. */
    private static List<WeakReference<Consumer<Throwable>>> terminateWithCallsUnderWay() throws Exception {
        Pool terminated =
                Pool.builder().workers(2).heap("64m").name("terminated").open();
        assertThat(terminated.awaitReady(Duration.ofSeconds(30))).isTrue();
        List<WeakReference<Consumer<Throwable>>> callbacks = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            AtomicReference<Throwable> told = new AtomicReference<>();
            Consumer<Throwable> callback = told::set;
            callbacks.add(new WeakReference<>(callback));
            terminated.applyAsync(ParallelTasks.bytes.with(new byte[5 << 20]), null, callback);
        }
        terminated.terminate();
        assertThat(terminated.join(Duration.ofSeconds(30))).isTrue();
        return callbacks;
    }

    @Test
    void joinOfAnOpenPoolIsRefused() {
        assertThatThrownBy(() -> pool.join())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("shutdown()");
        assertThatThrownBy(() -> pool.join(Duration.ZERO)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anInterruptedJoinLetsThePoolGoOn() throws Exception {
        AsyncResult<Long> running = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
        gate.awaitArrivals(1);
        pool.shutdown();
        Caller<String> caller = Caller.of(() -> {
            pool.join();
            return "joined";
        });
        await().atMost(Duration.ofSeconds(30)).until(caller::isWaiting);
        caller.interrupt();
        assertThat(caller.thrown()).isInstanceOf(ParallelInterruptedException.class);
        assertThat(caller.wasInterruptedAtEnd()).isTrue();
        gate.open();
        assertThat(running.join()).isPositive();
    }

    @Test
    void closeWaitsForWhatWasGiven() {
        List<AsyncResult<Integer>> results = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            results.add(pool.applyAsync(ParallelTasks.sleep.with(5)));
        }
        pool.close();
        pool.close();
        assertThat(results).allSatisfy(result -> {
            assertThat(result.isDone()).isTrue();
            assertThat(result.join()).isEqualTo(5);
        });
    }

    @Test
    void closeRightAfterOpenIsOrderly() {
        for (int i = 0; i < 5; i++) {
            Pool.builder().workers(2).heap("32m").name("brief").open().close();
        }
    }

    @Test
    void anInterruptDuringCloseTerminates() throws Exception {
        AsyncResult<Long> running = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
        long pid = gate.awaitArrivals(1).get(0);
        Caller<String> caller = Caller.of(() -> {
            pool.close();
            return "closed";
        });
        await().atMost(Duration.ofSeconds(30)).until(caller::isWaiting);
        caller.interrupt();
        assertThat(caller.result()).isEqualTo("closed");
        assertThat(caller.wasInterruptedAtEnd()).isTrue();
        assertThatThrownBy(running::join).hasCauseInstanceOf(PoolClosedException.class);
        assertThat(Processes.isAlive(pid)).isFalse();
    }

    @Test
    void closeWithGraceTerminatesAfterIt() {
        AsyncResult<Long> running = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
        long pid = gate.awaitArrivals(1).get(0);
        pool.close(Duration.ofMillis(50));
        assertThatThrownBy(running::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(PoolClosedException.class)
                .hasMessageContaining("terminated");
        assertThat(Processes.isAlive(pid)).isFalse();
    }

    @Test
    void terminateEndsEveryCallAndPromptly() {
        List<AsyncResult<Long>> results = new ArrayList<>();
        results.add(pool.applyAsync(ParallelTasks.waitAt.with(gate.path())));
        gate.awaitArrivals(1);
        for (int i = 0; i < 10_000; i++) {
            results.add(pool.applyAsync(ParallelTasks.waitAt.with(gate.path())));
        }

        long start = System.nanoTime();
        pool.terminate();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        pool.join();

        assertThat(results).allSatisfy(result -> {
            assertThat(result.isDone()).isTrue();
            assertThatThrownBy(result::join).hasCauseInstanceOf(PoolClosedException.class);
        });
        assertThat(gate.arrivals()).isEqualTo(1);
    }

    /** Who would run a call again must know whether it has run. */
    @Test
    void whatIsTerminatedTellsWhetherAWorkerRanIt() {
        AsyncResult<Long> running = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
        AsyncResult<Integer> queued = pool.applyAsync(ParallelTasks.square(1));
        long pid = gate.awaitArrivals(1).get(0);

        pool.terminate();

        assertThatThrownBy(running::join).cause().isInstanceOfSatisfying(PoolClosedException.class, taken -> {
            assertThat(taken.pid()).isEqualTo(pid);
            assertThat(taken.attempts()).isEqualTo(1);
        });
        assertThatThrownBy(queued::join).cause().isInstanceOfSatisfying(PoolClosedException.class, untaken -> {
            assertThat(untaken.pid()).isEqualTo(-1);
            assertThat(untaken.attempts()).isZero();
        });
    }

    @Test
    void terminateEndsThoseWhoWait() throws Exception {
        Caller<Long> applying = Caller.of(() -> pool.apply(ParallelTasks.waitAt.with(gate.path())));
        gate.awaitArrivals(1);
        Caller<List<Integer>> mapping = Caller.of(() -> pool.map(ParallelTasks.square, List.of(1, 2, 3)));
        Caller<Integer> queued = Caller.of(() -> pool.apply(ParallelTasks.square(1)));
        await().atMost(Duration.ofSeconds(30)).until(() -> mapping.isWaiting() && queued.isWaiting());

        pool.terminate();

        assertThat(applying.thrown()).isInstanceOf(PoolClosedException.class);
        assertThat(mapping.thrown()).isInstanceOf(PoolClosedException.class);
        assertThat(queued.thrown()).isInstanceOf(PoolClosedException.class);
    }

    @Test
    void terminateWhileWorkersStart() {
        for (int i = 0; i < 5; i++) {
            Pool brief = Pool.builder().workers(2).heap("32m").name("brief").open();
            AsyncResult<Integer> result = brief.applyAsync(ParallelTasks.square(1));
            brief.terminate();
            brief.join();
            assertThat(result.isDone()).isTrue();
        }
    }

    @Test
    void terminateKillsStoppedWorkers() throws Exception {
        long pid = pool.apply(ParallelTasks.pid());
        Processes.signal("STOP", pid);
        pool.terminate();
        assertThat(pool.join(Duration.ofSeconds(20))).isTrue();
        assertThat(Processes.isAlive(pid)).isFalse();
    }

    @Test
    void closeOutlastsAWorkerThatDoesNotEnd() throws Exception {
        long pid = pool.apply(ParallelTasks.pid());
        Processes.signal("STOP", pid);
        pool.close();
        assertThat(Processes.isAlive(pid)).isFalse();
    }

    @Test
    void awaitReadyOfAClosedPoolSaysSo() {
        pool.close();
        assertThatThrownBy(() -> pool.awaitReady(Duration.ofSeconds(10))).isInstanceOf(PoolClosedException.class);
        assertThat(pool.toString()).contains("closing").contains("stopped");
    }

    /** Only so many JVMs start at once; these wait for a debugger that never comes. */
    @Test
    void aPoolWhoseStartWaitsForOthersClosesAtOnce() throws Exception {
        int atOnce = 2 * Runtime.getRuntime().availableProcessors();
        assumeTrue(atOnce <= 16, "a machine with few processors");
        try (Pool hung = Pool.builder()
                .workers(atOnce)
                .heap("16m")
                .name("hung")
                .jvmArgs("-agentlib:jdwp=transport=dt_socket,server=y,suspend=y,address=127.0.0.1:0")
                .output(WorkerOutput.discard())
                .open()) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> hung.stats().workers().size() == atOnce);
            Pool waiting = Pool.builder().workers(1).heap("32m").name("waiting").open();

            waiting.shutdown();
            assertThat(waiting.join(Duration.ofSeconds(20))).isTrue();

            hung.terminate();
        }
    }
}
