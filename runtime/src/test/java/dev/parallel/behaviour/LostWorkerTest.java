package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.parallel.AsyncResult;
import dev.parallel.Pool;
import dev.parallel.WorkerOutput;
import dev.parallel.error.TaskFailedException;
import dev.parallel.error.WorkerLostException;
import dev.parallel.error.WorkerLostException.Reason;
import dev.parallel.testing.Descriptors;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.Misdeed;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.Processes;
import dev.parallel.testing.Trap;
import dev.parallel.testing.Trap.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the death of a worker costs, and whom. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class LostWorkerTest {

    private static Pool pool;

    @TempDir
    private Path folder;

    private Gate gate;

    @BeforeAll
    static void open() {
        pool = Pool.builder()
                .workers(1)
                .heap("32m")
                .jvmArgs("-XX:MaxDirectMemorySize=8m", "-XX:MaxMetaspaceSize=24m", "-XX:-CreateCoredumpOnCrash")
                .output(WorkerOutput.discard())
                .name("lost")
                .open();
    }

    @AfterAll
    static void close() {
        pool.close(Duration.ofSeconds(5));
    }

    @BeforeEach
    void makeGate() throws Exception {
        gate = Gate.in(folder);
    }

    @AfterEach
    void openGate() throws Exception {
        gate.open();
    }

    private static WorkerLostException lose(Misdeed misdeed) {
        return catchThrowableOfType(
                WorkerLostException.class,
                () -> pool.apply(ParallelTasks.trapped.with(new Trap(Stage.RUNNING, misdeed, 0))));
    }

    @Test
    void oneThatDiesIdleCostsNothing() throws Exception {
        for (int i = 0; i < 5; i++) {
            long pid = pool.apply(ParallelTasks.pid());
            Processes.kill(pid);
            assertThat(pool.apply(ParallelTasks.pid())).isNotEqualTo(pid);
        }
    }

    @Test
    void itsOwnCallIsLostAndThoseBehindItAreNot() throws Exception {
        AsyncResult<Long> own = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
        long pid = gate.awaitArrivals(1).get(0);
        List<AsyncResult<Integer>> others = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            others.add(pool.applyAsync(ParallelTasks.square(i)));
        }

        Processes.kill(pid);

        assertThatThrownBy(own::join).hasCauseInstanceOf(WorkerLostException.class);
        for (int i = 0; i < 50; i++) {
            assertThat(others.get(i).join()).isEqualTo(i * i);
        }
    }

    @Test
    void aCallWithRetriesRunsAgain() {
        assertThat(pool.apply(ParallelTasks.firstOneDies.with(gate.path()).retries(1)))
                .isEqualTo(2);
    }

    @Test
    void retriesAreCounted() {
        assertThatThrownBy(() ->
                        pool.apply(ParallelTasks.arriveAndDie.with(gate.path()).retries(2)))
                .isInstanceOfSatisfying(
                        WorkerLostException.class,
                        lost -> assertThat(lost.attempts()).isEqualTo(3))
                .hasMessageContaining("attempt 3");
        assertThat(gate.arrivals()).isEqualTo(3);
    }

    @Test
    void withoutRetriesACallRunsOnce() {
        assertThatThrownBy(() -> pool.apply(ParallelTasks.arriveAndDie.with(gate.path())))
                .isInstanceOf(WorkerLostException.class);
        assertThat(pool.apply(ParallelTasks.square(2))).isEqualTo(4);
        assertThat(gate.arrivals()).isEqualTo(1);
    }

    @Test
    void aTaskThatThrowsIsNeverRetried() {
        assertThatThrownBy(() -> pool.apply(
                        ParallelTasks.arriveAndThrow.with(gate.path()).retries(5)))
                .isInstanceOfSatisfying(
                        TaskFailedException.class,
                        failed -> assertThat(failed.attempts()).isEqualTo(1));
        assertThat(gate.arrivals()).isEqualTo(1);
    }

    @Test
    void anItemOfAChunkThatKillsIsRetriedByItself() throws Exception {
        try (Pool retrying = Pool.builder()
                .workers(1)
                .heap("32m")
                .retries(1)
                .name("retrying")
                .open()) {
            Gate other = Gate.in(folder);
            List<String> paths = List.of(gate.path(), other.path(), gate.path());

            assertThat(retrying.map(ParallelTasks.firstOneDies, paths, 3)).containsExactly(2, 2, 3);
        }
    }

    @Test
    void aSignalFromOutsideIsNamed() {
        WorkerLostException lost = lose(Misdeed.TERMINATE);
        assertThat(lost.reason()).isEqualTo(Reason.SIGNAL);
        assertThat(lost.signal()).hasValue(15);
        assertThat(lost).hasMessageContaining("SIGTERM");
    }

    @Test
    void aCrashOfTheJvmIsReported() {
        WorkerLostException lost = lose(Misdeed.SEGMENTATION_FAULT);
        assertThat(lost.reason()).isEqualTo(Reason.NATIVE_CRASH);
        assertThat(lost.crashReport())
                .hasValueSatisfying(report -> assertThat(report).contains("SIGSEGV"));
    }

    @Test
    void fullDirectMemoryIsNamed() {
        WorkerLostException lost = lose(Misdeed.FILL_DIRECT_MEMORY);
        assertThat(lost.reason()).isEqualTo(Reason.DIRECT_MEMORY);
        assertThat(lost).hasMessageContaining("MaxDirectMemorySize");
    }

    @Test
    void fullMetaspaceIsNamed() {
        // The worker has classes for an answer from then on.
        assertThat(pool.apply(ParallelTasks.square(3))).isEqualTo(9);
        WorkerLostException lost = lose(Misdeed.FILL_METASPACE);
        assertThat(lost.reason()).as("%s %s", lost, lost.lastOutput()).isEqualTo(Reason.METASPACE);
        assertThat(lost).hasMessageContaining("MaxMetaspaceSize");
    }

    @Test
    void itsLastOutputIsInTheException() {
        pool.apply(ParallelTasks.print.with("the last words: ä€😀"));
        assertThat(lose(Misdeed.HALT).lastOutput()).contains("the last words: ä€😀");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whatItStartedEndsWithItWhenItIsKilled() {
        long grandchild = pool.apply(ParallelTasks.startGrandchild());
        assertThat(Processes.isAlive(grandchild)).isTrue();

        assertThatThrownBy(() -> pool.apply(ParallelTasks.busy.with(gate.path()).timeout(Duration.ofMillis(100))))
                .isInstanceOf(dev.parallel.error.TaskTimeoutException.class);

        Processes.awaitGone(grandchild);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x7F, 0xFF})
    @EnabledOnOs(OS.LINUX)
    void sharedMemoryThatItOverwroteEndsOnlyItself(int value) {
        AsyncResult<Integer> broken =
                pool.applyAsync(ParallelTasks.overwriteLink.with(value).timeout(Duration.ofMillis(200)));

        await().atMost(Duration.ofSeconds(20)).until(broken::isDone);

        await().atMost(Duration.ofSeconds(20)).until(() -> pool.toString().contains("0 calls outstanding"));
        assertThat(pool.map(ParallelTasks.square, List.of(1, 2, 3))).containsExactly(1, 4, 9);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void lostWorkersLeaveNoDescriptorsBehind() throws Exception {
        int lost = 20;
        pool.apply(ParallelTasks.square.with(2));
        int before = Descriptors.now().count();
        for (int i = 0; i < lost; i++) {
            assertThat(lose(Misdeed.HALT).reason()).isEqualTo(Reason.EXIT);
        }

        // A few more may be open, whatever is lost: those of a worker that was starting, and those that a caller has
        // the pool open, which keeps them, when he first parks at a worker.
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Descriptors.now().count()).isLessThan(before + lost));
    }

    @Test
    void aMappingSurvivesManyLosses() throws Exception {
        try (Pool two = Pool.builder()
                .workers(2)
                .heap("32m")
                .retries(0)
                .name("many")
                .output(WorkerOutput.discard())
                .open()) {
            List<Trap> items = IntStream.range(0, 100)
                    .mapToObj(i -> i % 20 == 3 ? new Trap(Stage.RUNNING, Misdeed.HALT, i) : Trap.harmless(i))
                    .toList();

            var outcomes = two.mapOutcomes(ParallelTasks.trapped, items);

            for (int i = 0; i < 100; i++) {
                assertThat(outcomes.get(i) instanceof dev.parallel.Outcome.Failure)
                        .as("item %s: %s", i, outcomes.get(i))
                        .isEqualTo(i % 20 == 3);
            }
        }
    }
}
