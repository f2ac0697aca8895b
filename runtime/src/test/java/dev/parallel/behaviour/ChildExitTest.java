package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parallel.ChildProcess;
import dev.parallel.WorkerOutput;
import dev.parallel.error.TaskFailedException;
import dev.parallel.error.TaskTimeoutException;
import dev.parallel.error.WorkerLostException;
import dev.parallel.error.WorkerLostException.Reason;
import dev.parallel.testing.FailingStart;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.OwnException;
import dev.parallel.testing.ParallelChildTasks;
import dev.parallel.testing.ParallelPooled;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.Processes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a child process ends, and what its parent learns of it. */
@Timeout(120)
@EnabledOnOs({OS.LINUX, OS.MAC})
@ExtendWith(LeavesNothingBehind.class)
class ChildExitTest {

    @TempDir
    private Path folder;

    private final List<String> lines = new CopyOnWriteArrayList<>();

    private ChildProcess.Builder quiet() {
        return ChildProcess.builder()
                .output(WorkerOutput.toLines(line -> lines.add((line.error() ? "err " : "out ") + line.text())));
    }

    private static WorkerLostException lost(ChildProcess p) {
        return catchThrowableOfType(WorkerLostException.class, p::result);
    }

    /** What System.exit is given, and what the system keeps of it. */
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "42, 42",
        "127, 127",
        "128, 128",
        "137, 137",
        "139, 139",
        "255, 255",
        "256, 0",
        "-1, 255"
    })
    void systemExitGivesItsCode(int asked, int kept) {
        ChildProcess p = quiet().start(ParallelChildTasks.exit.with(asked));
        p.join();

        assertThat(p.exitCode()).hasValue(kept);
        assertThat(lost(p).reason()).isEqualTo(Reason.EXIT);
        assertThat(lost(p).exitCode()).hasValue(kept);
        assertThat(lost(p)).hasMessageContaining(p.name()).hasMessageContaining("System.exit");
    }

    @Test
    void aHaltGivesItsCode() {
        ChildProcess p = quiet().start(ParallelChildTasks.halt.with(5));
        p.join();

        assertThat(p.exitCode()).hasValue(5);
        assertThat(lost(p).exitCode()).hasValue(5);
    }

    @Test
    void anExceptionGivesCodeOneAndItsTraceOnStandardError() {
        ChildProcess p = quiet().start(ParallelTasks.fail.with("own"));
        p.join();

        assertThat(p.exitCode()).hasValue(1);
        assertThat(lines).anyMatch(line -> line.startsWith("err ") && line.contains(OwnException.class.getName()));
        assertThat(lines).anyMatch(line -> line.startsWith("err ") && line.contains("Tasks.own"));
        TaskFailedException failure = catchThrowableOfType(TaskFailedException.class, p::result);
        assertThat(failure).hasCauseInstanceOf(OwnException.class);
        assertThat(failure.pid()).isEqualTo(p.pid());
    }

    @Test
    void aFullHeapIsToldAsSuch() {
        ChildProcess p = quiet().heap("32m").start(ParallelChildTasks.fillMemory.with(0));
        p.join();

        assertThat(p.exitCode()).hasValue(1);
        assertThat(lost(p).reason()).isEqualTo(Reason.HEAP);
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 14, 15})
    void aSignalGivesItsNumberNegated(int signal) {
        ChildProcess p = quiet().start(ParallelChildTasks.signalItself.with(signal));
        p.join();

        assertThat(p.exitCode()).hasValue(-signal);
        assertThat(lost(p).reason()).isEqualTo(Reason.SIGNAL);
        assertThat(lost(p).signal()).hasValue(signal);
    }

    @Test
    void aNativeCrashIsToldWithItsReport() {
        ChildProcess p = quiet().start(ParallelChildTasks.signalItself.with(11));
        p.join();

        assertThat(p.exitCode().getAsInt()).isNegative();
        assertThat(lost(p).reason()).isEqualTo(Reason.NATIVE_CRASH);
        assertThat(lost(p).crashReport()).isPresent();
    }

    @Test
    void terminateRunsTheShutdownHooks() throws Exception {
        Gate gate = Gate.in(folder);
        ChildProcess p = quiet().start(ParallelChildTasks.waitWithHook.with(gate.path()));
        gate.awaitArrivals(1);

        p.terminate();
        p.join();

        assertThat(p.exitCode()).hasValue(-15);
        assertThat(Path.of(gate.path(), "hooked")).exists();
        assertThat(lost(p).signal()).hasValue(15);
        assertThat(lost(p)).hasMessageContaining("terminate()");
    }

    @Test
    void oneThatFailsToStartBecauseItWasTerminatedTellsTheSignal() throws Exception {
        Gate gate = Gate.in(folder);
        ChildProcess p = quiet().jvmArgs(
                        "-Djava.system.class.loader=" + FailingStart.class.getName(), "-Dtest.gate=" + gate.path())
                .start(ParallelTasks.square(3));
        gate.awaitArrivals(1);

        p.terminate();
        p.join();

        assertThat(p.exitCode()).hasValue(-15);
        assertThat(lost(p).signal()).hasValue(15);
        assertThat(lost(p)).hasMessageContaining("terminate()");
    }

    @Test
    void killDoesNotRunThem() throws Exception {
        Gate gate = Gate.in(folder);
        ChildProcess p = quiet().start(ParallelChildTasks.waitWithHook.with(gate.path()));
        gate.awaitArrivals(1);

        p.kill();
        p.join();

        assertThat(p.exitCode()).hasValue(-9);
        assertThat(Path.of(gate.path(), "hooked")).doesNotExist();
        assertThat(lost(p)).hasMessageContaining("kill()");
    }

    @Test
    void aKillFromOutsideIsToldAsSuch() throws Exception {
        Gate gate = Gate.in(folder);
        ChildProcess p = quiet().start(ParallelTasks.waitAt.with(gate.path()));
        gate.awaitArrivals(1);

        Processes.signal("KILL", p.pid());
        p.join();

        assertThat(p.exitCode()).hasValue(-9);
        assertThat(lost(p)).hasMessageContaining("outside this library");
    }

    @Test
    void aStoppedProcessCanBeKilled() throws Exception {
        Gate gate = Gate.in(folder);
        ChildProcess p = quiet().start(ParallelTasks.waitAt.with(gate.path()));
        gate.awaitArrivals(1);
        Processes.signal("STOP", p.pid());

        p.kill();
        p.join();

        assertThat(p.exitCode()).hasValue(-9);
    }

    @Test
    void killingOrTerminatingAnEndedProcessDoesNothing() {
        ChildProcess p = quiet().start(ParallelTasks.square(3));
        p.join();

        p.kill();
        p.terminate();

        assertThat(p.exitCode()).hasValue(0);
        assertThat(p.result()).isEqualTo(9);
    }

    @Test
    void aProcessKilledBeforeItConnectsTellsSo() {
        ChildProcess p = quiet().start(ParallelTasks.square(3));
        p.kill();
        p.join();

        assertThat(p.exitCode().getAsInt()).isIn(-9, 0);
        if (p.exitCode().getAsInt() == -9) {
            assertThat(lost(p)).hasMessageContaining("kill()");
        }
    }

    @Test
    void aProcessWithNonDaemonThreadsEndsWhenTheyDo() throws Exception {
        Gate gate = Gate.in(folder);
        ChildProcess p = quiet().start(ParallelChildTasks.leaveThread.with(gate.path()));
        gate.awaitArrivals(1);
        assertThat(p.result()).isEqualTo(7);
        assertThat(p.isAlive()).isTrue();

        gate.open();
        p.join();

        assertThat(Path.of(gate.path(), "done")).exists();
        assertThat(p.exitCode()).hasValue(0);
    }

    @Test
    void soDoesOneWhoseCallThrew() throws Exception {
        Gate gate = Gate.in(folder);
        ChildProcess p = quiet().start(ParallelChildTasks.leaveThreadAndThrow.with(gate.path()));
        gate.awaitArrivals(1);
        assertThatThrownBy(p::result).isInstanceOf(TaskFailedException.class);
        assertThat(p.isAlive()).isTrue();

        gate.open();
        p.join();

        assertThat(Path.of(gate.path(), "done")).exists();
        assertThat(p.exitCode()).hasValue(1);
    }

    @Test
    void hooksRunAtAnOrderlyEnd() throws Exception {
        Gate gate = Gate.in(folder);
        ChildProcess p = quiet().start(ParallelChildTasks.hook.with(gate.path()));
        p.join();

        assertThat(p.exitCode()).hasValue(0);
        assertThat(Path.of(gate.path(), "hooked")).exists();
    }

    @Test
    void whatWasNotFlushedIsThereAfterJoin() {
        ChildProcess p = quiet().start(ParallelChildTasks.printUnfinished.with("no end of line"));
        p.join();

        assertThat(lines).containsExactlyInAnyOrder("out no end of line", "err no end of line");
    }

    @Test
    void theTraceOfAFailureIsThereAfterJoin() {
        for (int i = 0; i < 3; i++) {
            lines.clear();
            quiet().start(ParallelTasks.fail.with("jdk")).join();
            assertThat(lines).anyMatch(line -> line.startsWith("err ") && line.contains("of the JDK"));
        }
    }

    @Test
    void aCallOverItsLimitEndsTheProcess() throws Exception {
        Gate gate = Gate.in(folder);
        ChildProcess p = quiet().start(ParallelTasks.busy.with(gate.path()).timeout(Duration.ofMillis(300)));

        TaskTimeoutException late = catchThrowableOfType(TaskTimeoutException.class, p::result);
        p.join();

        assertThat(late.limit()).isEqualTo(Duration.ofMillis(300));
        assertThat(late.threadDump()).isNotBlank();
        assertThat(late).hasMessageContaining(p.name());
        assertThat(p.exitCode()).hasValue(-9);
    }

    @Test
    void theLimitOfItsAnnotationHoldsToo() throws Exception {
        ChildProcess p =
                quiet().start(ParallelPooled.limited.with(Gate.in(folder).path()));

        assertThatThrownBy(p::result)
                .isInstanceOfSatisfying(
                        TaskTimeoutException.class,
                        late -> assertThat(late.limit()).isEqualTo(Duration.ofMillis(300)));
    }

    @Test
    void aCallWithinItsLimitIsLeftAlone() throws Exception {
        Gate gate = Gate.in(folder);
        ChildProcess p = quiet().start(ParallelTasks.waitAt.with(gate.path()).timeout(Duration.ofMinutes(1)));
        gate.awaitArrivals(1);
        gate.open();
        p.join();

        assertThat(p.result()).isEqualTo(p.pid());
    }

    @Test
    void aLimitIsForTheCallAndNotForThreadsThatItLeaves() throws Exception {
        Gate gate = Gate.in(folder);
        ChildProcess p =
                quiet().start(ParallelChildTasks.leaveThread.with(gate.path()).timeout(Duration.ofSeconds(20)));
        assertThat(p.result()).isEqualTo(7);
        gate.awaitArrivals(1);
        assertThat(p.join(Duration.ofMillis(100))).isFalse();

        gate.open();
        p.join();
        assertThat(Files.exists(Path.of(gate.path(), "done"))).isTrue();
        assertThat(p.exitCode()).hasValue(0);
    }
}
