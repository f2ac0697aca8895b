package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parallel.Call;
import dev.parallel.Pool;
import dev.parallel.ProcessPoolExecutor;
import dev.parallel.error.EncodingException;
import dev.parallel.error.TaskFailedException;
import dev.parallel.testing.Caller;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.LongerLimits;
import dev.parallel.testing.Misdeed;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.Processes;
import dev.parallel.testing.Trap;
import dev.parallel.testing.Trap.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
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

/** invokeAll and invokeAny of an executor with two workers. */
@Timeout(120)
@ExtendWith(LeavesNothingBehind.class)
class InvokeTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static ProcessPoolExecutor executor;

    @TempDir
    private Path folder;

    private Gate gate;

    @BeforeAll
    static void open() {
        executor = new ProcessPoolExecutor(builder());
    }

    @AfterAll
    static void close() throws InterruptedException {
        executor.shutdownNow();
        assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    @BeforeEach
    void makeGate() throws Exception {
        gate = Gate.in(folder);
    }

    @AfterEach
    void openGate() throws Exception {
        gate.open();
    }

    private static Pool.Builder builder() {
        return Pool.builder().workers(2).heap("32m").name("invoke");
    }

    private static void runsOn() throws Exception {
        assertThat(executor.submit(ParallelTasks.square(3)).get()).isEqualTo(9);
    }

    /** A failure, at any stage that does not cost a worker. */
    private static Call<Trap> failing(Stage stage) {
        return ParallelTasks.trapped.with(new Trap(stage, Misdeed.THROW, 0));
    }

    @Test
    void invokeAllGivesEndedFuturesInOrderWhateverTheyEndedWith() throws Exception {
        Trap harmless = Trap.harmless(7);
        List<Future<Trap>> futures = executor.invokeAll(List.of(
                failing(Stage.RUNNING),
                ParallelTasks.trapped.with(harmless),
                failing(Stage.WRITING_ARGUMENTS),
                failing(Stage.READING_RESULT)));
        assertThat(futures).hasSize(4).allMatch(Future::isDone);
        assertThatThrownBy(futures.get(0)::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(TaskFailedException.class);
        assertThat(futures.get(1).get()).isEqualTo(harmless);
        assertThatThrownBy(futures.get(2)::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(EncodingException.class);
        assertThatThrownBy(futures.get(3)::get).hasCauseInstanceOf(EncodingException.class);
    }

    @Test
    void invokeAllOfNothingGivesNothing() throws Exception {
        assertThat(executor.invokeAll(List.<Call<Integer>>of())).isEmpty();
    }

    @Test
    void nothingRunsIfOneIsNoCall() {
        List<Callable<Long>> mixed = List.of(ParallelTasks.waitAt.with(gate.path()), () -> 1L);
        List<Callable<Long>> gaping = Arrays.asList(ParallelTasks.waitAt.with(gate.path()), null);
        for (long limit : new long[] {1, Long.MAX_VALUE}) {
            assertThatThrownBy(() -> executor.invokeAll(mixed, limit, TimeUnit.DAYS))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessageContaining("@Parallel");
            assertThatThrownBy(() -> executor.invokeAny(mixed, limit, TimeUnit.DAYS))
                    .isInstanceOf(RejectedExecutionException.class);
        }
        assertThatThrownBy(() -> executor.invokeAll(mixed)).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> executor.invokeAny(mixed)).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> executor.invokeAll(gaping)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> executor.invokeAny(gaping)).isInstanceOf(NullPointerException.class);
        assertThat(gate.arrivals()).isZero();
    }

    @Test
    void nothingMayBeNull() {
        List<Call<Long>> calls = List.of(ParallelTasks.waitAt.with(gate.path()));
        assertThatThrownBy(() -> executor.invokeAll(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> executor.invokeAny(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> executor.invokeAll(null, 1, TimeUnit.DAYS)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> executor.invokeAny(null, 1, TimeUnit.DAYS)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> executor.invokeAll(calls, 1, null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> executor.invokeAny(calls, 1, null)).isInstanceOf(NullPointerException.class);
        assertThat(gate.arrivals()).isZero();
    }

    @Test
    void invokeAllCancelsWhatIsLateAndStopsItsWorker() throws Exception {
        LongerLimits.untilInTime(limit -> {
            Gate late = Gate.in(folder);
            List<Call<Long>> calls = new ArrayList<>(List.of(ParallelTasks.pid()));
            for (int i = 0; i < 20; i++) {
                calls.add(ParallelTasks.waitAt.with(late.path()));
            }
            List<Future<Long>> futures = executor.invokeAll(calls, limit.toMillis(), TimeUnit.MILLISECONDS);
            assertThat(futures).hasSize(21).allMatch(Future::isDone);
            assertThat(futures.subList(1, 21)).allMatch(Future::isCancelled);
            if (futures.get(0).isCancelled() || late.arrivals() < 2) {
                return false;
            }
            assertThat(futures.get(0).get()).isPositive();
            List<Long> stopped = late.awaitArrivals(2);
            assertThat(stopped).hasSize(2);
            Processes.awaitGone(stopped, LIMIT);
            runsOn();
            return true;
        });
    }

    @Test
    void invokeAllWithoutTimeRunsNothing() throws Exception {
        for (long limit : new long[] {0, -1, Long.MIN_VALUE}) {
            List<Future<Long>> futures = executor.invokeAll(
                    List.of(ParallelTasks.waitAt.with(gate.path()), ParallelTasks.pid()), limit, TimeUnit.NANOSECONDS);
            assertThat(futures).hasSize(2).allMatch(Future::isCancelled);
        }
        assertThat(gate.arrivals()).isZero();
    }

    @Test
    void invokeAllKeepsItsLimitWhenThereIsNoRoom() throws Exception {
        try (ProcessPoolExecutor narrow = new ProcessPoolExecutor(builder().maxPending(1))) {
            Call<Long> call = ParallelTasks.waitAt.with(gate.path());
            List<Future<Long>> futures = narrow.invokeAll(List.of(call, call), 50, TimeUnit.MILLISECONDS);
            assertThat(futures).hasSize(2).allMatch(Future::isCancelled);
            assertThatThrownBy(() -> narrow.invokeAny(List.of(call, call), 50, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void aResultThatIsReadTooSlowlyIsLate() throws Exception {
        try (ProcessPoolExecutor other = new ProcessPoolExecutor(builder())) {
            LongerLimits.untilInTime(limit -> {
                Gate late = Gate.in(folder);
                try {
                    List<Future<String>> futures = other.invokeAll(
                            List.of(ParallelTasks.slowToRead.with(late.path())),
                            limit.toMillis(),
                            TimeUnit.MILLISECONDS);
                    assertThat(futures).hasSize(1).allMatch(Future::isCancelled);
                    return late.arrivals() == 1;
                } finally {
                    late.open();
                }
            });
        }
    }

    @Test
    void anInterruptedInvokeAllCancelsAllAndStopsTheirWorkers() throws Exception {
        Call<Long> call = ParallelTasks.waitAt.with(gate.path());
        Caller<List<Future<Long>>> caller = Caller.of(() -> executor.invokeAll(List.of(call, call, call, call)));
        List<Long> pids = gate.awaitArrivals(2);
        caller.interrupt();
        assertThat(caller.thrown()).isInstanceOf(InterruptedException.class);
        assertThat(caller.wasInterruptedAtEnd()).isFalse();
        Processes.awaitGone(pids, LIMIT);
        runsOn();
        assertThat(gate.arrivals()).isEqualTo(2);
    }

    @Test
    void anInvokeAllThatWaitsForRoomCanBeInterrupted() throws Exception {
        try (ProcessPoolExecutor narrow = new ProcessPoolExecutor(builder().maxPending(1))) {
            Call<Long> call = ParallelTasks.waitAt.with(gate.path());
            Caller<List<Future<Long>>> caller = Caller.of(() -> narrow.invokeAll(List.of(call, call)));
            long pid = gate.awaitArrivals(1).get(0);
            await().atMost(Duration.ofSeconds(30)).until(caller::isWaiting);
            caller.interrupt();
            assertThat(caller.thrown()).isInstanceOf(InterruptedException.class);
            Processes.awaitGone(pid);
        }
    }

    @Test
    void invokeAllEndsWithItsExecutor() throws Exception {
        try (ProcessPoolExecutor other = new ProcessPoolExecutor(builder())) {
            Call<Long> call = ParallelTasks.waitAt.with(gate.path());
            Caller<List<Future<Long>>> caller = Caller.of(() -> other.invokeAll(List.of(call, call, call)));
            gate.awaitArrivals(2);
            await().atMost(Duration.ofSeconds(30)).until(() -> other.stats().outstandingCalls() == 3);
            await().atMost(Duration.ofSeconds(30)).until(caller::isWaiting);
            assertThat(other.shutdownNow()).hasSize(1);
            List<Future<Long>> futures = caller.result();
            assertThat(futures).hasSize(3).allMatch(Future::isDone);
            assertThat(futures.get(2).isCancelled()).isTrue();
            assertThatThrownBy(futures.get(0)::get).isInstanceOf(ExecutionException.class);
        }
    }

    @Test
    void invokeAnyGivesTheFirstSuccessAndStopsTheOthers() throws Exception {
        Gate first = Gate.in(folder);
        Call<Long> endless = ParallelTasks.waitAt.with(gate.path());
        Call<Long> soon = ParallelTasks.waitAt.with(first.path());
        Caller<Long> caller = Caller.of(() -> executor.invokeAny(List.of(endless, soon)));
        List<Long> others = gate.awaitArrivals(1);
        first.open();

        assertThat(caller.result()).isEqualTo(first.awaitArrivals(1).get(0));
        Processes.awaitGone(others, LIMIT);
        runsOn();
    }

    @Test
    void invokeAnyPassesOverFailures() throws Exception {
        Trap harmless = Trap.harmless(7);
        assertThat(executor.invokeAny(List.of(
                        failing(Stage.WRITING_ARGUMENTS),
                        failing(Stage.RUNNING),
                        failing(Stage.READING_RESULT),
                        ParallelTasks.trapped.with(harmless))))
                .isEqualTo(harmless);
    }

    @Test
    void invokeAnyMayGiveNull() throws Exception {
        assertThat(executor.invokeAny(List.of(ParallelTasks.setting.with("no.such.property"))))
                .isNull();
    }

    @Test
    void invokeAnyFailsIfAllFail() {
        assertThatThrownBy(() -> executor.invokeAny(List.of(failing(Stage.RUNNING), failing(Stage.RUNNING))))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(TaskFailedException.class);
        assertThatThrownBy(() -> executor.invokeAny(List.of(failing(Stage.WRITING_ARGUMENTS))))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(EncodingException.class);
    }

    @Test
    void invokeAnyOfNothingIsRefused() {
        assertThatThrownBy(() -> executor.invokeAny(List.<Call<Integer>>of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> executor.invokeAny(List.<Call<Integer>>of(), 1, TimeUnit.SECONDS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void invokeAnyThatIsLateStopsAll() throws Exception {
        LongerLimits.untilInTime(limit -> {
            Gate late = Gate.in(folder);
            Call<Long> call = ParallelTasks.waitAt.with(late.path());
            assertThatThrownBy(() ->
                            executor.invokeAny(List.of(call, call, call), limit.toMillis(), TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);
            if (late.arrivals() < 2) {
                return false;
            }
            Processes.awaitGone(late.awaitArrivals(2), LIMIT);
            runsOn();
            return true;
        });
    }

    @Test
    void anInterruptedInvokeAnyStopsAll() throws Exception {
        Call<Long> call = ParallelTasks.waitAt.with(gate.path());
        Caller<Long> caller = Caller.of(() -> executor.invokeAny(List.of(call, call, call)));
        List<Long> pids = gate.awaitArrivals(2);
        caller.interrupt();
        assertThat(caller.thrown()).isInstanceOf(InterruptedException.class);
        Processes.awaitGone(pids, LIMIT);
        runsOn();
    }

    @Test
    void invokeAnyGivesNoMoreThanThereIsRoomForAndStopsAtTheFirstSuccess() throws Exception {
        try (ProcessPoolExecutor narrow = new ProcessPoolExecutor(builder().maxPending(1))) {
            assertThat(narrow.invokeAny(List.of(ParallelTasks.fail.with("jdk"), ParallelTasks.textLength.with("abc"))))
                    .isEqualTo(3);
        }
    }

    @Test
    void aCallThatWasCancelledByShutdownNowIsAFailureOfInvokeAny() throws Exception {
        try (ProcessPoolExecutor other = new ProcessPoolExecutor(builder().workers(1))) {
            Call<Long> call = ParallelTasks.waitAt.with(gate.path());
            Caller<Long> caller = Caller.of(() -> other.invokeAny(List.of(call, call)));
            gate.awaitArrivals(1);
            await().atMost(Duration.ofSeconds(30)).until(() -> other.stats().outstandingCalls() == 2);
            await().atMost(Duration.ofSeconds(30)).until(caller::isWaiting);
            other.shutdownNow();
            assertThat(caller.thrown())
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfAny(CancellationException.class, dev.parallel.error.PoolClosedException.class);
        }
    }
}
