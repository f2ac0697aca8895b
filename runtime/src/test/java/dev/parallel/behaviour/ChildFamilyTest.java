package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.parallel.ChildProcess;
import dev.parallel.Pool;
import dev.parallel.WorkerOutput;
import dev.parallel.error.ParallelException;
import dev.parallel.error.TaskFailedException;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelChildTasks;
import dev.parallel.testing.Processes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a child process knows of its family, and what it may start. */
@Timeout(120)
@EnabledOnOs({OS.LINUX, OS.MAC})
@ExtendWith(LeavesNothingBehind.class)
class ChildFamilyTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private static String[] self(ChildProcess p) {
        p.join();
        return ((String) p.result()).split("\\|");
    }

    @Test
    void aChildKnowsItselfAndItsParent() {
        ChildProcess p = ChildProcess.start(ParallelChildTasks.self());

        assertThat(self(p))
                .containsExactly(
                        p.name(),
                        Long.toString(p.pid()),
                        p.name(),
                        "MainProcess",
                        Long.toString(ProcessHandle.current().pid()),
                        "true",
                        "false");
    }

    @Test
    void aDaemonKnowsThatItIsOne() {
        ChildProcess p = ChildProcess.builder().name("helper").daemon(true).start(ParallelChildTasks.self());

        assertThat(p.isDaemon()).isTrue();
        assertThat(self(p)).startsWith("helper").endsWith("true");
    }

    @Test
    void whatMakesNoSenseForTheProcessItselfIsRefused() {
        ChildProcess p = ChildProcess.start(ParallelChildTasks.misuse());
        p.join();

        assertThat(((String) p.result()).lines())
                .hasSize(7)
                .allMatch(answer -> answer.contains("was refused") && answer.contains(p.name()));
    }

    @Test
    void childrenHaveChildrenWithTheNamesOfTheirLine() {
        ChildProcess p = ChildProcess.start(ParallelChildTasks.family.with(2));
        p.join();

        String root = p.name();
        assertThat(((String) p.result()).split(" "))
                .containsExactly(
                        root, root + ":1", root + ":1:1", root + ":1:2", root + ":2", root + ":2:1", root + ":2:2");
        assertThat(p.exitCode()).hasValue(0);
    }

    @Test
    void aChildMayOpenAPool() {
        ChildProcess p = ChildProcess.start(ParallelChildTasks.poolInside.with(3));
        p.join();

        assertThat(p.result()).isEqualTo(9 + 16);
    }

    @Test
    void theOutputOfAGrandchildComesThroughItsParent() {
        ChildProcess p = ChildProcess.start(ParallelChildTasks.linesOfChild.with("hello"));
        p.join();

        assertThat(p.result()).isEqualTo(p.name() + ":1:hello\n" + p.name() + ":1:hello");
    }

    @Test
    void aWorkerOfAPoolMayNotStartChildren() {
        try (Pool pool = Pool.builder().workers(1).heap("64m").open()) {
            TaskFailedException refused = catchThrowableOfType(
                    TaskFailedException.class, () -> pool.apply(ParallelChildTasks.family.with(1)));
            assertThat(refused).hasMessageContaining("it is the worker of a pool");
            TaskFailedException second = catchThrowableOfType(
                    TaskFailedException.class, () -> pool.apply(ParallelChildTasks.childIsDaemon()));
            assertThat(second).hasMessageContaining("A child process was refused");
        }
    }

    @Test
    void aClassThatStartsProcessesOfItselfIsNoBomb() {
        assertRefusedInInitialiser(
                ChildProcess.builder().output(WorkerOutput.discard()).start(ParallelChildTasks.detonate.with(1)));
    }

    @Test
    void norIsOneThatOpensAPool() {
        assertRefusedInInitialiser(
                ChildProcess.builder().output(WorkerOutput.discard()).start(ParallelChildTasks.detonatePool.with(1)));
    }

    private static void assertRefusedInInitialiser(ChildProcess p) {
        p.join();
        assertThat(p.exitCode()).hasValue(1);
        ParallelException failure = catchThrowableOfType(ParallelException.class, p::result);
        StringWriter told = new StringWriter();
        failure.printStackTrace(new PrintWriter(told));
        assertThat(told.toString())
                .contains("static initialiser")
                .contains("without end")
                .contains(p.name());
    }

    @Test
    void allThatADaemonStartsIsADaemon() {
        ChildProcess told = ChildProcess.builder().daemon(true).start(ParallelChildTasks.undaemonised());
        ChildProcess untold = ChildProcess.builder().daemon(true).start(ParallelChildTasks.childIsDaemon());
        ChildProcess free = ChildProcess.start(ParallelChildTasks.childIsDaemon());
        Stream.of(told, untold, free).forEach(ChildProcess::join);

        assertThat((String) told.result()).contains("daemon(false) was refused");
        assertThat(untold.result()).isEqualTo(true);
        assertThat(free.result()).isEqualTo(false);
    }

    /** By its handle the daemon's plain processes are killed, too; from outside, its child processes end by themselves. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theTreeOfADaemonDiesWithIt(boolean byHandle) throws Exception {
        Gate gate = Gate.in(folder);
        ChildProcess p = ChildProcess.builder()
                .daemon(true)
                .output(WorkerOutput.discard())
                .start(ParallelChildTasks.chain.with(gate.path()));
        List<Long> tree = new ArrayList<>(gate.awaitArrivals(3));
        assertThat(tree).contains(p.pid());
        long plain = plainProcess(gate);
        tree.remove(p.pid());

        if (byHandle) {
            p.kill();
            tree.add(plain);
        } else {
            Processes.signal("KILL", p.pid());
        }

        p.join();
        Processes.awaitGone(tree, LIMIT);
        if (!byHandle) {
            Processes.kill(plain);
        }
    }

    /** The child of a process that is no daemon lives on. */
    @Test
    void theTreeOfOtherProcessesDoesNot() throws Exception {
        Gate gate = Gate.in(folder);
        ChildProcess p = ChildProcess.builder()
                .output(WorkerOutput.discard())
                .start(ParallelChildTasks.waitWithChild.with(gate.path()));
        List<Long> tree = new ArrayList<>(gate.awaitArrivals(2));
        tree.remove(p.pid());

        p.kill();
        p.join();

        assertThat(Processes.isAlive(tree.get(0))).isTrue();
        gate.open();
        Processes.awaitGone(tree, LIMIT);
    }

    @Test
    void anOrphanLearnsOfItsParentsEnd() throws Exception {
        Gate gate = Gate.in(folder);
        ChildProcess parent = ChildProcess.builder()
                .output(WorkerOutput.discard())
                .start(ParallelChildTasks.waitWithOrphan.with(gate.path()));
        List<Long> pids = new ArrayList<>(gate.awaitArrivals(2));

        parent.kill();
        parent.join();

        await().atMost(LIMIT).until(() -> Files.exists(Path.of(gate.path(), "orphaned")));
        Processes.awaitGone(pids, LIMIT);
    }

    private static long plainProcess(Gate gate) throws Exception {
        try (Stream<Path> files = Files.list(Path.of(gate.path()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("plain-"))
                    .map(name -> Long.valueOf(name.substring("plain-".length())))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
