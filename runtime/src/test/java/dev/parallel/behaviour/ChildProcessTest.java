package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parallel.Call;
import dev.parallel.ChildProcess;
import dev.parallel.error.EncodingException;
import dev.parallel.error.ParallelInterruptedException;
import dev.parallel.testing.Caller;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelBrittle;
import dev.parallel.testing.ParallelChildTasks;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.Processes;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A call in a process of its own: its start, its handle, its result. */
@Timeout(120)
@ExtendWith(LeavesNothingBehind.class)
class ChildProcessTest {

    @TempDir
    private Path folder;

    @Test
    void aProcessRunsItsCallAndEnds() {
        ChildProcess p = ChildProcess.start(ParallelTasks.square(7));

        assertThat(p.pid()).isPositive().isNotEqualTo(ProcessHandle.current().pid());
        assertThat(p.isDaemon()).isFalse();
        p.join();

        assertThat(p.isAlive()).isFalse();
        assertThat(p.exitCode()).hasValue(0);
        assertThat(p.result()).isEqualTo(49);
        assertThat(Processes.isAlive(p.pid())).isFalse();
    }

    @Test
    void theCallRunsInTheProcessOfTheHandle() {
        Call<Long> call = ParallelTasks.pid();
        ChildProcess p = ChildProcess.start(call);

        long pid = p.result(call);

        assertThat(pid).isEqualTo(p.pid());
        p.join();
    }

    @Test
    void aRunningProcessHasNoExitCodeAndIsActive() throws Exception {
        Gate gate = Gate.in(folder);
        ChildProcess p = ChildProcess.start(ParallelTasks.waitAt.with(gate.path()));
        gate.awaitArrivals(1);

        assertThat(p.isAlive()).isTrue();
        assertThat(p.exitCode()).isEqualTo(OptionalInt.empty());
        assertThat(ChildProcess.active()).containsExactly(p);
        assertThat(p.join(Duration.ofMillis(20))).isFalse();
        assertThat(p.toString()).contains(p.name()).contains("running");

        gate.open();
        p.join();
        assertThat(ChildProcess.active()).isEmpty();
        assertThat(p.toString()).contains("ended with 0");
    }

    @Test
    void joinAfterTheEndReturnsAtOnce() throws Exception {
        ChildProcess p = ChildProcess.start(ParallelTasks.square(1));
        p.join();

        p.join();
        assertThat(p.join(Duration.ZERO)).isTrue();
    }

    @Test
    void namesCountTheChildren() {
        List<ChildProcess> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            all.add(ChildProcess.start(ParallelTasks.square(i)));
        }
        all.forEach(ChildProcess::join);

