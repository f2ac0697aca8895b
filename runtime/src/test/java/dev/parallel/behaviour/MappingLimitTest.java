package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallel.AsyncResult;
import dev.parallel.Outcome;
import dev.parallel.Pool;
import dev.parallel.ProcessPoolExecutor;
import dev.parallel.Results;
import dev.parallel.error.ParallelException;
import dev.parallel.error.TaskTimeoutException;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.LongerLimits;
import dev.parallel.testing.Numbers;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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

/** The limit of a whole mapping. */
@Timeout(180)
@ExtendWith(LeavesNothingBehind.class)
class MappingLimitTest {

    private static final Duration SHORT = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofDays(1);

    private static ProcessPoolExecutor executor;

    @TempDir
    private Path folder;

    private Gate open;
    private Gate shut;

    @BeforeAll
    static void open() {
        executor = new ProcessPoolExecutor(Pool.builder().workers(2).heap("32m").name("mapping-limit"));
    }

    @AfterAll
    static void close() throws InterruptedException {
        executor.shutdownNow();
        assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    @BeforeEach
    void makeGates() throws Exception {
        open = Gate.in(folder);
        open.open();
        shut = Gate.in(folder);
    }

    @AfterEach
    void openGate() throws Exception {
        shut.open();
    }

    private static void runsOn() throws Exception {
        assertThat(executor.submit(ParallelTasks.square(3)).get()).isEqualTo(9);
    }

    @Test
    void whatHasEndedIsKeptAndTheRestFails() throws Exception {
        LongerLimits.untilInTime(limit -> {
            List<String> paths = List.of(open.path(), open.path(), shut.path(), open.path(), shut.path());
            List<Outcome<Long>> outcomes = new ArrayList<>();
            executor.map(ParallelTasks.waitAt, paths, limit).outcomes().forEach(outcomes::add);

            assertThat(outcomes).extracting(Outcome::index).containsExactly(0L, 1L, 2L, 3L, 4L);
            outcomes.forEach(outcome -> checkFailureIsLate(outcome, limit));
            assertThat(outcomes.get(2)).isInstanceOf(Outcome.Failure.class);
            assertThat(outcomes.get(4)).isInstanceOf(Outcome.Failure.class);
            runsOn();
            return outcomes.get(0) instanceof Outcome.Success
                    && outcomes.get(1) instanceof Outcome.Success
                    && outcomes.get(3) instanceof Outcome.Success;
        });
    }

    private static void checkFailureIsLate(Outcome<Long> outcome, Duration limit) {
        if (outcome instanceof Outcome.Failure<Long> failure) {
            assertThat(failure.error()).isInstanceOf(TaskTimeoutException.class);
            TaskTimeoutException late = (TaskTimeoutException) failure.error();
            assertThat(late.limit()).isEqualTo(limit);
            assertThat(late.threadDump()).isEmpty();
            assertThat(late.task()).isEqualTo("dev.parallel.testing.Tasks.waitAt");
            assertThat(late.index()).isEqualTo(outcome.index());
            assertThat(late)
                    .hasMessageContaining("item " + outcome.index())
                    .hasMessageContaining(limit.toString())
                    .hasMessageContaining("map");
        }
    }

    @Test
    void workersAreStoppedThoughNobodyReads() throws Exception {
        LongerLimits.untilInTime(limit -> {
            Gate gate = Gate.in(folder);
            Results<Long> unread = executor.map(ParallelTasks.waitAt, Collections.nCopies(20, gate.path()), limit);
            Thread.sleep(limit.toMillis());
            if (gate.arrivals() == 0) {
                assertThatThrownBy(unread::next).isInstanceOf(TaskTimeoutException.class);
                return false;
            }
            Processes.awaitGone(gate.awaitArrivals(1), Duration.ofSeconds(20));
            runsOn();
            int arrivals = gate.arrivals();
            assertThat(arrivals).isLessThanOrEqualTo(2);
            assertThatThrownBy(unread::next).isInstanceOf(TaskTimeoutException.class);
            assertThat(gate.arrivals()).isEqualTo(arrivals);
            return true;
        });
    }

    @Test
    void anItemThatWasStoppedTellsWhichWorkerRanIt() throws Exception {
        LongerLimits.untilInTime(limit -> {
            Gate gate = Gate.in(folder);
            Results<Long> results = executor.map(ParallelTasks.waitAt, Collections.nCopies(3, gate.path()), limit);
            List<ParallelException> thrown = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(results::next).isInstanceOfSatisfying(TaskTimeoutException.class, thrown::add);
            }
            List<Long> ran = gate.arrivals() == 0 ? List.of() : gate.awaitArrivals(1);
            assertThat(thrown.stream().filter(each -> each.attempts() == 1).map(ParallelException::pid))
                    .containsAll(ran);
            // Which one was not taken up depends on when the two workers were ready.
            assertThat(thrown).anySatisfy(untaken -> {
                assertThat(untaken.attempts()).isZero();
                assertThat(untaken.pid()).isEqualTo(-1);
            });
            return ran.size() == 2;
        });
    }

