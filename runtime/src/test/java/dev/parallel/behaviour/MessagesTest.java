package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parallel.Pool;
import dev.parallel.WorkerOutput;
import dev.parallel.error.EncodingException;
import dev.parallel.error.ParallelException;
import dev.parallel.error.ParallelInterruptedException;
import dev.parallel.error.PoolClosedException;
import dev.parallel.error.PoolStartException;
import dev.parallel.error.TaskFailedException;
import dev.parallel.error.TaskTimeoutException;
import dev.parallel.error.WorkerLostException;
import dev.parallel.testing.Caller;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.LongerLimits;
import dev.parallel.testing.Misdeed;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.Trap;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of message, whole: what happened, to which task, the likely cause, and what to do. */
@Timeout(90)
@ExtendWith(LeavesNothingBehind.class)
class MessagesTest {

    private static final String TASKS = "task dev.parallel.testing.Tasks.";

    private static Pool pool;

    @TempDir
    private Path folder;

    private Gate gate;

    @BeforeAll
    static void open() {
        pool = builder().open();
    }

    private static Pool.Builder builder() {
        return Pool.builder().workers(1).heap("32m").name("images").output(WorkerOutput.discard());
    }

    @AfterAll
    static void close() {
        pool.close(Duration.ofSeconds(5));
    }

    @BeforeEach
    void makeGate() throws Exception {
        gate = Gate.in(folder);
    }

    private static <X extends ParallelException> X thrown(Class<X> type, ThrowingCallable call) {
        X error = catchThrowableOfType(type, call);
        assertThat(error).isExactlyInstanceOf(type);
        return error;
    }

    /** The message with the process's id, which must stand in it, replaced. */
    private static String message(ParallelException error) {
        assertThat(error.getMessage()).contains("pid " + error.pid());
        return error.getMessage().replace("pid " + error.pid(), "pid 4711");
    }

    @Test
    void aTaskThatThrew() {
        TaskFailedException error =
                thrown(TaskFailedException.class, () -> pool.map(ParallelTasks.fail, List.of("jdk")));
        assertThat(message(error))
                .isEqualTo("task failed: " + TASKS + "fail, item 0, pid 4711, attempt 1. It threw"
                        + " java.lang.IllegalArgumentException: of the JDK; the cause has its stack trace");
        assertThat(error.index()).isZero();
        assertThat(error.attempts()).isEqualTo(1);
    }

    @Test
    void aTaskThatRanTooLong() throws Exception {
        LongerLimits.untilInTime(limit -> {
            TaskTimeoutException error = thrown(
                    TaskTimeoutException.class,
                    () -> pool.apply(ParallelTasks.sleep.with(600_000).timeout(limit)));
            assertThat(error).hasMessageContaining("ran longer than its limit of " + limit);
            if (!error.threadDump().contains("java.lang.Thread.sleep")) {
                // On a busy machine it did not get so far, or its worker did not give the dump in time.
                return false;
            }
            assertThat(message(error).replaceAll("\\(Tasks.java:[0-9]+\\)", "(Tasks.java:1)"))
                    .matches("\\Q" + TASKS + "sleep, pid 4711, attempt 1 ran longer than its limit of " + limit
                            + "; the worker was killed and replaced. It stood at java.lang.Thread.\\E.*\\Q, called by"
                            + " dev.parallel.testing.Tasks.sleep(Tasks.java:1). If it may take longer, raise the limit"
                            + " with timeout(); threadDump() has all its threads\\E");
            return true;
        });
    }

    @Test
    void aWorkerThatWasKilled() {
        WorkerLostException error = thrown(
                WorkerLostException.class,
                () -> pool.apply(ParallelTasks.arriveAndDie.with(gate.path()).retries(1)));
        assertThat(message(error))
                .startsWith("worker lost: " + TASKS
                        + "arriveAndDie, pid 4711, attempt 2. The process was ended by SIGKILL," + " signal 9: ");
        assertThat(error.signal()).hasValue(9);
        assertThat(error.attempts()).isEqualTo(2);
    }

    @Test
    void aWorkerThatExited() {
        WorkerLostException error = thrown(
                WorkerLostException.class,
                () -> pool.apply(ParallelTasks.trapped.with(new Trap(Trap.Stage.RUNNING, Misdeed.EXIT, 1))));
        assertThat(message(error))
                .isEqualTo("worker lost: " + TASKS + "trapped, pid 4711, attempt 1. The process exited with code 3:"
                        + " something in it called System.exit. Let the task return or throw instead; a library"
                        + " that exits on errors usually has a setting for it.");
        assertThat(error.exitCode()).hasValue(Misdeed.EXIT_CODE);
    }

    @Test
    void theLastOutputOfAWorkerThatWasLost() {
        WorkerLostException error =
                thrown(WorkerLostException.class, () -> pool.apply(ParallelTasks.printAndExit.with("the last words")));
        assertThat(message(error)).endsWith("\nIts last output, of which lastOutput() has more:\n  the last words");
        assertThat(error.lastOutput()).contains("the last words");
    }

    @Test
    void anArgumentThatCannotTravel() {
        EncodingException error = thrown(
                EncodingException.class,
                () -> pool.apply(ParallelTasks.trapped.with(new Trap(Trap.Stage.WRITING_ARGUMENTS, Misdeed.THROW, 1))));
        assertThat(error)
                .hasMessage("the arguments cannot travel: " + TASKS + "trapped. the value's own code threw"
                        + " java.lang.IllegalStateException: thrown on purpose");
    }

