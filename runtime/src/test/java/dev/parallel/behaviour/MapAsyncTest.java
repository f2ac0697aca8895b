package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallel.AsyncResult;
import dev.parallel.Call;
import dev.parallel.Pool;
import dev.parallel.error.ParallelException;
import dev.parallel.error.PoolClosedException;
import dev.parallel.error.TaskFailedException;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.Misdeed;
import dev.parallel.testing.Numbers;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.Processes;
import dev.parallel.testing.Trap;
import dev.parallel.testing.Trap.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
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

/** mapAsync and starmapAsync. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class MapAsyncTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private static Pool pool;

    @TempDir
    private Path folder;

    private Gate gate;

    /** What the callbacks of a test were given. */
    private final ConcurrentLinkedQueue<Object> given = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void open() {
        pool = openPool(2, "map-async");
    }

    @AfterAll
    static void close() {
        pool.close(Duration.ofSeconds(5));
    }

    private static Pool openPool(int workers, String name) {
        return Pool.builder().workers(workers).heap("64m").name(name).open();
    }

    @BeforeEach
    void makeGate() throws Exception {
        gate = Gate.in(folder);
    }

    @AfterEach
    void openGate() throws Exception {
        gate.open();
    }

    private static List<Integer> range(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static List<Integer> squares(int count) {
        return IntStream.range(0, count).map(n -> n * n).boxed().toList();
    }

    /** Has every worker run something, which it can only once it has ended what it ran before. */
    private void awaitFreeWorkers() throws Exception {
        Gate both = Gate.in(folder);
        AsyncResult<List<Long>> result = pool.mapAsync(ParallelTasks.waitAt, List.of(both.path(), both.path()), 1);
        both.awaitArrivals(2);
        both.open();
        assertThat(result.get(LONG)).doesNotHaveDuplicates();
    }

    @Test
    void resultsHaveTheOrderOfTheInput() throws Exception {
        AsyncResult<List<Integer>> result = pool.mapAsync(ParallelTasks.sleep, List.of(40, 0, 15, 0, 25, 0, 0, 5), 1);
        assertThat(result.get(LONG)).containsExactly(40, 0, 15, 0, 25, 0, 0, 5);
        assertThat(result.successful()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000, Integer.MAX_VALUE})
    void chunkSizesDoNotMatterToTheResult(int chunkSize) throws Exception {
        assertThat(pool.mapAsync(ParallelTasks.square, range(1500), chunkSize).get(LONG))
                .isEqualTo(squares(1500));
    }

    @Test
    void aHundredThousandItemsTravel() throws Exception {
        assertThat(pool.mapAsync(ParallelTasks.square, range(100_000)).get(LONG))
                .isEqualTo(squares(100_000));
    }

    @Test
    void anEmptyInputGivesAnEmptyResult() throws Exception {
        AsyncResult<List<Integer>> result = pool.mapAsync(ParallelTasks.square, List.of(), given::add, given::add);
        assertThat(result.get(LONG)).isEmpty();
        assertThat(given).containsExactly(List.of());
        assertThat(pool.<Integer>starmapAsync(List.of()).get(LONG)).isEmpty();
    }

    @Test
    void nullsTravelBothWays() throws Exception {
        List<Integer> input = Arrays.asList(null, 1, null);
        assertThat(pool.mapAsync(ParallelTasks.identity, input).get(LONG)).isEqualTo(input);
    }

    @Test
    void aSuccessCallsOneCallbackBeforeItIsSeen() throws Exception {
        AsyncResult<List<Integer>> result =
                pool.mapAsync(ParallelTasks.square, range(300), given::add, error -> given.add("error"));
        List<Integer> squares = result.get(LONG);
        assertThat(squares).isEqualTo(squares(300));
        assertThat(given).singleElement().isSameAs(squares);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void aFailureIsTheOneWithTheLowestIndexAndCallsOneCallback(int chunkSize) {
        List<Trap> items = IntStream.range(0, 100)
                .mapToObj(i -> switch (i % 10) {
                    case 3 -> new Trap(Stage.RUNNING, Misdeed.THROW, i);
                    case 6 -> new Trap(Stage.WRITING_ARGUMENTS, Misdeed.THROW, i);
                    default -> Trap.harmless(i);
                })
                .toList();
        List<AsyncResult<List<Trap>>> results = List.of(
                pool.mapAsync(ParallelTasks.trapped, items, value -> given.add("success"), given::add),
                pool.mapAsync(ParallelTasks.trapped, items, chunkSize));
        for (AsyncResult<List<Trap>> result : results) {
            assertThatThrownBy(() -> result.get(LONG))
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfSatisfying(TaskFailedException.class, first -> {
                        assertThat(first.index()).isEqualTo(3);
                        assertThat(first.failureCount()).isEqualTo(20);
                        assertThat(first.getSuppressed()).hasSize(16);
                        assertThat(((ParallelException) first.getSuppressed()[0]).index())
                                .isEqualTo(6);
                    });
            assertThat(result.successful()).isFalse();
        }
        assertThat(given).singleElement().isInstanceOf(TaskFailedException.class);
    }

    @Test
    void whatTheInputThrowsIsThrownAtOnce() {
        IllegalStateException fault = new IllegalStateException("the input's own");
        assertThatThrownBy(() -> pool.mapAsync(ParallelTasks.square, Numbers.failingAfter(50, fault, i -> i), 7))
                .isSameAs(fault);
        assertThatThrownBy(() -> pool.starmapAsync(Arrays.asList(ParallelTasks.square(1), null)))
                .isInstanceOf(NullPointerException.class);
        assertThat(pool.mapAsync(ParallelTasks.square, range(10)).join()).isEqualTo(squares(10));
    }

    @Test
    void whatTheCallerChangesAfterwardsChangesNothing() throws Exception {
        AsyncResult<List<Long>> held = pool.mapAsync(ParallelTasks.waitAt, List.of(gate.path(), gate.path()), 1);
        gate.awaitArrivals(2);
        List<byte[]> input = new ArrayList<>(List.of(new byte[] {1}, new byte[300_000], new byte[] {3}));
        AsyncResult<List<byte[]>> result = pool.mapAsync(ParallelTasks.bytes, input);
        input.forEach(bytes -> bytes[0] = 9);
        input.clear();
        gate.open();
        assertThat(result.get(LONG)).containsExactly(new byte[] {1}, new byte[300_000], new byte[] {3});
        assertThat(held.get(LONG)).hasSize(2);
    }

    @Test
    void aWaitThatTimesOutLosesNothing() throws Exception {
        AsyncResult<List<Long>> result =
                pool.mapAsync(ParallelTasks.waitAt, List.of(gate.path()), given::add, given::add);
        List<Long> pids = gate.awaitArrivals(1);
        assertThatThrownBy(() -> result.get(Duration.ofMillis(20))).isInstanceOf(TimeoutException.class);
        assertThat(result.ready()).isFalse();
        assertThat(given).isEmpty();
        gate.open();
        assertThat(result.get(LONG)).isEqualTo(pids);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void cancellingStopsTheWorkersThatRunIt(int chunkSize) {
        AsyncResult<List<Long>> result =
                pool.mapAsync(ParallelTasks.waitAt, Collections.nCopies(50, gate.path()), chunkSize);
        List<Long> pids = gate.awaitArrivals(2);

        assertThat(result.cancel(true)).isTrue();

        assertThat(result.isCancelled()).isTrue();
        assertThatThrownBy(result::join).isInstanceOf(CancellationException.class);
        Processes.awaitGone(pids, Duration.ofSeconds(30));
        assertThat(pool.mapAsync(ParallelTasks.square, range(10)).join()).isEqualTo(squares(10));
        assertThat(gate.arrivals()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void cancellingBeforeAWorkerTakesItUpCostsNoWorker(boolean mayStop) throws Exception {
        Gate never = Gate.in(folder);
        AsyncResult<List<Long>> held = pool.mapAsync(ParallelTasks.waitAt, List.of(gate.path(), gate.path()), 1);
        List<Long> pids = gate.awaitArrivals(2);
        AsyncResult<List<Long>> result =
                pool.mapAsync(ParallelTasks.waitAt, Collections.nCopies(20, never.path()), given::add, given::add);

        assertThat(result.cancel(mayStop)).isTrue();

        assertThat(result.isCancelled()).isTrue();
        gate.open();
        assertThat(held.get(LONG)).containsExactlyInAnyOrderElementsOf(pids);
        assertThat(pool.apply(ParallelTasks.pid())).isIn(pids);
        assertThat(never.arrivals()).isZero();
        assertThat(given).isEmpty();
    }

    @Test
    void cancellingWithoutStoppingTakesBackWhatNoWorkerHasTakenUp() throws Exception {
        AsyncResult<List<Long>> result = pool.mapAsync(ParallelTasks.waitAt, Collections.nCopies(50, gate.path()), 7);
        List<Long> pids = gate.awaitArrivals(2);

        assertThat(result.cancel(false)).isTrue();

        assertThat(result.isCancelled()).isTrue();
        gate.open();
        awaitFreeWorkers();
        assertThat(pool.apply(ParallelTasks.pid())).isIn(pids);
        assertThat(gate.arrivals()).isEqualTo(2);
    }

    @Test
    void cancellingWithoutStoppingLeavesAMappingThatRunsAsAWhole() throws Exception {
        AsyncResult<List<Long>> result = pool.mapAsync(ParallelTasks.waitAt, List.of(gate.path(), gate.path()), 1);
        List<Long> pids = gate.awaitArrivals(2);

        assertThat(result.cancel(false)).isFalse();

        gate.open();
        assertThat(result.get(LONG)).containsExactlyInAnyOrderElementsOf(pids);
        assertThat(result.cancel(true)).isFalse();
    }

    @Test
    void cancellingAtAnyMomentEndsInOneWay() throws Exception {
        for (int round = 0; round < 30; round++) {
            ConcurrentLinkedQueue<Object> called = new ConcurrentLinkedQueue<>();
            AsyncResult<List<Integer>> result =
                    pool.mapAsync(ParallelTasks.square, range(20 * round), called::add, called::add);
            boolean cancelled = result.cancel(round % 5 == 0);
            assertThat(result.isCancelled()).isEqualTo(cancelled);
            if (!cancelled) {
                assertThat(result.get(LONG)).isEqualTo(squares(20 * round));
                assertThat(called).hasSize(1);
            }
        }
        assertThat(pool.mapAsync(ParallelTasks.square, range(10)).join()).isEqualTo(squares(10));
    }

    @Test
    void starmapAsyncRunsCallsOfSeveralTasks() throws Exception {
        List<Call<? extends Object>> calls = new ArrayList<>();
        List<Object> expected = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            calls.add(
                    switch (i % 3) {
                        case 0 -> ParallelTasks.multiply(i, 2);
                        case 1 -> ParallelTasks.square(i);
                        default -> ParallelTasks.text.with("t" + i);
                    });
            expected.add(i % 3 == 0 ? (Object) (i * 2) : i % 3 == 1 ? (Object) (i * i) : "t" + i);
        }
        assertThat(pool.<Object>starmapAsync(calls).get(LONG)).isEqualTo(expected);
        assertThat(pool.<Object>starmapAsync(calls, 50).get(LONG)).isEqualTo(expected);
        assertThat(pool.<Object>starmapAsync(calls, given::add, given::add).get(LONG))
                .isEqualTo(expected);
        assertThat(given).containsExactly(expected);
    }

    @Test
    void aLostWorkerCostsOneItem() {
        List<Trap> items = IntStream.range(0, 40)
                .mapToObj(i -> i == 10 ? new Trap(Stage.RUNNING, Misdeed.HALT, i) : Trap.harmless(i))
                .toList();
        assertThatThrownBy(() -> pool.mapAsync(ParallelTasks.trapped, items, 20).get(LONG))
                .cause()
                .isInstanceOfSatisfying(ParallelException.class, lost -> {
                    assertThat(lost.index()).isEqualTo(10);
                    assertThat(lost.failureCount()).isEqualTo(1);
                });
    }

    @Test
    void closingWaitsForTheItemsAndTheCallback() throws Exception {
        AsyncResult<List<Integer>> result;
        Pool own = openPool(1, "map-async-closing");
        try (own) {
            result = own.mapAsync(ParallelTasks.sleep, List.of(20, 10, 0), given::add, given::add);
        }
        assertThat(result.isDone()).isTrue();
        assertThat(result.get(LONG)).containsExactly(20, 10, 0);
        assertThat(given).hasSize(1);
        assertThatThrownBy(() -> own.mapAsync(ParallelTasks.square, range(3))).isInstanceOf(PoolClosedException.class);
    }

    @Test
    void terminatingFailsIt() {
        try (Pool own = openPool(1, "map-async-terminated")) {
            AsyncResult<List<Long>> result = own.mapAsync(
                    ParallelTasks.waitAt,
                    Collections.nCopies(10, gate.path()),
                    value -> given.add("success"),
                    given::add);
            gate.awaitArrivals(1);
            own.terminate();
            assertThatThrownBy(() -> result.get(LONG))
                    .cause()
                    .isInstanceOfSatisfying(PoolClosedException.class, closed -> {
                        assertThat(closed.index()).isZero();
                        assertThat(closed.failureCount()).isEqualTo(10);
                    });
            assertThat(given).singleElement().isInstanceOf(PoolClosedException.class);
        }
    }
}
