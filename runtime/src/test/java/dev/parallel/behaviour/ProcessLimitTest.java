package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallel.AsyncResult;
import dev.parallel.Pools;
import dev.parallel.Task;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelPooled;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.Workers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** All declarative pools together have no more workers than they may, and each gets its turn. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class ProcessLimitTest {

    @TempDir
    private Path folder;

    @AfterEach
    void closeAll() {
        Pools.closeAll();
    }

    private static List<AsyncResult<Long>> give(Task<String, Long> task, Gate gate, int calls) {
        List<AsyncResult<Long>> results = new ArrayList<>();
        for (int i = 0; i < calls; i++) {
            results.add(task.applyAsync(gate.path()));
        }
        return results;
    }

    private static void awaitAll(List<AsyncResult<Long>> results) throws Exception {
        for (AsyncResult<Long> result : results) {
            while (!result.ready()) {
                assertThat(Workers.count()).isLessThanOrEqualTo(2);
                TimeUnit.MILLISECONDS.sleep(2);
            }
            assertThat(result.join()).isPositive();
        }
    }

    @Test
    void aPoolHasNoMoreWorkersThanAllMayHave() throws Exception {
        Pools.limitProcesses(2);
        Gate gate = Gate.in(folder);
        List<AsyncResult<Long>> results = give(ParallelPooled.red, gate, 8);
        assertThat(new HashSet<>(gate.awaitArrivals(2))).hasSize(2);
        assertThat(Workers.count()).isEqualTo(2);
        gate.open();
        awaitAll(results);
    }

    @Test
    void anIdleWorkerMakesRoomForAnotherPool() throws Exception {
        Pools.limitProcesses(1);
        Gate gate = Gate.in(folder);
        gate.open();
        long red = ParallelPooled.red.apply(gate.path());
        long green = ParallelPooled.green.apply(gate.path());
        assertThat(green).isNotEqualTo(red);
        Workers.awaitCount(1);
        assertThat(ParallelPooled.red.apply(gate.path())).isNotIn(red, green);
        Workers.awaitCount(1);
    }

    /** Keeps the workers of a pool busy for half a minute and more, with short calls. */
    private static List<AsyncResult<Integer>> occupy(int workers) {
        Pools.configure("settings", pool -> pool.workers(workers));
        List<AsyncResult<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 4_000 * workers; i++) {
            calls.add(ParallelPooled.sleep.applyAsync(10));
        }
        Workers.awaitCount(workers);
        return calls;
    }

    @Test
    void aPoolWithSeveralWorkersGivesOneUpToAPoolWithNone() throws Exception {
        Pools.limitProcesses(2);
        Gate gate = Gate.in(folder);
        gate.open();
        List<AsyncResult<Integer>> many = occupy(2);

        assertThat(ParallelPooled.green.apply(gate.path())).isPositive();

        assertThat(many).anyMatch(result -> !result.ready());
        many.forEach(result -> result.cancel(true));
    }

    @Test
    void busyPoolsTakeTurnsWhereThereAreFewerProcessesThanPools() throws Exception {
        Pools.limitProcesses(1);
        Gate gate = Gate.in(folder);
        gate.open();
        List<AsyncResult<Integer>> many = occupy(1);

        long red = ParallelPooled.red.apply(gate.path());
        long green = ParallelPooled.green.apply(gate.path());

        assertThat(red).isNotEqualTo(green);
        assertThat(many).anyMatch(result -> !result.ready());
        many.forEach(result -> result.cancel(true));
    }

    @Test
    void aLowerLimitEndsWorkersThatAreTooMany() throws Exception {
        Gate gate = Gate.in(folder);
        Pools.limitProcesses(3);
        List<AsyncResult<Long>> red = give(ParallelPooled.red, gate, 2);
        List<AsyncResult<Long>> green = give(ParallelPooled.green, gate, 1);
        gate.awaitArrivals(3);
        Pools.limitProcesses(1);
        gate.open();
        for (AsyncResult<Long> result : red) {
            assertThat(result.join()).isPositive();
        }
        assertThat(green.get(0).join()).isPositive();
        Workers.awaitCount(1);
    }

    @Test
    void callsThatWaitForEachOtherInTwoPoolsEndIfBothHaveAWorker() throws Exception {
        Pools.limitProcesses(2);
        Gate gate = Gate.in(folder);
        AsyncResult<Long> red = ParallelPooled.red.applyAsync(gate.path());
        AsyncResult<Long> blue = ParallelPooled.blue.applyAsync(gate.path());
        gate.awaitArrivals(2);
        gate.open();
        awaitAll(List.of(red, blue));
    }

    @Test
    void manyThreadsCallManyPoolsAndNobodyStarves() throws Exception {
        Pools.limitProcesses(2);
        Gate gate = Gate.in(folder);
        gate.open();
        List<Task<String, Long>> tasks = List.of(ParallelPooled.red, ParallelPooled.green, ParallelPooled.blue);
        List<AsyncResult<Long>> results = new ArrayList<>();
        for (int round = 0; round < 40; round++) {
            for (Task<String, Long> task : tasks) {
                results.add(task.applyAsync(gate.path()));
            }
        }
        awaitAll(results);
    }

    @Test
    void processesAreReplacedWithinTheLimit() throws Exception {
        Pools.limitProcesses(1);
        Gate gate = Gate.in(folder);
        gate.open();
        for (int i = 0; i < 3; i++) {
            long pid = ParallelPooled.red.apply(gate.path());
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
            Workers.awaitCount(0);
        }
        assertThat(ParallelPooled.red.apply(gate.path())).isPositive();
    }

    @Test
    void aLimitOfNoneIsRefused() {
        assertThatThrownBy(() -> Pools.limitProcesses(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("processes is at least 1, not 0");
        assertThat(ParallelTasks.square.apply(3)).isEqualTo(9);
    }
}
