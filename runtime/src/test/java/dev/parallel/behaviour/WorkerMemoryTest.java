package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parallel.AsyncResult;
import dev.parallel.Pool;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelLifeTasks;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Workers that have become too large are replaced, and no call is lost by it. */
@Timeout(90)
@EnabledOnOs(OS.LINUX)
@ExtendWith(LeavesNothingBehind.class)
class WorkerMemoryTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    /** A new worker occupies about 50 MB. */
    private static Pool.Builder builder() {
        return Pool.builder().workers(1).heap("400m").maxWorkerMemory("200m").name("memory");
    }

    @Test
    void aWorkerThatHasBecomeTooLargeIsReplacedOnceItIsIdle() {
        try (Pool pool = builder().open()) {
            long large = pool.apply(ParallelLifeTasks.hoard.with(220));
            Processes.awaitGone(List.of(large), LONG);
            assertThat(pool.apply(ParallelTasks.pid())).isNotEqualTo(large);
        }
    }

    @Test
    void aWorkerBelowTheBoundStays() {
        try (Pool pool = builder().open()) {
            long pid = pool.apply(ParallelLifeTasks.hoard.with(20));
            for (int i = 0; i < 20; i++) {
                assertThat(pool.apply(ParallelTasks.sleep.with(20))).isEqualTo(20);
            }
            assertThat(pool.apply(ParallelTasks.pid())).isEqualTo(pid);
        }
    }

    @Test
    void aTaskThatLeaksRunsForAsLongAsOneLikesAndLosesNoCall() {
        try (Pool pool = builder().workers(2).heap("4g").open()) {
            Set<Long> pids = new HashSet<>();
            // A worker is too large after a few items, and out of memory after a hundred times as many.
            await().atMost(LONG).until(() -> {
                List<Long> some = pool.map(ParallelLifeTasks.hoard, Collections.nCopies(8, 20), 2);
                assertThat(some).hasSize(8);
                pids.addAll(some);
                return pids.size() > 4;
            });
        }
    }

    @Test
    void aCallInHandIsRunToItsEnd() throws Exception {
        Gate gate = Gate.in(folder);
        try (Pool pool = builder().open()) {
            AsyncResult<Long> large = pool.applyAsync(ParallelLifeTasks.hoard.with(220));
            AsyncResult<Long> inHand = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
            AsyncResult<Integer> next = pool.applyAsync(ParallelTasks.square(3));
            long pid = gate.awaitArrivals(1).get(0);
            await().atMost(LONG).until(large::isDone);
            gate.open();
            assertThat(inHand.join()).isEqualTo(pid);
            assertThat(next.join()).isEqualTo(9);
        }
    }

    @Test
    void theFinalizerRunsInAWorkerThatIsReplacedForItsSize() throws Exception {
        Gate ended = Gate.in(folder);
        try (Pool pool =
                builder().finalizer(ParallelLifeTasks.arrive.with(ended.path())).open()) {
            long large = pool.apply(ParallelLifeTasks.hoard.with(220));
            assertThat(ended.awaitArrivals(1)).containsExactly(large);
        }
    }

    @Test
    void sizesAreChecked() {
        for (String wrong : List.of("", "0", "12x", "-1m", "1.5g", "99999999999g")) {
            assertThatThrownBy(() -> Pool.builder().maxWorkerMemory(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("maxWorkerMemory")
                    .hasMessageContaining("\"" + wrong + "\"");
        }
    }
}
