package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallel.AsyncResult;
import dev.parallel.Pool;
import dev.parallel.error.PoolClosedException;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.Workers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A pool gets more workers, or fewer, while it works. */
@Timeout(120)
@ExtendWith(LeavesNothingBehind.class)
class ResizeTest {

    private static final Duration START = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private static Pool open(int workers) throws InterruptedException {
        Pool pool = Pool.builder().workers(workers).heap("32m").name("resize").open();
        assertThat(pool.awaitReady(START)).isTrue();
        return pool;
    }

    @Test
    void moreWorkersStartAtOnce() throws Exception {
        Gate gate = Gate.in(folder);
        try (Pool pool = open(1)) {
            pool.resize(3);
            assertThat(pool.awaitReady(START)).isTrue();
            assertThat(Workers.count()).isEqualTo(3);

            List<AsyncResult<Long>> results = Stream.generate(
                            () -> pool.applyAsync(ParallelTasks.waitAt.with(gate.path())))
                    .limit(3)
                    .toList();
            assertThat(new HashSet<>(gate.awaitArrivals(3))).hasSize(3);
            gate.open();
            results.forEach(AsyncResult::join);
        }
    }

    @Test
    void newWorkersTakeUpWhatWaits() throws Exception {
        Gate gate = Gate.in(folder);
        try (Pool pool = open(1)) {
            AsyncResult<List<Long>> results =
                    pool.mapAsync(ParallelTasks.waitAt, List.of(gate.path(), gate.path(), gate.path()), 3);
            gate.awaitArrivals(1);

            pool.resize(3);

            assertThat(new HashSet<>(gate.awaitArrivals(3))).hasSize(3);
            gate.open();
            assertThat(results.join()).hasSize(3);
        }
    }

    @Test
    void idleWorkersEndFirst() throws Exception {
        Gate gate = Gate.in(folder);
        try (Pool pool = open(3)) {
            AsyncResult<Long> busy = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
            List<Long> pid = gate.awaitArrivals(1);

            pool.resize(1);

            Workers.awaitCount(1);
            gate.open();
            assertThat(busy.join()).isEqualTo(pid.get(0));
            assertThat(pool.apply(ParallelTasks.pid())).isEqualTo(pid.get(0));
        }
    }

    @Test
    void busyWorkersEndAfterTheirCall() throws Exception {
        Gate gate = Gate.in(folder);
        try (Pool pool = open(3)) {
            List<AsyncResult<Long>> results = Stream.generate(
                            () -> pool.applyAsync(ParallelTasks.waitAt.with(gate.path())))
                    .limit(6)
                    .toList();
            gate.awaitArrivals(3);

            pool.resize(1);

            assertThat(Workers.count()).isEqualTo(3);
            gate.open();
            for (AsyncResult<Long> result : results) {
                assertThat(result.join()).isPositive();
            }
            Workers.awaitCount(1);
            assertThat(gate.arrivals()).isEqualTo(6);
        }
    }

    @Test
    void workersThatWereToEndAfterTheirCallStayIfTheyAreWantedAgain() throws Exception {
        Gate gate = Gate.in(folder);
        try (Pool pool = open(2)) {
            List<AsyncResult<Long>> results = Stream.generate(
                            () -> pool.applyAsync(ParallelTasks.waitAt.with(gate.path())))
                    .limit(2)
                    .toList();
            gate.awaitArrivals(2);
            List<Long> before = workerIds();

            pool.resize(1);
            pool.resize(2);

            gate.open();
            results.forEach(AsyncResult::join);
            assertThat(pool.awaitReady(START)).isTrue();
            assertThat(workerIds()).hasSameElementsAs(before);
        }
    }

    private static List<Long> workerIds() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.pid()
                        != dev.parallel.internal.process.Reaper.get().pid())
                .map(ProcessHandle::pid)
                .toList();
    }

    @Test
    void resizingManyTimesCostsNoCall() throws Exception {
        try (Pool pool = open(2)) {
            List<Integer> numbers = IntStream.range(0, 300).boxed().toList();
            List<AsyncResult<List<Integer>>> mappings = new ArrayList<>();
            List<AsyncResult<Integer>> calls = new ArrayList<>();
            for (int round = 0; round < 12; round++) {
                mappings.add(pool.mapAsync(ParallelTasks.identity, numbers, 10));
                calls.add(pool.applyAsync(ParallelTasks.sleep.with(20)));
                pool.resize(1 + round * 5 % 4);
                assertThat(pool.apply(ParallelTasks.square(round))).isEqualTo(round * round);
                calls.add(pool.applyAsync(ParallelTasks.sleep.with(5)));
            }
            for (AsyncResult<List<Integer>> mapping : mappings) {
                assertThat(mapping.join()).isEqualTo(numbers);
            }
            assertThat(calls).allSatisfy(call -> assertThat(call.join()).isIn(5, 20));
            pool.resize(3);
            assertThat(pool.awaitReady(START)).isTrue();
            Workers.awaitCount(3);
        }
    }

    @Test
    void aPoolOfNoWorkersIsRefused() throws Exception {
        try (Pool pool = open(1)) {
            assertThatThrownBy(() -> pool.resize(0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("workers is at least 1, not 0");
            assertThat(pool.apply(ParallelTasks.square(3))).isEqualTo(9);
        }
    }

    @Test
    void aClosedPoolIsNotResized() throws Exception {
        Pool pool = open(1);
        pool.close();
        assertThatThrownBy(() -> pool.resize(2)).isInstanceOf(PoolClosedException.class);
    }
}
