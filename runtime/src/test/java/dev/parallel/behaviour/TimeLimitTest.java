package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.parallel.Pool;
import dev.parallel.Task;
import dev.parallel.error.TaskTimeoutException;
import dev.parallel.testing.Caller;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.LongerLimits;
import dev.parallel.testing.ParallelRogues;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Limits of calls, and workers that do not end by themselves. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class TimeLimitTest {

    private static final Duration LIMIT = Duration.ofMillis(300);

    private static final String NO_DUMP = "no thread dump within";

    private static final int MOST_LATE_DUMPS = 10;

    private static Pool pool;

    @TempDir
    private Path folder;

    private Gate gate;

    @BeforeAll
    static void open() {
        pool = Pool.builder().workers(1).heap("32m").name("limits").open();
    }

    @AfterAll
    static void close() {
        pool.close(Duration.ofSeconds(5));
    }

    @BeforeEach
    void makeGate() throws Exception {
        gate = Gate.in(folder);
    }

    private TaskTimeoutException timeOut(Task<String, ?> task) {
        return timeOut(task, gate, LIMIT);
    }

    private TaskTimeoutException timeOut(Task<String, ?> task, Gate there, Duration limit) {
        long start = System.nanoTime();
        TaskTimeoutException late = catchThrowableOfType(
                TaskTimeoutException.class,
                () -> pool.apply(task.with(there.path()).timeout(limit)));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(limit, limit.plusSeconds(30));
        assertThat(late.limit()).isEqualTo(limit);
        assertThat(late).hasMessageContaining(limit.toString()).hasMessageContaining("pid " + late.pid());
        Processes.awaitGone(late.pid());
        assertThat(pool.apply(ParallelTasks.square(3))).isEqualTo(9);
        return late;
    }

    /**
     * A dump that the worker itself gave, with a frame: on a busy machine, not every one comes in the quarter of a second that it has,
     * and not every task begins within its limit.
     */
    private String dumpOf(Task<String, ?> task, String frame) {
        String dump = timeOut(task).threadDump();
        for (int i = 0; i < MOST_LATE_DUMPS && (dump.contains(NO_DUMP) || !dump.contains(frame)); i++) {
            dump = timeOut(task).threadDump();
        }
        return dump;
    }

    @Test
    void aBusyLoopIsKilled() {
        String frame = "dev.parallel.testing.Tasks.busy";
        assertThat(dumpOf(ParallelTasks.busy, frame)).contains(frame).contains("limits-worker-");
    }

    @Test
    void aCountedLoopIsKilled() {
        String frame = "dev.parallel.testing.Tasks.count";
        assertThat(dumpOf(ParallelTasks.counted, frame)).contains(frame);
    }

    @Test
    void aTaskThatIgnoresInterruptsIsKilled() {
        String frame = "dev.parallel.testing.Tasks.deaf";
        assertThat(dumpOf(ParallelTasks.deaf, frame)).contains(frame);
    }

    @Test
    void aStoppedWorkerIsKilledAndItsThreadsAreToldByTheSystem() throws Exception {
        LongerLimits.untilInTime(limit -> {
            TaskTimeoutException late = catchThrowableOfType(
                    TaskTimeoutException.class,
                    () -> pool.apply(ParallelRogues.signalItself.with("STOP").timeout(limit)));
            Processes.awaitGone(late.pid());
            if (!late.threadDump().contains(NO_DUMP)) {
                // On a busy machine it was not stopped in time.
                return false;
            }
            return Pattern.compile("\\(.*\\) T").matcher(late.threadDump()).find();
        });
    }

    @Test
    void theCallsLimitCountsOverThePools() {
        try (Pool strict = Pool.builder()
                .workers(1)
                .heap("32m")
                .timeout(Duration.ofMillis(200))
                .name("strict")
                .open()) {
            assertThatThrownBy(() -> strict.apply(ParallelTasks.sleep.with(60_000)))
                    .isInstanceOf(TaskTimeoutException.class)
                    .hasMessageContaining("PT0.2S");
            assertThat(strict.apply(ParallelTasks.sleep.with(400).timeout(Duration.ZERO)))
                    .isEqualTo(400);
            assertThat(strict.apply(ParallelTasks.sleep.with(400).timeout(Duration.ofSeconds(30))))
                    .isEqualTo(400);
        }
    }

    @Test
    void aLimitWithinReachDoesNoHarm() {
        for (int i = 0; i < 50; i++) {
            assertThat(pool.apply(ParallelTasks.square(i).timeout(Duration.ofSeconds(30))))
                    .isEqualTo(i * i);
        }
        assertThat(pool.apply(ParallelTasks.square(3).timeout(Duration.ofSeconds(Long.MAX_VALUE))))
                .isEqualTo(9);
    }

    @Test
    void negativeLimitsAreRefused() {
        assertThatThrownBy(() -> ParallelTasks.square(1).timeout(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Pool.builder().timeout(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void itemsOfOthersOnAWorkerThatIsKilledGoOn() throws Exception {
        LongerLimits.untilInTime(limit -> {
            Gate there = Gate.in(folder);
            Caller<Object> late = Caller.of(() -> timeOut(ParallelTasks.busy, there, limit));
            await().atMost(Duration.ofSeconds(60)).until(() -> there.arrivals() > 0 || late.isDone());
            assertThat(pool.map(ParallelTasks.square, List.of(1, 2, 3, 4))).containsExactly(1, 4, 9, 16);
            late.result();
            return there.arrivals() > 0;
        });
    }
}