        assertThat(all).extracting(ChildProcess::name).allMatch(name -> name.matches("Process-\\d+"));
        int first = number(all.get(0));
        assertThat(all).extracting(ChildProcessTest::number).containsExactly(first, first + 1, first + 2);
        assertThat(new HashSet<>(all.stream().map(ChildProcess::pid).toList())).hasSize(3);
    }

    private static int number(ChildProcess process) {
        return Integer.parseInt(process.name().substring("Process-".length()));
    }

    @Test
    void theEndIsAFuture() throws Exception {
        Gate gate = Gate.in(folder);
        ChildProcess p = ChildProcess.start(ParallelTasks.waitAt.with(gate.path()));
        var end = p.onExit().thenApply(ended -> ended.exitCode().getAsInt());
        var spoiled = p.onExit();
        spoiled.cancel(true);
        gate.awaitArrivals(1);
        assertThat(end).isNotDone();

        gate.open();

        assertThat(end.get(60, TimeUnit.SECONDS)).isZero();
        p.join();
    }

    @Test
    void theResultIsThereBeforeTheProcessHasEnded() throws Exception {
        Gate gate = Gate.in(folder);
        ChildProcess p = ChildProcess.start(ParallelChildTasks.leaveThread.with(gate.path()));

        assertThat(p.result()).isEqualTo(7);
        gate.awaitArrivals(1);
        assertThat(p.isAlive()).isTrue();

        gate.open();
        p.join();
        assertThat(p.result()).isEqualTo(7);
    }

    @Test
    void theTypedResultIsForTheSameCallOnly() {
        Call<Integer> call = ParallelTasks.square(3);
        ChildProcess p = ChildProcess.start(call);

        int nine = p.result(call);

        assertThat(nine).isEqualTo(9);
        assertThatThrownBy(() -> p.result(ParallelTasks.square(3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("result()");
        p.join();
    }

    @Test
    void largeValuesTravel() {
        byte[] sent = new byte[5 << 20];
        sent[sent.length - 1] = 42;
        Call<byte[]> call = ParallelTasks.bytes.with(sent);
        ChildProcess p = ChildProcess.start(call);
        p.join();

        assertThat(p.result(call)).isEqualTo(sent);
    }

    @Test
    void theHandleDoesNotHoldTheArguments() {
        byte[] sent = new byte[1 << 20];
        WeakReference<byte[]> argument = new WeakReference<>(sent);
        ChildProcess p = ChildProcess.start(ParallelTasks.bytes.with(sent));
        sent = null;
        p.join();

        await().atMost(Duration.ofSeconds(60)).until(() -> {
            System.gc();
            return argument.get() == null;
        });
        assertThat((byte[]) p.result()).hasSize(1 << 20);
    }

    @Test
    void argumentsThatCannotTravelStartNothing() {
        assertThatThrownBy(() -> ChildProcess.start(ParallelBrittle.same.with(ParallelBrittle.UNWRITABLE)))
                .isInstanceOf(EncodingException.class);
        assertThat(ChildProcess.active()).isEmpty();
    }

    @Test
    void aResultThatCannotBeReadIsToldEachTime() {
        ChildProcess p = ChildProcess.start(ParallelBrittle.same.with(ParallelBrittle.UNREADABLE));
        p.join();

        assertThat(p.exitCode()).hasValue(0);
        assertThatThrownBy(p::result).isInstanceOf(EncodingException.class);
        assertThatThrownBy(p::result).isInstanceOf(EncodingException.class);
    }

    @Test
    void closeIsRefusedWhileTheProcessRuns() throws Exception {
        Gate gate = Gate.in(folder);
        ChildProcess p = ChildProcess.start(ParallelTasks.waitAt.with(gate.path()));
        assertThatThrownBy(p::close)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(p.name())
                .hasMessageContaining("still runs")
                .hasMessageContaining("join()");
        gate.open();
        p.join();

        p.close();
        p.close();

        assertThat(p.name()).startsWith("Process-");
        assertThat(p.toString()).contains("closed");
        assertThatThrownBy(p::result).isInstanceOf(IllegalStateException.class).hasMessageContaining("was closed");
        assertThatThrownBy(p::join).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(p::exitCode).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(p::isAlive).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(p::kill).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anInterruptedJoinLeavesTheProcessAlone() throws Exception {
        Gate gate = Gate.in(folder);
        ChildProcess p = ChildProcess.start(ParallelTasks.waitAt.with(gate.path()));
        gate.awaitArrivals(1);
        for (Runnable wait : List.<Runnable>of(p::join, p::result)) {
            Caller<Boolean> caller = Caller.of(() -> {
                wait.run();
                return true;
            });
            caller.interrupt();
            assertThat(caller.thrown()).isInstanceOf(ParallelInterruptedException.class);
            assertThat(caller.wasInterruptedAtEnd()).isTrue();
        }
        assertThat(p.isAlive()).isTrue();

        gate.open();
        p.join();
        assertThat(p.result()).isEqualTo(p.pid());
    }

    @Test
    void anInterruptIsToldAsInAPool() throws Exception {
        Gate gate = Gate.in(folder);
        ChildProcess p = ChildProcess.start(ParallelTasks.waitAt.with(gate.path()));
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(p::join).isInstanceOf(ParallelInterruptedException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        gate.open();
        await().atMost(Duration.ofSeconds(60)).until(() -> !p.isAlive());
    }

    @Test
    void anInterruptedThreadMayStartAProcess() {
        Thread.currentThread().interrupt();
        ChildProcess p;
        try {
            p = ChildProcess.start(ParallelTasks.square(4));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        p.join();
        assertThat(p.result()).isEqualTo(16);
    }

    @Test
    void outsideThereIsNoCurrentAndNoParent() {
        assertThatThrownBy(ChildProcess::current)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ChildProcess.current()");
        assertThatThrownBy(ChildProcess::parent)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ChildProcess.parent()");
    }
}