    @Test
    void anArgumentThatTheWorkerCannotRead() {
        EncodingException error = thrown(
                EncodingException.class,
                () -> pool.apply(ParallelTasks.trapped.with(new Trap(Trap.Stage.READING_ARGUMENTS, Misdeed.THROW, 1))));
        assertThat(message(error))
                .isEqualTo("the worker could not read the arguments: " + TASKS + "trapped, pid 4711, attempt 1."
                        + " java.lang.IllegalStateException: thrown on purpose. Perhaps the worker's class path has"
                        + " another build of their types, or their own code threw");
    }

    @Test
    void aResultThatCannotTravel() {
        EncodingException error = thrown(
                EncodingException.class,
                () -> pool.apply(ParallelTasks.trapped.with(new Trap(Trap.Stage.WRITING_RESULT, Misdeed.THROW, 1))));
        assertThat(message(error))
                .isEqualTo("the worker could not write the result: " + TASKS + "trapped, pid 4711, attempt 1."
                        + " java.lang.IllegalStateException: thrown on purpose. Return a value that can travel");
    }

    @Test
    void aResultThatItsCodecRefuses() {
        EncodingException error = thrown(
                EncodingException.class,
                () -> pool.apply(ParallelTasks.trapped.with(new Trap(Trap.Stage.WRITING_RESULT, Misdeed.REFUSE, 1))));
        assertThat(message(error))
                .isEqualTo("the worker could not write the result: " + TASKS + "trapped, pid 4711, attempt 1."
                        + " refused on purpose. Return a value that can travel");
    }

    @Test
    void aResultThatCannotBeRead() {
        EncodingException error = thrown(
                EncodingException.class,
                () -> pool.apply(ParallelTasks.trapped.with(new Trap(Trap.Stage.READING_RESULT, Misdeed.THROW, 1))));
        assertThat(message(error))
                .isEqualTo("the answer could not be read: " + TASKS + "trapped, pid 4711, attempt 1."
                        + " java.lang.IllegalStateException: thrown on purpose. The result's own code threw, or the"
                        + " worker's class path has another build of its type");
    }

    @Test
    void aPoolThatIsClosed() {
        Pool closed = builder().open();
        closed.close();
        PoolClosedException error = thrown(PoolClosedException.class, () -> closed.apply(ParallelTasks.square(3)));
        assertThat(error)
                .hasMessage("the pool images takes no more calls: it was shut down. Give it calls before shutdown() or"
                        + " close() (" + TASKS + "square)");
        assertThat(error.task()).isEqualTo("dev.parallel.testing.Tasks.square");
    }

    @Test
    void aPoolThatWasTerminated() throws Exception {
        Pool terminated = builder().open();
        Caller<Long> running = Caller.of(() -> terminated.apply(ParallelTasks.waitAt.with(gate.path())));
        long pid = gate.awaitArrivals(1).get(0);
        terminated.terminate();
        terminated.join();
        assertThat(running.thrown())
                .isExactlyInstanceOf(PoolClosedException.class)
                .hasMessage("the pool images was terminated before the call ended. close() or shutdown() and join() let"
                        + " calls that were given run to their end (" + TASKS + "waitAt, pid " + pid + ", attempt 1)");
        PoolClosedException late = thrown(PoolClosedException.class, () -> terminated.apply(ParallelTasks.square(3)));
        assertThat(late)
                .hasMessage("the pool images takes no more calls: it was terminated. Open another one (" + TASKS
                        + "square)");
    }

    @Test
    void aPoolWhoseWorkersCannotStart() {
        try (Pool broken = builder().jvmArgs("-XX:NoSuchOption").open()) {
            PoolStartException error = thrown(PoolStartException.class, () -> broken.apply(ParallelTasks.square(3)));
            assertThat(error.getMessage())
                    .startsWith(
                            "the workers of the pool images cannot start: 3 starts in a row have failed, the last one"
                                    + " so: images-worker-")
                    .contains("ended before its first call. The process ended with code 1 ")
                    .contains("\nIts last output:\n")
                    .contains("Unrecognized VM option 'NoSuchOption'")
                    .contains("\nCommand: ")
                    .endsWith(" (" + TASKS + "square)");
            assertThat(error.exitCode()).hasValue(1);
            assertThat(error.signal()).isEmpty();
            assertThat(error.lastOutput()).contains("Unrecognized VM option 'NoSuchOption'");
            assertThat(error.command()).hasSize(2).last().asString().startsWith("@");
        }
    }

    @Test
    void aCallerThatWasInterrupted() throws Exception {
        Caller<Long> caller = Caller.of(() -> pool.apply(ParallelTasks.waitAt.with(gate.path())));
        gate.awaitArrivals(1);
        caller.interrupt();
        assertThat(caller.thrown())
                .isExactlyInstanceOf(ParallelInterruptedException.class)
                .hasMessage("interrupted while waiting for its result: " + TASKS
                        + "waitAt. The call was withdrawn; if a" + " worker ran it, that worker is replaced");
    }

    @Test
    void aPoolInsideAWorker() {
        assertThat(pool.apply(ParallelTasks.openPools()))
                .contains("A pool was refused: this JVM is the worker images-worker-")
                .contains(
                        ", and workers that open pools would start processes without end. Inside a task, call the method"
                                + " itself, or Call.callHere(); or open the outer pool with Pool.builder().nesting(1), if its"
                                + " tasks are to have pools of their own");
    }
}
