package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parallel.AsyncResult;
import dev.parallel.Outcome;
import dev.parallel.Pool;
import dev.parallel.WorkerOutput;
import dev.parallel.error.EncodingException;
import dev.parallel.error.ParallelException;
import dev.parallel.error.TaskFailedException;
import dev.parallel.error.WorkerLostException;
import dev.parallel.error.WorkerLostException.Reason;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.Misdeed;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.Trap;
import dev.parallel.testing.Trap.Stage;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Everything that code in a worker can do to its process, at each stage of a call. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class CrashMatrixTest {

    private static final int VALUE = 7;

    private static Pool pool;

    @BeforeAll
    static void open() {
        pool = Pool.builder()
                .workers(2)
                .heap("32m")
                .output(WorkerOutput.discard())
                .name("crash")
                .open();
    }

    @AfterAll
    static void close() {
        pool.close(Duration.ofSeconds(5));
    }

    static Stream<Arguments> cases() {
        List<Arguments> cases = new ArrayList<>();
        for (Misdeed misdeed : List.of(
                Misdeed.THROW,
                Misdeed.THROW_ERROR,
                Misdeed.THROW_UNDECLARED,
                Misdeed.EXIT,
                Misdeed.HALT,
                Misdeed.KILL,
                Misdeed.FILL_HEAP,
                Misdeed.OVERFLOW_STACK)) {
            for (Stage stage : List.of(Stage.READING_ARGUMENTS, Stage.RUNNING, Stage.WRITING_RESULT)) {
                cases.add(Arguments.of(misdeed, stage));
            }
        }
        return cases.stream();
    }

    @ParameterizedTest(name = "{0} while {1}")
    @MethodSource("cases")
    void ofACall(Misdeed misdeed, Stage stage) {
        AsyncResult<Integer> sibling = pool.applyAsync(ParallelTasks.square(5));

        Throwable thrown = catchThrowable(() -> pool.apply(ParallelTasks.trapped.with(trap(misdeed, stage))));

        check(thrown, misdeed, stage, -1);
        assertThat(sibling.join()).isEqualTo(25);
        assertPoolWorks();
    }

    @ParameterizedTest(name = "{0} while {1}")
    @MethodSource("cases")
    void ofAnItemOfAMapping(Misdeed misdeed, Stage stage) {
        List<Trap> items = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            items.add(i == VALUE ? trap(misdeed, stage) : Trap.harmless(i));
        }

        List<Outcome<Trap>> outcomes = pool.mapOutcomes(ParallelTasks.trapped, items, 5);

        assertThat(outcomes).hasSize(20);
        for (Outcome<Trap> outcome : outcomes) {
            if (outcome.index() == VALUE) {
                assertThat(outcome).isInstanceOf(Outcome.Failure.class);
                check(((Outcome.Failure<Trap>) outcome).error(), misdeed, stage, VALUE);
            } else {
                assertThat(outcome.get().value()).isEqualTo((int) outcome.index());
            }
        }
    }

    @ParameterizedTest(name = "{0} while {1}")
    @MethodSource("cases")
    void ofACallFromACallback(Misdeed misdeed, Stage stage) throws Exception {
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        AsyncResult<Integer> sibling = pool.applyAsync(ParallelTasks.square(5));

        pool.applyAsync(
                ParallelTasks.square(1),
                one -> thrown.complete(
                        catchThrowable(() -> pool.apply(ParallelTasks.trapped.with(trap(misdeed, stage))))));

        check(thrown.get(30, TimeUnit.SECONDS), misdeed, stage, -1);
        assertThat(sibling.join()).isEqualTo(25);
        assertPoolWorks();
    }

    private static Trap trap(Misdeed misdeed, Stage stage) {
        return new Trap(stage, misdeed, VALUE);
    }

    private static void assertPoolWorks() {
        assertThat(pool.map(ParallelTasks.square, List.of(1, 2, 3, 4))).containsExactly(1, 4, 9, 16);
    }

    private static void check(Throwable thrown, Misdeed misdeed, Stage stage, long index) {
        assertThat(thrown).isInstanceOf(ParallelException.class);
        ParallelException error = (ParallelException) thrown;
        assertThat(error.task()).isEqualTo("dev.parallel.testing.Tasks.trapped");
        assertThat(error.index()).isEqualTo(index);
        assertThat(error.attempts()).isEqualTo(1);
        assertThat(error.pid()).isPositive();
        assertThat(error)
                .hasMessageContaining("task dev.parallel.testing.Tasks.trapped")
                .hasMessageContaining("pid " + error.pid())
                .hasMessageContaining("attempt 1");
        if (index >= 0) {
            assertThat(error).hasMessageContaining("item " + index);
        }
        switch (misdeed) {
            case THROW -> checkFailure(error, stage, IllegalStateException.class, "thrown on purpose");
            case THROW_ERROR -> checkFailure(error, stage, AssertionError.class, "asserted on purpose");
            case THROW_UNDECLARED -> checkFailure(error, stage, IOException.class, "undeclared on purpose");
            case OVERFLOW_STACK -> checkFailure(error, stage, StackOverflowError.class, "StackOverflowError");
            case EXIT -> checkExit(error, Misdeed.EXIT_CODE, "System.exit");
            case HALT -> checkExit(error, Misdeed.HALT_CODE, "Runtime.halt");
            case KILL -> {
                WorkerLostException lost = lost(error);
                assertThat(lost.reason()).isEqualTo(Reason.SIGNAL);
                assertThat(lost.signal()).hasValue(9);
                assertThat(lost.exitCode()).isEmpty();
                assertThat(lost).hasMessageContaining("SIGKILL");
            }
            case FILL_HEAP -> {
                WorkerLostException lost = lost(error);
                assertThat(lost.reason()).isEqualTo(Reason.HEAP);
                assertThat(lost.exitCode()).isEmpty();
                assertThat(lost.signal()).isEmpty();
                assertThat(lost).hasMessageContaining("heap()").hasMessageContaining("Java heap space");
            }
            default -> throw new AssertionError(misdeed);
        }
    }

    private static void checkFailure(
            ParallelException error, Stage stage, Class<? extends Throwable> cause, String message) {
        assertThat(error)
                .isExactlyInstanceOf(stage == Stage.RUNNING ? TaskFailedException.class : EncodingException.class);
        assertThat(error).hasMessageContaining(message).hasCauseInstanceOf(cause);
        assertThat(error.getCause().getStackTrace())
                .anySatisfy(frame -> assertThat(frame.getClassName()).startsWith(Misdeed.class.getName()));
    }

    private static void checkExit(ParallelException error, int code, String how) {
        WorkerLostException lost = lost(error);
        assertThat(lost.reason()).isEqualTo(Reason.EXIT);
        assertThat(lost.exitCode()).hasValue(code);
        assertThat(lost.signal()).isEmpty();
        assertThat(lost).hasMessageContaining("code " + code).hasMessageContaining(how);
    }

    private static WorkerLostException lost(ParallelException error) {
        WorkerLostException lost = catchThrowableOfType(WorkerLostException.class, () -> {
            throw error;
        });
        assertThat(lost.crashReport()).isEmpty();
        return lost;
    }
}
