package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallel.AsyncResult;
import dev.parallel.Pool;
import dev.parallel.ProcessPoolExecutor;
import dev.parallel.Results;
import dev.parallel.WorkerOutput;
import dev.parallel.error.WorkerLostException;
import dev.parallel.testing.Forgetting;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.Processes;
import dev.parallel.testing.Trap;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What an executor does with its worker processes: uses them again, replaces them, keeps nothing in them. */
@Timeout(90)
@ExtendWith(LeavesNothingBehind.class)
class ExecutorWorkersTest {

    private static ProcessPoolExecutor executor(int workers) {
        return new ProcessPoolExecutor(builder(workers));
    }

    private static Pool.Builder builder(int workers) {
        return Pool.builder()
                .workers(workers)
                .heap("32m")
                .name("executor-workers")
                .output(WorkerOutput.discard());
    }

    @Test
    void idleOnesAreUsedAgain() throws Exception {
        try (ProcessPoolExecutor executor = executor(2)) {
            Set<Long> pids = new HashSet<>();
            for (int i = 0; i < 50; i++) {
                pids.add(executor.submit(ParallelTasks.pid()).get());
            }
            assertThat(pids).hasSizeBetween(1, 2);
        }
    }

    @Test
    void manyCallsMayBeGivenBeforeOneIsReady() throws Exception {
        try (ProcessPoolExecutor executor = executor(2)) {
            List<AsyncResult<Integer>> results = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                results.add(executor.submit(ParallelTasks.identity.with(i)));
            }
            for (int i = 0; i < results.size(); i++) {
                assertThat(results.get(i).get()).isEqualTo(i);
            }
        }
    }

    @Test
    void oneThatIsKilledCostsItsCallAndTheExecutorGoesOn(@TempDir Path folder) throws Exception {
        Gate gate = Gate.in(folder);
        try (ProcessPoolExecutor executor = executor(1)) {
            AsyncResult<Long> running = executor.submit(ParallelTasks.waitAt.with(gate.path()));
            AsyncResult<Integer> behind = executor.submit(ParallelTasks.square(3));
            Processes.kill(gate.awaitArrivals(1).get(0));
            assertThatThrownBy(running::get)
                    .cause()
                    .isInstanceOfSatisfying(
                            WorkerLostException.class,
                            lost -> assertThat(lost.signal()).hasValue(9));
            assertThat(behind.get()).isEqualTo(9);
            assertThat(executor.submit(ParallelTasks.square(4)).get()).isEqualTo(16);
        }
    }

    @Test
    void thoseThatDieWithLargeArgumentsCostTheirItemsOnly() throws Exception {
        byte[] large = new byte[1 << 20];
        try (ProcessPoolExecutor executor = executor(2)) {
            Results<Integer> results = executor.map(ParallelTasks.dieWith, Collections.nCopies(10, large));
            for (int i = 0; i < 10; i++) {
                assertThatThrownBy(results::next).isInstanceOf(WorkerLostException.class);
            }
            assertThat(results.hasNext()).isFalse();
            assertThat(executor.submit(ParallelTasks.bytes.with(large)).get()).isEqualTo(large);
        }
    }

    @Test
    void thoseThatAreReplacedAfterEachCallFinishWhatWasGivenBeforeAShutdown() throws Exception {
        List<AsyncResult<Long>> results = new ArrayList<>();
        try (ProcessPoolExecutor executor = new ProcessPoolExecutor(builder(2).maxTasksPerWorker(1))) {
            for (int i = 0; i < 6; i++) {
                results.add(executor.submit(ParallelTasks.pid()));
            }
            executor.shutdown();
        }
        assertThat(results)
                .allMatch(AsyncResult::successful)
                .extracting(AsyncResult::join)
                .doesNotHaveDuplicates();
    }

    @Test
    void theyKeepNothingOfAPastCall() throws Exception {
        try (ProcessPoolExecutor executor = executor(1)) {
            assertThat(executor.submit(ParallelTasks.passing.with(new long[] {1, 2}))
                            .get())
                    .containsExactly(1, 2);
            assertThat(executor.submit(ParallelTasks.hasForgotten()).get()).isTrue();
        }
    }

    @Test
    void theExecutorKeepsNothingOfAPastCall() throws Exception {
        try (ProcessPoolExecutor executor = executor(1)) {
            Trap argument = Trap.harmless(1);
            AsyncResult<Trap> result = executor.submit(ParallelTasks.trapped.with(argument));
            WeakReference<Trap> given = new WeakReference<>(argument);
            WeakReference<Trap> got = new WeakReference<>(result.get());
            argument = null;
            result = null;
            assertThat(Forgetting.awaitCleared(given)).isTrue();
            assertThat(Forgetting.awaitCleared(got)).isTrue();
        }
    }

    @Test
    void resultsThatWereReadAreNotKept() throws Exception {
        List<Trap> traps = IntStream.range(0, 10).mapToObj(Trap::harmless).toList();
        try (ProcessPoolExecutor executor = executor(1);
                Results<Trap> results = executor.map(ParallelTasks.trapped, traps)) {
            while (results.hasNext()) {
                WeakReference<Trap> read = new WeakReference<>(results.next());
                assertThat(Forgetting.awaitCleared(read)).isTrue();
            }
        }
    }

    @Test
    void aLimitKeepsNoMappingThatHasEnded() throws Exception {
        try (ProcessPoolExecutor executor = executor(1)) {
            Results<Integer> results = executor.map(ParallelTasks.square, List.of(1, 2), Duration.ofDays(1));
            assertThat(results.next()).isEqualTo(1);
            assertThat(results.next()).isEqualTo(4);
            WeakReference<Results<Integer>> ended = new WeakReference<>(results);
            results = null;
            assertThat(Forgetting.awaitCleared(ended)).isTrue();
            Results<Integer> closed = executor.map(ParallelTasks.square, List.of(1, 2), Duration.ofDays(1));
            closed.close();
            WeakReference<Results<Integer>> left = new WeakReference<>(closed);
            closed = null;
            assertThat(Forgetting.awaitCleared(left)).isTrue();
        }
    }
}
