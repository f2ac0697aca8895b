package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parallel.AsyncResult;
import dev.parallel.AsyncResult.Until;
import dev.parallel.Awaited;
import dev.parallel.Pool;
import dev.parallel.testing.Caller;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelTasks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Waiting for the first of several results, for the first failure, or for all. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class AwaitResultsTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static Pool pool;

    @TempDir
    private Path folder;

    private final List<AsyncResult<Long>> held = new ArrayList<>();
    private Gate gate;
    private Gate other;

    @BeforeAll
    static void open() {
        pool = Pool.builder().workers(2).heap("32m").name("await").open();
    }

    @AfterAll
    static void close() {
        pool.close(LIMIT);
    }

    @BeforeEach
    void makeGates() throws Exception {
        gate = Gate.in(folder);
        other = Gate.in(folder);
    }

    @AfterEach
    void openGates() throws Exception {
        gate.open();
        other.open();
        // The gates are removed with their folder, so all have to be through.
        assertThat(AsyncResult.await(held, Until.ALL_COMPLETED, LIMIT).notDone())
                .isEmpty();
    }

    private AsyncResult<Long> waitAt(Gate gate) {
        AsyncResult<Long> result = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
        held.add(result);
        return result;
    }

    /** One that has ended. */
    private static <R> AsyncResult<R> ended(AsyncResult<R> result) throws InterruptedException {
        assertThat(AsyncResult.await(List.of(result), Until.ALL_COMPLETED).done())
                .containsExactly(result);
        return result;
    }

    private static AsyncResult<Long> good() throws InterruptedException {
        return ended(pool.applyAsync(ParallelTasks.pid()));
    }

    private AsyncResult<Long> failing() {
        return pool.applyAsync(
                ParallelTasks.waitAt.with(folder.resolve("no such").toString()));
    }

    private static Caller<Awaited<Long>> awaiting(List<AsyncResult<Long>> results, Until until) {
        Caller<Awaited<Long>> caller = Caller.of(() -> AsyncResult.await(results, until));
        await().atMost(Duration.ofSeconds(30)).until(caller::isWaiting);
        return caller;
    }

    @Test
    void theFirstToCompleteEndsTheWait() throws Exception {
        AsyncResult<Long> late = waitAt(gate);
        AsyncResult<Long> early = waitAt(other);
        Caller<Awaited<Long>> caller = awaiting(List.of(late, early), Until.FIRST_COMPLETED);
        other.open();
        assertThat(caller.result().done()).containsExactly(early);
        assertThat(caller.result().notDone()).containsExactly(late);
        assertThat(late).isNotDone();
    }

    @ParameterizedTest
    @EnumSource(
            value = Until.class,
            names = {"FIRST_COMPLETED", "FIRST_FAILED"})
    void aFailureEndsTheWaitForTheFirst(Until until) throws Exception {
        AsyncResult<Long> late = waitAt(gate);
        AsyncResult<Long> failed = failing();
        Awaited<Long> awaited = AsyncResult.await(List.of(late, failed), until);
        assertThat(awaited.done()).containsExactly(failed);
        assertThat(awaited.notDone()).containsExactly(late);
        assertThat(failed).isCompletedExceptionally();
    }

    @Test
    void aSuccessDoesNotEndTheWaitForTheFirstFailure() throws Exception {
        AsyncResult<Long> waiting = waitAt(gate);
        AsyncResult<Long> good = good();
        Caller<Awaited<Long>> caller = awaiting(List.of(good, waiting), Until.FIRST_FAILED);
        assertThat(caller.isDone()).isFalse();
        gate.open();
        assertThat(caller.result().done()).containsExactly(good, waiting);
        assertThat(caller.result().notDone()).isEmpty();
    }

    @Test
    void aCancelledOneIsDoneButHasNotFailed() throws Exception {
        AsyncResult<Long> waiting = waitAt(gate);
        AsyncResult<Long> cancelled = waitAt(other);
        other.awaitArrivals(1);
        assertThat(cancelled.cancel(true)).isTrue();
        assertThat(AsyncResult.await(List.of(waiting, cancelled), Until.FIRST_COMPLETED)
                        .done())
                .containsExactly(cancelled);
        Caller<Awaited<Long>> caller = awaiting(List.of(waiting, cancelled), Until.FIRST_FAILED);
        gate.open();
        assertThat(caller.result().done()).containsExactly(waiting, cancelled);
    }

    @ParameterizedTest
    @EnumSource(Until.class)
    void whatHasEndedBeforeCounts(Until until) throws Exception {
        AsyncResult<Long> good = good();
        AsyncResult<Long> failed = ended(failing());
        assertThat(AsyncResult.await(List.of(good, failed), until))
                .isEqualTo(new Awaited<>(List.of(good, failed), List.of()));
    }

    @Test
    void allAreWaitedForWhateverTheyEndWith() throws Exception {
        AsyncResult<Long> waiting = waitAt(gate);
        AsyncResult<Long> failed = failing();
        Caller<Awaited<Long>> caller = awaiting(List.of(waiting, failed), Until.ALL_COMPLETED);
        gate.open();
        assertThat(caller.result().done()).containsExactly(waiting, failed);
        assertThat(caller.result().notDone()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Until.class)
    void aLimitEndsTheWait(Until until) throws Exception {
        AsyncResult<Long> waiting = waitAt(gate);
        AsyncResult<Long> good = good();
        for (Duration limit : List.of(Duration.ofMillis(20), Duration.ZERO, Duration.ofMillis(-1))) {
            Awaited<Long> awaited = AsyncResult.await(List.of(waiting, good), until, limit);
            assertThat(awaited.done()).containsExactly(good);
            assertThat(awaited.notDone()).containsExactly(waiting);
        }
        assertThat(waiting).isNotDone();
    }

    @ParameterizedTest
    @EnumSource(Until.class)
    void nothingToWaitForIsNoWait(Until until) throws Exception {
        assertThat(AsyncResult.<Long>await(List.of(), until)).isEqualTo(new Awaited<>(List.of(), List.of()));
    }

    @Test
    void eachIsThereOnce() throws Exception {
        AsyncResult<Long> waiting = waitAt(gate);
        AsyncResult<Long> good = good();
        Awaited<Long> awaited =
                AsyncResult.await(List.of(good, waiting, good, waiting), Until.ALL_COMPLETED, Duration.ZERO);
        assertThat(awaited.done()).containsExactly(good);
        assertThat(awaited.notDone()).containsExactly(waiting);
        gate.open();
        assertThat(AsyncResult.await(List.of(waiting, waiting), Until.ALL_COMPLETED)
                        .done())
                .containsExactly(waiting);
    }

    @Test
    void nothingMayBeNull() throws Exception {
        AsyncResult<Long> good = good();
        List<AsyncResult<Long>> gaping = Arrays.asList(good, null);
        assertThatThrownBy(() -> AsyncResult.await(gaping, Until.ALL_COMPLETED))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> AsyncResult.await(List.of(good), null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> AsyncResult.await(List.of(good), Until.ALL_COMPLETED, null))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> AsyncResult.await(null, Until.ALL_COMPLETED)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void anInterruptCostsNoCall() throws Exception {
        AsyncResult<Long> waiting = waitAt(gate);
        Caller<Awaited<Long>> caller = awaiting(List.of(waiting), Until.FIRST_COMPLETED);
        caller.interrupt();
        assertThat(caller.thrown()).isInstanceOf(InterruptedException.class);
        gate.open();
        assertThat(waiting.get()).isPositive();
    }

    @Test
    void waitingAgainAndAgainLeavesNothingWithTheResults() throws Exception {
        AsyncResult<Long> waiting = waitAt(gate);
        AsyncResult<Long> good = good();
        for (int i = 0; i < 1_000; i++) {
            AsyncResult.await(List.of(waiting, good), Until.FIRST_COMPLETED);
            AsyncResult.await(List.of(waiting, good), Until.ALL_COMPLETED, Duration.ZERO);
        }
        assertThat(waiting.getNumberOfDependents()).isLessThanOrEqualTo(1);
    }

    @Test
    void eachOfManyIsSeenOnceInALoop() throws Exception {
        List<AsyncResult<Integer>> left = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            left.add(pool.applyAsync(ParallelTasks.sleep.with(i % 3)));
        }
        List<AsyncResult<Integer>> all = List.copyOf(left);
        Set<AsyncResult<Integer>> seen = new LinkedHashSet<>();
        while (!left.isEmpty()) {
            Awaited<Integer> awaited = AsyncResult.await(left, Until.FIRST_COMPLETED);
            assertThat(awaited.done()).isNotEmpty().allMatch(AsyncResult::successful);
            awaited.done().forEach(each -> assertThat(seen.add(each)).isTrue());
            left = awaited.notDone();
        }
        assertThat(seen).containsExactlyInAnyOrderElementsOf(all);
    }

    @Test
    void severalThreadsMayWaitForTheSame() throws Exception {
        AsyncResult<Long> waiting = waitAt(gate);
        List<Caller<Awaited<Long>>> callers = new ArrayList<>();
        for (Until until : Until.values()) {
            callers.add(awaiting(List.of(waiting), until));
        }
        gate.open();
        for (Caller<Awaited<Long>> caller : callers) {
            assertThat(caller.result().done()).containsExactly(waiting);
        }
    }

    @Test
    void callbacksMayWaitAllAtOnce() throws Exception {
        int many = 2 * Math.max(2, Runtime.getRuntime().availableProcessors());
        List<AsyncResult<Integer>> others = new ArrayList<>();
        List<AsyncResult<Integer>> outer = new ArrayList<>();
        Queue<Integer> seen = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < many; i++) {
            others.add(pool.applyAsync(ParallelTasks.sleep.with(50)));
        }
        for (int i = 0; i < many; i++) {
            outer.add(pool.applyAsync(ParallelTasks.square(i), square -> {
                try {
                    seen.add(AsyncResult.await(others, Until.ALL_COMPLETED)
                            .done()
                            .size());
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            }));
        }
        assertThat(AsyncResult.await(outer, Until.ALL_COMPLETED).done())
                .hasSize(many)
                .allMatch(AsyncResult::successful);
        assertThat(seen).hasSize(many).containsOnly(many);
    }
}