    @Test
    void aWaitingNextThrowsForEachItemThatWasReadAndOnceForTheRest() throws Exception {
        Numbers<String> endless = Numbers.endless(i -> shut.path());
        Results<Long> results = executor.map(ParallelTasks.waitAt, endless, SHORT);
        List<ParallelException> thrown = new ArrayList<>();
        while (results.hasNext()) {
            assertThatThrownBy(results::next).isInstanceOfSatisfying(TaskTimeoutException.class, thrown::add);
        }
        // One item was read ahead to know that there is another.
        assertThat(thrown).hasSize(endless.read());
        for (int i = 0; i < thrown.size(); i++) {
            assertThat(thrown.get(i).index()).isEqualTo(i);
        }
        assertThat(thrown.get(thrown.size() - 1)).hasMessageContaining("whole input was read");
        runsOn();
    }

    @Test
    void aMappingOverSeveralInputsHasOneToo() throws Exception {
        Results<Long> two = executor.map(
                (path, number) -> ParallelTasks.waitAt.with(path), List.of(shut.path()), List.of(1, 2, 3), SHORT);
        assertThatThrownBy(two::next).isInstanceOf(TaskTimeoutException.class);
        assertThat(two.hasNext()).isFalse();
        Results<Long> three = executor.map(
                (path, number, other) -> ParallelTasks.waitAt.with(path),
                List.of(shut.path()),
                List.of(1, 2, 3),
                List.of(1, 2),
                SHORT);
        assertThatThrownBy(three::next).isInstanceOf(TaskTimeoutException.class);
        assertThat(three.hasNext()).isFalse();
        assertThat(executor.map(ParallelTasks::multiply, List.of(2, 3), List.of(4, 5), LONG).stream())
                .containsExactly(8, 15);
        assertThat(executor.map(ParallelTasks::volume, List.of(2, 3), List.of(4, 5), List.of(1, 2), LONG).stream())
                .containsExactly(8, 30);
    }

    @Test
    void oneThatIsNotReachedDoesNoHarm() throws Exception {
        assertThat(executor.map(ParallelTasks.square, List.of(1, 2, 3), LONG).stream())
                .containsExactly(1, 4, 9);
        assertThat(executor.map(ParallelTasks.square, List.of(1, 2, 3), Duration.ofSeconds(Long.MAX_VALUE)).stream())
                .containsExactly(1, 4, 9);
        try (Results<Long> results = executor.map(ParallelTasks.waitAt, List.of(shut.path()), LONG)) {
            assertThatThrownBy(() -> results.next(Duration.ofMillis(10))).isInstanceOf(TimeoutException.class);
            shut.open();
            assertThat(results.next()).isPositive();
            assertThat(results.hasNext()).isFalse();
        }
    }

    @Test
    void itEndsALimitedWaitToo() {
        Results<Long> results = executor.map(ParallelTasks.waitAt, List.of(shut.path()), SHORT);
        assertThatThrownBy(() -> results.next(LONG)).isInstanceOf(TaskTimeoutException.class);
    }

    @Test
    void afterItTheResultsOfOthersAreAsTheyWouldBe() throws Exception {
        AsyncResult<Long> other = executor.submit(ParallelTasks.waitAt.with(shut.path()));
        shut.awaitArrivals(1);
        Gate never = Gate.in(folder);
        Results<Long> results = executor.map(ParallelTasks.waitAt, Collections.nCopies(5, never.path()), SHORT);
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(results::next).isInstanceOf(TaskTimeoutException.class);
        }
        assertThat(other).isNotDone();
        shut.open();
        assertThat(other.get()).isEqualTo(shut.awaitArrivals(1).get(0));
    }

    @Test
    void closingBeforeItLeavesWorkersAlone() throws Exception {
        Results<Long> results = executor.map(ParallelTasks.waitAt, List.of(shut.path()), LONG);
        long pid = shut.awaitArrivals(1).get(0);
        results.close();
        shut.open();
        Gate both = Gate.in(folder);
        AsyncResult<Long> one = executor.submit(ParallelTasks.waitAt.with(both.path()));
        AsyncResult<Long> other = executor.submit(ParallelTasks.waitAt.with(both.path()));
        assertThat(both.awaitArrivals(2)).contains(pid);
        both.open();
        assertThat(List.of(one.get(), other.get())).contains(pid);
    }

    @Test
    void itIsPositive() {
        for (Duration limit : List.of(Duration.ZERO, Duration.ofNanos(-1))) {
            assertThatThrownBy(() -> executor.map(ParallelTasks.square, List.of(1), limit))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("positive");
            assertThatThrownBy(() -> executor.map(ParallelTasks::multiply, List.of(1), List.of(1), limit))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> executor.map(ParallelTasks.square, List.of(1), (Duration) null))
                .isInstanceOf(NullPointerException.class);
    }
}
