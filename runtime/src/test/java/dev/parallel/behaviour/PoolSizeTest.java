package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parallel.AsyncResult;
import dev.parallel.Pool;
import dev.parallel.error.ParallelInterruptedException;
import dev.parallel.testing.Caller;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelTasks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** How many workers, how many calls for each of them, and how many outstanding ones. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class PoolSizeTest {

    @TempDir
    private Path folder;

    private static Pool.Builder builder() {
        return Pool.builder().heap("32m").name("size");
    }

    @Test
    void callsRunOnAsManyWorkersAsThereAre() throws Exception {
        Gate gate = Gate.in(folder);
        try (Pool pool = builder().workers(3).open()) {
            List<AsyncResult<Long>> results = IntStream.range(0, 5)
                    .mapToObj(i -> pool.applyAsync(ParallelTasks.waitAt.with(gate.path())))
                    .toList();
            assertThat(new HashSet<>(gate.awaitArrivals(3))).hasSize(3);
            gate.open();
            results.forEach(AsyncResult::join);
        }
    }

    @Test
    void aPoolWithoutWorkersIsRefused() {
        assertThatThrownBy(() -> Pool.open(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pool.open(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }

    @Test
    void countsBelowOneAreRefused() {
        for (int wrong : new int[] {0, -1, Integer.MIN_VALUE}) {
            assertThatThrownBy(() -> builder().maxTasksPerWorker(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("maxTasksPerWorker")
                    .hasMessageContaining(String.valueOf(wrong));
            assertThatThrownBy(() -> builder().maxPending(wrong)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> builder().workers(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void workersAreReplacedAfterTheirNumberOfCalls() {
        try (Pool pool = builder().workers(1).maxTasksPerWorker(3).open()) {
            List<Long> pids = new ArrayList<>();
            for (int i = 0; i < 9; i++) {
                pids.add(pool.apply(ParallelTasks.pid()));
            }
            assertThat(Set.copyOf(pids)).hasSize(3);
            for (int i = 0; i < 9; i++) {
                assertThat(pids.get(i)).isEqualTo(pids.get(i / 3 * 3));
            }
        }
    }

    @Test
    void itemsOfAMappingCountAsCalls() throws Exception {
        Gate gate = Gate.in(folder);
        gate.open();
        try (Pool pool = builder().workers(1).maxTasksPerWorker(4).open()) {
            List<Long> pids = pool.map(
                    ParallelTasks.waitAt,
                    IntStream.range(0, 10).mapToObj(i -> gate.path()).toList(),
                    10);
            assertThat(Set.copyOf(pids)).hasSize(3);
            assertThat(gate.arrivals()).isEqualTo(10);
        }
    }

    @Test
    void aGiverBlocksWhileTooManyCallsAreOutstanding() throws Exception {
        Gate gate = Gate.in(folder);
        try (Pool pool = builder().workers(1).maxPending(2).open()) {
            AsyncResult<Long> first = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
            AsyncResult<Integer> second = pool.applyAsync(ParallelTasks.square(2));
            Caller<AsyncResult<Integer>> third = Caller.of(() -> pool.applyAsync(ParallelTasks.square(3)));
            gate.awaitArrivals(1);
            await().atMost(Duration.ofSeconds(30)).until(third::isWaiting);
            assertThat(third.isDone()).isFalse();

            gate.open();

            assertThat(third.result().join()).isEqualTo(9);
            assertThat(first.join()).isPositive();
            assertThat(second.join()).isEqualTo(4);
        }
    }

    @Test
    void aBlockedGiverCanBeInterrupted() throws Exception {
        Gate gate = Gate.in(folder);
        try (Pool pool = builder().workers(1).maxPending(1).open()) {
            AsyncResult<Long> first = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
            Caller<AsyncResult<Integer>> second = Caller.of(() -> pool.applyAsync(ParallelTasks.square(3)));
            gate.awaitArrivals(1);
            await().atMost(Duration.ofSeconds(30)).until(second::isWaiting);

            second.interrupt();

            assertThat(second.thrown()).isInstanceOf(ParallelInterruptedException.class);
            assertThat(second.wasInterruptedAtEnd()).isTrue();
            gate.open();
            assertThat(first.join()).isPositive();
        }
    }

    @Test
    void cancelledCallsMakeRoom() throws Exception {
        Gate gate = Gate.in(folder);
        try (Pool pool = builder().workers(1).maxPending(2).open()) {
            AsyncResult<Long> first = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
            gate.awaitArrivals(1);
            for (int i = 0; i < 10; i++) {
                assertThat(pool.applyAsync(ParallelTasks.square(i)).cancel(true))
                        .isTrue();
            }
            gate.open();
            assertThat(first.join()).isPositive();
        }
    }
}
