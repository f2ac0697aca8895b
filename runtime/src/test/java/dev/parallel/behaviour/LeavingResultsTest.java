package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallel.AsyncResult;
import dev.parallel.Pool;
import dev.parallel.Results;
import dev.parallel.error.ParallelInterruptedException;
import dev.parallel.error.PoolClosedException;
import dev.parallel.testing.Caller;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.Numbers;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Results of imap that are waited for in vain, given up, or outlived by their pool's will. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class LeavingResultsTest {

    private static final int WORKERS = 2;
    private static final int WINDOW = 3 * WORKERS;
    private static final Duration LONG = Duration.ofSeconds(30);

    private static Pool pool;

    @TempDir
    private Path folder;

    private Gate gate;

    @BeforeAll
    static void open() {
        pool = openPool("leaving");
    }

    @AfterAll
    static void close() {
        pool.close(Duration.ofSeconds(5));
    }

    private static Pool openPool(String name) {
        return Pool.builder().workers(WORKERS).heap("32m").name(name).open();
    }

    @BeforeEach
    void makeGate() throws Exception {
        gate = Gate.in(folder);
    }

    @AfterEach
    void openGate() throws Exception {
        gate.open();
    }

    private static void assertPoolWorks() {
        assertThat(pool.map(ParallelTasks.square, List.of(1, 2, 3, 4))).containsExactly(1, 4, 9, 16);
    }

    /** Has every worker run something, which it can only once it has ended what it ran before. */
    private void awaitFreeWorkers() throws Exception {
        Gate both = Gate.in(folder);
        AsyncResult<List<Long>> result = pool.mapAsync(ParallelTasks.waitAt, List.of(both.path(), both.path()), 1);
        both.awaitArrivals(2);
        both.open();
        assertThat(result.get(LONG)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWaitThatTimesOutLosesNothing(boolean ordered) throws Exception {
        List<String> two = List.of(gate.path(), gate.path());
        Results<Long> results =
                ordered ? pool.imap(ParallelTasks.waitAt, two, 1) : pool.imapUnordered(ParallelTasks.waitAt, two, 1);
        assertThatThrownBy(() -> results.next(Duration.ZERO)).isInstanceOf(TimeoutException.class);
        assertThatThrownBy(() -> results.next(Duration.ofMillis(-1))).isInstanceOf(TimeoutException.class);
        List<Long> pids = gate.awaitArrivals(2);
        assertThatThrownBy(() -> results.next(Duration.ofMillis(20)))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("PT0.02S");
        assertThat(results.hasNext()).isTrue();
        gate.open();
        assertThat(List.of(results.next(LONG), results.next())).containsExactlyInAnyOrderElementsOf(pids);
        assertThat(results.hasNext()).isFalse();
        assertThatThrownBy(() -> results.next(LONG)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void anInterruptInNextWithdrawsAllItemsAndStopsTheirWorkers() throws Exception {
        List<Results<Long>> held = Collections.synchronizedList(new ArrayList<>());
        Caller<Long> caller = Caller.of(() -> {
            held.add(pool.imap(ParallelTasks.waitAt, Numbers.endless(i -> gate.path()), 3));
            return held.get(0).next();
        });
        List<Long> pids = gate.awaitArrivals(WORKERS);

        caller.interrupt();

        assertThat(caller.thrown()).isInstanceOf(ParallelInterruptedException.class);
        assertThat(caller.wasInterruptedAtEnd()).isTrue();
        assertThat(held.get(0).hasNext()).isFalse();
        assertThatThrownBy(held.get(0)::next).isInstanceOf(NoSuchElementException.class);
        Processes.awaitGone(pids, Duration.ofSeconds(30));
        assertPoolWorks();
        assertThat(gate.arrivals()).isEqualTo(WORKERS);
    }

    @Test
    void anInterruptInALimitedWaitLosesNothing() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        Caller<Long> caller = Caller.of(() -> {
            Results<Long> results = pool.imap(ParallelTasks.waitAt, List.of(gate.path()));
            try {
                return -results.next(LONG);
            } catch (InterruptedException e) {
                interrupted.countDown();
                return results.next();
            }
        });
        List<Long> pids = gate.awaitArrivals(1);
        caller.interrupt();
        assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
        gate.open();
        assertThat(caller.result()).isEqualTo(pids.get(0));
        assertThat(caller.wasInterruptedAtEnd()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void closingTakesBackWhatNoWorkerHasTakenUp(int chunkSize) throws Exception {
        Results<Long> results = pool.imap(ParallelTasks.waitAt, Numbers.endless(i -> gate.path()), chunkSize);
        gate.awaitArrivals(WORKERS);

        results.close();
        results.close();

        assertThat(results.hasNext()).isFalse();
        assertThatThrownBy(results::next)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("closed");
        assertThatThrownBy(() -> results.next(LONG)).isInstanceOf(NoSuchElementException.class);
        gate.open();
        awaitFreeWorkers();
        assertThat(gate.arrivals()).isEqualTo(WORKERS);
    }

    @Test
    @Timeout(60)
    void closingAtAnyMomentLeavesNoWorkBehind() {
        try (Pool own = openPool("closing")) {
            for (int round = 0; round < 60; round++) {
                int chunkSize = 1 + round * 37 % 400;
                try (Results<Integer> results =
                        own.imapUnordered(ParallelTasks.sleep, Numbers.endless(i -> i % 2 * 2), chunkSize)) {
                    for (int i = 0; i < round % 9; i++) {
                        assertThat(results.next()).isBetween(0, 2);
                    }
                }
            }
            assertThat(own.apply(ParallelTasks.square(3))).isEqualTo(9);
        }
    }

    @Test
    void closingDropsLargeResultsToo() {
        for (int round = 0; round < 10; round++) {
            try (Results<byte[]> results =
                    pool.imap(ParallelTasks.makeBytes, Numbers.endless(i -> 200_000 + i), 1 + round)) {
                for (int i = 0; i < round; i++) {
                    assertThat(results.next()).hasSize(200_000 + i);
                }
            }
        }
        assertThat(pool.apply(ParallelTasks.makeBytes.with(300_000))).hasSize(300_000);
    }

    @Test
    void abandonedResultsDoNotKeepAPoolFromClosing() {
        Results<Integer> abandoned;
        try (Pool own = openPool("abandoned")) {
            abandoned = own.imap(ParallelTasks.square, Numbers.endless(i -> i), 10);
            own.imapUnordered(ParallelTasks.identity, List.of(1, 2, 3));
            for (int n : own.imap(ParallelTasks.identity, Numbers.endless(i -> i))) {
                if (n == 5) {
                    break;
                }
            }
        }
        for (int i = 0; i < WINDOW * 10; i++) {
            assertThat(abandoned.next()).isEqualTo(i * i);
        }
        assertThatThrownBy(abandoned::next).isInstanceOf(PoolClosedException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void afterAShutdownWhatWasTakenIsDelivered(boolean ordered) throws Exception {
        try (Pool own = openPool("shut")) {
            Numbers<String> input = Numbers.endless(i -> gate.path());
            Results<Long> results = ordered
                    ? own.imap(ParallelTasks.waitAt, input, 1)
                    : own.imapUnordered(ParallelTasks.waitAt, input, 1);
            List<Long> pids = gate.awaitArrivals(WORKERS);

            own.shutdown();
            gate.open();

            for (int i = 0; i < WINDOW; i++) {
                assertThat(results.next()).isIn(pids);
            }
            assertThat(results.hasNext()).isTrue();
            assertThatThrownBy(results::next)
                    .isInstanceOf(PoolClosedException.class)
                    .hasMessageContaining("shut down");
            assertThat(results.hasNext()).isFalse();
            assertThatThrownBy(results::next).isInstanceOf(NoSuchElementException.class);
        }
    }

    @Test
    void aPoolThatWasShutDownGivesNoResults() {
        Pool own = openPool("closed");
        own.close();
        assertThatThrownBy(() -> own.imap(ParallelTasks.square, List.of(1))).isInstanceOf(PoolClosedException.class);
        assertThatThrownBy(() -> own.imapUnordered(ParallelTasks.square, List.of(1)))
                .isInstanceOf(PoolClosedException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7})
    void terminatingFailsEveryItemThatThePoolHas(int chunkSize) {
        try (Pool own = openPool("terminated")) {
            Results<Long> results = own.imap(ParallelTasks.waitAt, Numbers.endless(i -> gate.path()), chunkSize);
            gate.awaitArrivals(WORKERS);

            own.terminate();

            // The last one is for the items that the pool did not take.
            for (int i = 0; i < WINDOW * chunkSize + 1; i++) {
                assertThat(results.hasNext()).isTrue();
                assertThatThrownBy(() -> results.next(LONG)).isInstanceOf(PoolClosedException.class);
            }
            assertThat(results.hasNext()).isFalse();
        }
    }
}
