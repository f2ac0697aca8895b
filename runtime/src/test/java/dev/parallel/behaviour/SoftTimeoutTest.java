package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parallel.Call;
import dev.parallel.Outcome;
import dev.parallel.Pool;
import dev.parallel.error.TaskTimeoutException;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelLifeTasks;
import dev.parallel.testing.ParallelTasks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A task is interrupted at its soft limit, and may end by itself. */
@Timeout(90)
@ExtendWith(LeavesNothingBehind.class)
class SoftTimeoutTest {

    private static final Duration SOFT = Duration.ofMillis(200);
    private static final Duration NEVER = Duration.ofMinutes(10);

    private static Pool pool;

    @TempDir
    private Path folder;

    private Gate gate;

    @BeforeAll
    static void open() {
        pool = Pool.builder().workers(1).heap("32m").name("soft").open();
    }

    @AfterAll
    static void close() {
        pool.close(Duration.ofSeconds(5));
    }

    @BeforeEach
    void makeGate() throws Exception {
        gate = Gate.in(folder);
    }

    @Test
    void aTaskMayReturnWhatItHasAtItsSoftLimit() {
        long pid = pool.apply(ParallelTasks.pid());
        Call<Integer> endless = ParallelLifeTasks.countUntilInterrupted.with(gate.path());
        assertThat(pool.apply(endless.softTimeout(SOFT))).isPositive();
        assertThat(pool.apply(ParallelTasks.pid())).isEqualTo(pid);
    }

    @Test
    void aTaskThatThrowsAtItsSoftLimitHasTimedOutAndItsWorkerGoesOn() {
        long pid = pool.apply(ParallelTasks.pid());
        TaskTimeoutException late = catchThrowableOfType(
                TaskTimeoutException.class,
                () -> pool.apply(ParallelTasks.sleep.with(600_000).softTimeout(SOFT)));
        assertThat(late)
                .hasMessageContaining("soft limit of PT0.2S")
                .hasMessageContaining("Tasks.sleep")
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(late.soft()).isTrue();
        assertThat(late.limit()).isEqualTo(SOFT);
        assertThat(late.threadDump()).isEmpty();
        assertThat(pool.apply(ParallelTasks.pid())).isEqualTo(pid);
    }

    @Test
    void aTaskThatIgnoresItsSoftLimitIsKilledAtTheHardOne() {
        long pid = pool.apply(ParallelTasks.pid());
        TaskTimeoutException late = catchThrowableOfType(
                TaskTimeoutException.class,
                () -> pool.apply(ParallelTasks.deaf
                        .with(gate.path())
                        .softTimeout(Duration.ofMillis(100))
                        .timeout(Duration.ofMillis(400))));
        assertThat(late.soft()).isFalse();
        assertThat(late.limit()).isEqualTo(Duration.ofMillis(400));
        assertThat(pool.apply(ParallelTasks.pid())).isNotEqualTo(pid);
    }

    @Test
    void thePoolsSoftLimitHoldsForEachItemOfAMapping() {
        try (Pool strict = Pool.builder()
                .workers(2)
                .heap("32m")
                .name("strict")
                .softTimeout(SOFT)
                .open()) {
            assertThat(strict.map(ParallelLifeTasks.countUntilInterrupted, Collections.nCopies(4, gate.path()), 2))
                    .hasSize(4)
                    .allMatch(count -> count > 0);
            List<Outcome<Integer>> outcomes = strict.mapOutcomes(ParallelTasks.sleep, List.of(600_000, 600_000));
            assertThat(outcomes).hasSize(2);
            assertThat(outcomes.get(0))
                    .isInstanceOfSatisfying(
                            Outcome.Failure.class,
                            failure -> assertThat(failure.error())
                                    .isInstanceOf(TaskTimeoutException.class)
                                    .hasMessageContaining("item 0"));
        }
    }

    @Test
    void theCallsSoftLimitCountsOverThePools() {
        try (Pool strict = Pool.builder()
                .workers(1)
                .heap("32m")
                .name("strict")
                .softTimeout(Duration.ofMillis(50))
                .open()) {
            assertThat(strict.apply(ParallelTasks.sleep.with(300).softTimeout(Duration.ZERO)))
                    .isEqualTo(300);
            assertThat(strict.apply(ParallelTasks.sleep.with(300).softTimeout(NEVER)))
                    .isEqualTo(300);
        }
    }

    @Test
    void theNextCallNeverSeesTheInterrupt() {
        List<Call<Integer>> calls = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            // They end just before, at, and after their limit; a few only by the interrupt.
            int micros = i % 200 == 0 ? 20_000_000 : 900 + i % 40 * 50;
            calls.add(ParallelLifeTasks.spin.with(micros).softTimeout(Duration.ofMillis(1)));
            calls.add(ParallelLifeTasks.spin.with(150));
            calls.add(ParallelLifeTasks.spin.with(150).softTimeout(NEVER));
        }
        List<Integer> interrupted = pool.starmap(calls);
        int met = 0;
        for (int i = 0; i < calls.size(); i++) {
            if (i % 3 == 0) {
                met += interrupted.get(i);
            } else {
                assertThat(interrupted.get(i)).as("call %s", i).isZero();
            }
        }
        assertThat(met).isGreaterThanOrEqualTo(3);
    }

    @Test
    void negativeSoftLimitsAreRefused() {
        assertThatThrownBy(() -> ParallelTasks.square(1).softTimeout(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pool.builder().softTimeout(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
