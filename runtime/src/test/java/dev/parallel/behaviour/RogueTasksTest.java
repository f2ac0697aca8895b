package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallel.AsyncResult;
import dev.parallel.ChildProcess;
import dev.parallel.Outcome;
import dev.parallel.Pool;
import dev.parallel.WorkerLogs;
import dev.parallel.WorkerOutput;
import dev.parallel.error.EncodingException;
import dev.parallel.error.TaskFailedException;
import dev.parallel.error.TaskTimeoutException;
import dev.parallel.error.WorkerLostException;
import dev.parallel.error.WorkerLostException.Reason;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.Misdeed;
import dev.parallel.testing.ParallelLifeTasks;
import dev.parallel.testing.ParallelRogues;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.Processes;
import dev.parallel.testing.Trap;
import dev.parallel.testing.Trap.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks that end, flood, block or kill processes, and that nobody else is to notice. */
@Timeout(120)
@ExtendWith(LeavesNothingBehind.class)
class RogueTasksTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static Pool pool;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        pool = builder().workers(2).name("rogues").open();
    }

    @AfterAll
    static void close() {
        pool.close(LIMIT);
    }

    private static Pool.Builder builder() {
        return Pool.builder().heap("64m").jvmArgs("-XX:-CreateCoredumpOnCrash").output(WorkerOutput.discard());
    }

    private static void assertPoolWorks() {
        assertThat(pool.map(ParallelTasks.square, List.of(1, 2, 3, 4))).containsExactly(1, 4, 9, 16);
    }

    private static Trap throwing(Stage stage) {
        return new Trap(stage, Misdeed.THROW, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 42, 255})
    void theCodeOfAnExitIsTold(int code) {
        assertThatThrownBy(() -> pool.apply(ParallelRogues.exit.with(code)))
                .isInstanceOfSatisfying(WorkerLostException.class, lost -> {
                    assertThat(lost.reason()).isEqualTo(Reason.EXIT);
                    assertThat(lost.exitCode()).hasValue(code);
                });
        assertPoolWorks();
    }

    @ParameterizedTest
    @CsvSource({"TERM, 15", "KILL, 9"})
    void theSignalThatEndedAWorkerIsTold(String name, int number) {
        assertThatThrownBy(() -> pool.apply(ParallelRogues.signalItself.with(name)))
                .isInstanceOfSatisfying(WorkerLostException.class, lost -> {
                    assertThat(lost.signal()).hasValue(number);
                    assertThat(lost.exitCode()).isEmpty();
                });
        assertPoolWorks();
    }

    @Test
    void theCodeOfAnExitThatTookLongIsTold() throws Exception {
        Gate hook = Gate.in(folder);
        Gate call = Gate.in(folder);
        try (Pool other = builder().workers(1).name("slow-exit").open()) {
            long pid = other.apply(ParallelRogues.exitSlowly.with(hook.path()));
            hook.awaitArrivals(1);
            AsyncResult<Long> running = other.applyAsync(ParallelTasks.waitAt.with(call.path()));
            assertThat(call.awaitArrivals(1)).containsExactly(pid);
            hook.open();
            assertThatThrownBy(running::join).cause().isInstanceOfSatisfying(WorkerLostException.class, lost -> {
                assertThat(lost.reason()).isEqualTo(Reason.EXIT);
                assertThat(lost.exitCode()).hasValue(137);
            });
        } finally {
            call.open();
        }
    }

    @Test
    void aWorkerThatCannotTellWhatHappenedIsLostAndTheCallEnds() {
        assertThatThrownBy(() -> pool.apply(ParallelRogues.failUntold.with(1)))
                .isInstanceOfSatisfying(
                        WorkerLostException.class,
                        lost -> assertThat(lost.reason()).isEqualTo(Reason.EXIT));
        assertPoolWorks();
    }

    @Test
    void anExceptionWithoutFramesIsAFailureLikeAnyOther() {
        assertThatThrownBy(() -> pool.apply(ParallelRogues.failWithoutFrames.with(77)))
                .isInstanceOf(TaskFailedException.class)
                .cause()
                .hasMessageContaining("no frames")
                .satisfies(cause ->
                        assertThat(cause.getStackTrace()[0].getLineNumber()).isEqualTo(77));
        assertPoolWorks();
    }

    @Test
    void anInterruptOfAllThreadsCostsNoWorker() throws Exception {
        Gate finalised = Gate.in(folder);
        try (Pool other = builder()
                .workers(1)
                .name("interrupted")
                .logs(WorkerLogs.toParent(Level.INFO))
                .finalizer(ParallelLifeTasks.arrive.with(finalised.path()))
                .open()) {
            long pid = other.apply(ParallelRogues.interruptAll.with(""));
            assertThat(other.apply(ParallelTasks.pid())).isEqualTo(pid);
            assertThat(other.apply(ParallelTasks.pid())).isEqualTo(pid);
        }
        assertThat(finalised.arrivals()).isEqualTo(1);
    }

    @Test
    void anInterruptOfAllThreadsDoesNotMakeAnOrphanOfAChild() {
        ChildProcess child = ChildProcess.builder().daemon(true).start(ParallelRogues.interruptAll.with(""));
        child.join();
        assertThat(child.exitCode()).hasValue(0);
        assertThat(child.result()).isEqualTo(child.pid());
    }

    @Test
    void theInterruptOfATerminalIsTheParentsToHandle() {
        assertThatThrownBy(
                        () -> pool.apply(ParallelRogues.signalItself.with("INT").timeout(Duration.ofSeconds(1))))
                .isInstanceOf(TaskTimeoutException.class);
        assertPoolWorks();
    }

    @Test
    void aThreadThatATaskLeavesBehindDoesNotKeepItsWorkerAlive() {
        long pid;
        try (Pool other = builder().workers(1).name("thread").open()) {
            pid = other.apply(ParallelRogues.leaveThread.with("left behind"));
            assertThat(other.apply(ParallelTasks.pid())).isEqualTo(pid);
        }
        Processes.awaitGone(pid);
    }

    @Test
    void aShutdownHookThatNeverEndsDoesNotKeepItsWorkerAlive() {
        long pid;
        try (Pool other = builder().workers(1).name("hook").open()) {
            pid = other.apply(ParallelRogues.leaveHook.with("never ends"));
        }
        Processes.awaitGone(pid);
    }

    @Test
    void aWorkerThatIgnoresTerminationIsKilledAtItsLimit() {
        try (Pool other = builder().workers(1).name("stubborn").open()) {
            long pid = other.apply(ParallelRogues.leaveHook.with("ignores termination"));
            assertThatThrownBy(() ->
                            other.apply(ParallelRogues.signalItself.with("TERM").timeout(Duration.ofSeconds(1))))
                    .isInstanceOfSatisfying(
                            TaskTimeoutException.class,
                            late -> assertThat(late.pid()).isEqualTo(pid));
            Processes.awaitGone(pid);
            assertThat(other.apply(ParallelTasks.pid())).isNotEqualTo(pid);
        }
    }

    @Test
    void aTaskThatWritesForEverIsKilledAsAnyOther() throws Exception {
        CountDownLatch seen = new CountDownLatch(1000);
        try (Pool other = builder()
                .workers(1)
                .name("chatter")
                .output(WorkerOutput.toLines(line -> seen.countDown()))
                .open()) {
            Gate gate = Gate.in(folder);
            AsyncResult<Long> endless = other.applyAsync(ParallelRogues.chatter.with(gate.path()));
            long pid = gate.awaitArrivals(1).get(0);
            assertThat(seen.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();

            assertThat(endless.cancel(true)).isTrue();

            Processes.awaitGone(pid);
            assertThat(other.apply(ParallelTasks.square(3))).isEqualTo(9);
        }
    }

    /** The workers' ids are read first; each task then kills one of the others, which may be killing it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 13})
    void workersThatKillEachOtherEndAllTheirCalls(int workers) throws Exception {
        try (Pool other = builder().workers(workers).heap("16m").name("mutual").open()) {
            assertThat(other.awaitReady(LIMIT)).isTrue();
            List<Long> pids =
                    new ArrayList<>(other.map(ParallelTasks.identity, Collections.nCopies(workers * 4, 0), 1).stream()
                            .map(any -> other.apply(ParallelTasks.pid()))
                            .distinct()
                            .toList());
            Collections.shuffle(pids);
            List<AsyncResult<Long>> results = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                results.add(other.applyAsync(ParallelRogues.kill.with(pids.get(i % pids.size()))));
            }
            for (AsyncResult<Long> result : results) {
                Throwable error = result.handle((value, thrown) -> thrown).get(LIMIT.toSeconds(), TimeUnit.SECONDS);
                assertThat(error)
                        .satisfiesAnyOf(
                                none -> assertThat(none).isNull(),
                                lost -> assertThat(lost).isInstanceOf(WorkerLostException.class),
                                lost -> assertThat(lost).hasCauseInstanceOf(WorkerLostException.class));
            }
            assertThat(other.map(ParallelTasks.square, List.of(1, 2, 3))).containsExactly(1, 4, 9);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"WRITING_ARGUMENTS", "READING_ARGUMENTS", "RUNNING", "WRITING_RESULT", "READING_RESULT"})
    void aHundredBadCallsAreFollowedByAHundredGoodOnes(String stage) {
        Trap bad = throwing(Stage.valueOf(stage));
        for (Outcome<Trap> outcome : pool.mapOutcomes(ParallelTasks.trapped, Collections.nCopies(100, bad))) {
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Failure.class,
                            failure -> assertThat(failure.error())
                                    .isInstanceOf(
                                            Stage.valueOf(stage) == Stage.RUNNING
                                                    ? TaskFailedException.class
                                                    : EncodingException.class));
        }
        List<Integer> good = Collections.nCopies(100, 3);
        assertThat(pool.map(ParallelTasks.square, good)).isEqualTo(Collections.nCopies(100, 9));
    }

    @Test
    void resultsThatCannotBeEncodedCostNoWorker() {
        try (Pool other = builder().workers(1).name("unwritable").open()) {
            long pid = other.apply(ParallelTasks.pid());
            for (int i = 0; i < 20; i++) {
                assertThatThrownBy(() -> other.apply(ParallelTasks.trapped.with(throwing(Stage.WRITING_RESULT))))
                        .isInstanceOf(EncodingException.class);
            }
            assertThat(other.apply(ParallelTasks.pid())).isEqualTo(pid);
        }
    }

    @Test
    void failuresOfAMegabyteEndNoMapping() {
        List<Outcome<Integer>> outcomes =
                pool.mapOutcomes(ParallelRogues.failAtLength, Collections.nCopies(40, 1 << 20));
        assertThat(outcomes)
                .hasSize(40)
                .allSatisfy(outcome -> assertThatThrownBy(outcome::get)
                        .isInstanceOf(TaskFailedException.class)
                        .hasCauseInstanceOf(IllegalStateException.class));
        assertPoolWorks();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Zeichen: \u00e4\u00f6\u00fc", "\u4f60\u597d", "\ud83d\ude00", "\ud800 alone", "\u0000 zero"})
    void messagesOfAnyCharactersTravel(String message) {
        assertThatThrownBy(() -> pool.apply(ParallelRogues.failWith.with(message)))
                .isInstanceOf(TaskFailedException.class)
                .cause()
                .hasMessage(message);
    }

    @Test
    void stoppingWithAHundredMegabytesOnTheirWayLeavesNothing() throws Exception {
        byte[] large = new byte[100 << 20];
        for (int round = 0; round < 3; round++) {
            Pool other = builder().workers(2).heap("512m").name("large").open();
            assertThat(other.awaitReady(LIMIT)).isTrue();
            List<AsyncResult<byte[]>> results = List.of(
                    other.applyAsync(ParallelTasks.bytes.with(large)),
                    other.applyAsync(ParallelTasks.bytes.with(large)),
                    other.applyAsync(ParallelTasks.bytes.with(large)));

            other.terminate();

            assertThat(other.join(LIMIT)).isTrue();
            assertThat(results).allMatch(AsyncResult::isDone);
        }
    }
}
