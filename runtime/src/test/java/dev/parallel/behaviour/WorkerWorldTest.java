package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parallel.Pool;
import dev.parallel.Pools;
import dev.parallel.WorkerOutput;
import dev.parallel.error.PoolStartException;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelPrimitives;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.RecordedLogs;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a worker's process is given, and what becomes of what it writes. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class WorkerWorldTest {

    private static Pool.Builder builder() {
        return Pool.builder().workers(1).heap("32m").name("world");
    }

    @Test
    void aWorkerKnowsThatItIsOne() {
        assertThat(Pool.inWorker()).isFalse();
        try (Pool pool = builder().open()) {
            assertThat(pool.apply(ParallelTasks.setting.with("parallel.worker")))
                    .isEqualTo("true");
            assertThat(pool.apply(ParallelTasks.setting.with("parallel.worker.name")))
                    .isEqualTo("world-worker-1");
        }
    }

    @Test
    void settingsOfThePoolReachItsWorkers() {
        try (Pool pool = builder()
                .heap("48m")
                .jvmArgs("-Dworld.property=value with spaces \"quoted\" ä€")
                .environment("WORLD_VARIABLE", "set")
                .environment("PATH", null)
                .open()) {
            assertThat(pool.apply(ParallelTasks.setting.with("world.property")))
                    .isEqualTo("value with spaces \"quoted\" ä€");
            assertThat(pool.apply(ParallelTasks.setting.with("$WORLD_VARIABLE")))
                    .isEqualTo("set");
            assertThat(pool.apply(ParallelTasks.setting.with("$PATH"))).isNull();
            assertThat(pool.apply(ParallelTasks.maxHeap())).isBetween(40L << 20, 49L << 20);
        }
    }

    @Test
    void poolsAreRefusedInAWorker() {
        try (Pool pool = builder().open()) {
            assertThat(pool.apply(ParallelTasks.openPools()).lines())
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line).contains("was refused").contains("world-worker-1"));
        }
    }

    @Test
    void standardInputIsEmpty() {
        try (Pool pool = builder().open()) {
            assertThat(pool.apply(ParallelTasks.readInput())).isEqualTo(-1);
            assertThat(pool.apply(ParallelTasks.square(3))).isEqualTo(9);
        }
    }

    @Test
    void anInterruptFlagThatATaskLeavesDoesNoHarm() {
        try (Pool pool = builder().open()) {
            long pid = pool.apply(ParallelTasks.pid());
            assertThat(pool.apply(ParallelTasks.interruptItself())).isTrue();
            assertThat(pool.apply(ParallelTasks.sleep.with(1))).isEqualTo(1);
            assertThat(pool.apply(ParallelTasks.pid())).isEqualTo(pid);
        }
    }

    @Test
    void declarativePoolsOpenAtFirstUseAndAnewAfterTheyWereClosed() {
        assertThat(ParallelTasks.square.apply(3)).isEqualTo(9);
        assertThat(ParallelTasks.square.map(List.of(1, 2))).containsExactly(1, 4);
        assertThat(ParallelTasks.multiply(3, 4).apply()).isEqualTo(12);
        long pid = ParallelTasks.pid().apply();
        Pools.closeAll();
        assertThat(ParallelTasks.pid().apply()).isNotEqualTo(pid);
        Pools.closeAll();
    }

    @Test
    void linesGoToTheConsumerWithTheWorkersName() {
        ConcurrentLinkedQueue<WorkerOutput.Line> lines = new ConcurrentLinkedQueue<>();
        long pid;
        try (Pool pool = builder().output(WorkerOutput.toLines(lines::add)).open()) {
            pid = pool.apply(ParallelTasks.pid());
            assertThat(pool.apply(ParallelTasks.print.with("by System.out: ä€😀")))
                    .isPositive();
            assertThat(pool.apply(ParallelTasks.printNatively.with("by a descriptor: ä€😀")))
                    .isZero();
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> lines.size() >= 4);
        assertThat(lines)
                .containsExactlyInAnyOrder(
                        new WorkerOutput.Line("world-worker-1", pid, false, "by System.out: ä€😀"),
                        new WorkerOutput.Line("world-worker-1", pid, true, "by System.out: ä€😀"),
                        new WorkerOutput.Line("world-worker-1", pid, false, "by a descriptor: ä€😀"),
                        new WorkerOutput.Line("world-worker-1", pid, true, "by a descriptor: ä€😀"));
    }

    @Test
    void aConsumerThatThrowsHarmsNothing() {
        AtomicInteger lines = new AtomicInteger();
        RecordedLogs logs = new RecordedLogs("dev.parallel.internal.process.OutputPump", false);
        try (Pool pool = builder()
                .output(WorkerOutput.toLines(line -> {
                    lines.incrementAndGet();
                    throw new IllegalStateException("of a consumer");
                }))
                .open()) {
            for (int i = 0; i < 100; i++) {
                pool.apply(ParallelTasks.print.with("x".repeat(2000)));
            }
            await().atMost(Duration.ofSeconds(30)).until(() -> lines.get() == 200);
        } finally {
            logs.close();
        }
        assertThat(logs.records())
                .as("told once for each of the two streams")
                .filteredOn(record -> record.getThrown() instanceof IllegalStateException)
                .hasSize(2);
    }

    @Test
    void inheritedOutputGoesThroughSystemOut() {
        assertThat(printed(WorkerOutput.inherit())).contains("inherited: ä€😀");
    }

    @Test
    void discardedOutputGoesNowhere() {
        assertThat(printed(WorkerOutput.discard())).doesNotContain("inherited");
    }

    private static String printed(WorkerOutput output) {
        PrintStream before = System.out;
        ByteArrayOutputStream captured = new ByteArrayOutputStream();
        System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
        try {
            try (Pool pool = builder().output(output).open()) {
                pool.apply(ParallelTasks.print.with("inherited: ä€😀"));
            }
            if (output == WorkerOutput.inherit()) {
                await().atMost(Duration.ofSeconds(30)).until(() -> captured.size() > 0);
            }
        } finally {
            System.setOut(before);
        }
        return captured.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aPoolWhoseWorkersCannotStartFailsWithWhatTheJvmSaid() {
        try (Pool pool = builder().jvmArgs("-XX:NoSuchOption").open()) {
            assertThatThrownBy(() -> pool.apply(ParallelTasks.square(1)))
                    .isInstanceOf(PoolStartException.class)
                    .hasMessageContaining("NoSuchOption")
                    .hasMessageContaining("Could not create the Java Virtual Machine");
            assertThatThrownBy(() -> pool.awaitReady(Duration.ofSeconds(20))).isInstanceOf(PoolStartException.class);
            assertThatThrownBy(() -> pool.map(ParallelTasks.square, List.of(1))).isInstanceOf(PoolStartException.class);
            assertThatThrownBy(() -> pool.applyAsync(ParallelTasks.square(1))).isInstanceOf(PoolStartException.class);
        }
    }

    @Test
    void callsThatWaitForWorkersThatCannotStartFail() {
        try (Pool pool = builder().workers(2).jvmArgs("-Xmx1k").open()) {
            var results = List.of(pool.applyAsync(ParallelTasks.square(1)), pool.applyAsync(ParallelTasks.square(2)));
            assertThat(results)
                    .allSatisfy(
                            result -> assertThatThrownBy(result::join).hasCauseInstanceOf(PoolStartException.class));
        }
    }

    @Test
    void awaitReadyWaitsForAllWorkers(@TempDir Path folder) throws Exception {
        Gate gate = Gate.in(folder);
        try (Pool pool = builder()
                .workers(2)
                .initializer(ParallelTasks.waitAt.with(gate.path()))
                .open()) {
            gate.awaitArrivals(2);
            assertThat(pool.awaitReady(Duration.ofMillis(1))).isFalse();
            gate.open();
            assertThat(pool.awaitReady(Duration.ofSeconds(20))).isTrue();
            assertThat(pool.toString()).contains("2 of 2 workers");
        }
    }

    @Test
    void aTaskThatLeavesNoContextClassLoaderHarmsNoLaterOne() {
        try (Pool pool = builder().open()) {
            assertThat(pool.apply(ParallelTasks.loseContext())).isTrue();
            assertThat(pool.apply(ParallelTasks.square(3))).isEqualTo(9);
            assertThat(pool.map(ParallelPrimitives.square, List.of(4))).containsExactly(16);
        }
    }
}
