package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.parallel.AsyncResult;
import dev.parallel.Pool;
import dev.parallel.error.ParallelException;
import dev.parallel.error.ParallelInterruptedException;
import dev.parallel.error.TaskFailedException;
import dev.parallel.error.TaskTimeoutException;
import dev.parallel.error.WorkerLostException;
import dev.parallel.error.WorkerLostException.Reason;
import dev.parallel.testing.Caller;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.LongerLimits;
import dev.parallel.testing.Misdeed;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.Processes;
import dev.parallel.testing.Trap;
import dev.parallel.testing.Trap.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of docs/decisions/0005-outcomes.md: the phase of a call, and what happens to it then. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class OutcomeTableTest {

    private static final Duration SHORT = Duration.ofMillis(150);

    /** Enough calls for the pool to have learnt that they are tiny, so that it lets some wait in the worker's slots. */
    private static final int WARM_UP = 300;

    private static Pool pool;

    @TempDir
    private Path folder;

    private Gate gate;
    private Gate other;

    @BeforeAll
    static void open() {
        pool = Pool.builder().workers(1).heap("32m").name("table").open();
    }

    @AfterAll
    static void close() {
        pool.close(Duration.ofSeconds(5));
    }

    @BeforeEach
    void makeGates() throws Exception {
        gate = Gate.in(folder);
        other = Gate.in(folder);
    }

    @AfterEach
    void openGates() throws Exception {
        gate.open();
        other.open();
    }

    /** The one worker is held at the gate; what is given next waits in the pool's queue, or in the worker's slots. */
    private AsyncResult<Long> hold(boolean inSlot) {
        if (inSlot) {
            for (int i = 0; i < WARM_UP; i++) {
                pool.apply(ParallelTasks.square(i));
            }
        } else {
            Processes.awaitGone(killedWorker());
        }
        AsyncResult<Long> held = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
        gate.awaitArrivals(1);
        return held;
    }

    /** A new worker has no history, so nothing waits in its slots. */
    private static long killedWorker() {
        long pid = pool.apply(ParallelTasks.pid());
        assertThatThrownBy(() -> pool.apply(ParallelTasks.trapped.with(new Trap(Stage.RUNNING, Misdeed.KILL, 0))))
                .isInstanceOf(WorkerLostException.class);
        return pid;
    }

    private static void letPass(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        await().atMost(time.plusSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> System.nanoTime() - end > 0);
    }

    @Nested
    class NotTakenUp {

        @ParameterizedTest(name = "in a slot: {0}")
        @ValueSource(booleans = {false, true})
        void whenTheWorkerDiesItGoesToAnotherOneWithNoAttemptSpent(boolean inSlot) throws Exception {
            AsyncResult<Long> held = hold(inSlot);
            AsyncResult<Trap> waiting =
                    pool.applyAsync(ParallelTasks.trapped.with(new Trap(Stage.RUNNING, Misdeed.THROW, 0)));

            Processes.kill(gate.awaitArrivals(1).get(0));

            assertThatThrownBy(held::join).hasCauseInstanceOf(WorkerLostException.class);
            assertThatThrownBy(waiting::join)
                    .cause()
                    .isInstanceOfSatisfying(
                            TaskFailedException.class,
                            error -> assertThat(error.attempts()).isEqualTo(1));
        }

        @ParameterizedTest(name = "in a slot: {0}")
        @ValueSource(booleans = {false, true})
        void itsClockHasNotStarted(boolean inSlot) throws Exception {
            LongerLimits.untilInTime(limit -> {
                gate = Gate.in(folder);
                AsyncResult<Long> held = hold(inSlot);
                AsyncResult<Long> waiting = pool.applyAsync(ParallelTasks.pid().timeout(limit));

                letPass(limit.plus(SHORT));
                assertThat(waiting.isDone()).isFalse();
                gate.open();

                Throwable late = catchThrowable(waiting::join);
                if (late != null) {
                    // It was held up by the machine after it had been taken up.
                    assertThat(late).hasCauseInstanceOf(TaskTimeoutException.class);
                    return false;
                }
                assertThat(waiting.join()).isEqualTo(held.join());
                return true;
            });
        }

        @ParameterizedTest(name = "in a slot: {0}")
        @ValueSource(booleans = {false, true})
        void whenCancelledItIsWithdrawn(boolean inSlot) throws Exception {
            AsyncResult<Long> held = hold(inSlot);
            for (boolean mayInterrupt : new boolean[] {false, true}) {
                AsyncResult<Long> waiting = pool.applyAsync(ParallelTasks.waitAt.with(other.path()));

                assertThat(waiting.cancel(mayInterrupt)).isTrue();

                assertThatThrownBy(waiting::join).isInstanceOf(CancellationException.class);
            }
            gate.open();
            assertThat(pool.apply(ParallelTasks.pid())).isEqualTo(held.join());
            assertThat(other.arrivals()).isZero();
        }

        @ParameterizedTest(name = "in a slot: {0}")
        @ValueSource(booleans = {false, true})
        void whenItsCallerIsInterruptedItIsWithdrawn(boolean inSlot) throws Exception {
            AsyncResult<Long> held = hold(inSlot);
            Caller<Long> caller = Caller.of(() -> pool.apply(ParallelTasks.waitAt.with(other.path())));
            await().atMost(Duration.ofSeconds(30)).until(caller::isWaiting);

            caller.interrupt();

            assertThat(caller.thrown()).isInstanceOf(ParallelInterruptedException.class);
            assertThat(caller.wasInterruptedAtEnd()).isTrue();
            gate.open();
            assertThat(pool.apply(ParallelTasks.pid())).isEqualTo(held.join());
            assertThat(other.arrivals()).isZero();
        }
    }

    @Nested
    class TakenUp {

        @Test
        void whenTheWorkerDiesItIsLost() throws Exception {
            AsyncResult<Long> running = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
            long pid = gate.awaitArrivals(1).get(0);

            Processes.kill(pid);

            assertThatThrownBy(running::join).cause().isInstanceOfSatisfying(WorkerLostException.class, lost -> {
                assertThat(lost.reason()).isEqualTo(Reason.SIGNAL);
                assertThat(lost.signal()).hasValue(9);
                assertThat(lost.pid()).isEqualTo(pid);
                assertThat(lost.attempts()).isEqualTo(1);
            });
        }

        @Test
        void whenTheWorkerDiesItRunsAgainIfRetriesAreLeft() throws Exception {
            AsyncResult<Long> running =
                    pool.applyAsync(ParallelTasks.waitAt.with(gate.path()).retries(1));
            long first = gate.awaitArrivals(1).get(0);

            Processes.kill(first);
            gate.awaitArrivals(2);
            gate.open();

            assertThat(running.join()).isNotEqualTo(first);
            assertThat(gate.arrivals()).isEqualTo(2);
        }

        @Test
        void whenItsLimitPassesTheWorkerIsKilled() throws Exception {
            AsyncResult<Long> running =
                    pool.applyAsync(ParallelTasks.waitAt.with(gate.path()).timeout(SHORT));

            assertThatThrownBy(running::join).cause().isInstanceOfSatisfying(TaskTimeoutException.class, late -> {
                assertThat(late.limit()).isEqualTo(SHORT);
                assertThat(late.attempts()).isEqualTo(1);
                Processes.awaitGone(late.pid());
            });
            assertThat(pool.apply(ParallelTasks.square(3))).isEqualTo(9);
        }

        @Test
        void whenItsLimitPassesItIsNotRetried() throws Exception {
            LongerLimits.untilInTime(limit -> {
                AsyncResult<Long> running = pool.applyAsync(
                        ParallelTasks.waitAt.with(gate.path()).timeout(limit).retries(3));

                assertThatThrownBy(running::join).hasCauseInstanceOf(TaskTimeoutException.class);
                assertThat(pool.apply(ParallelTasks.square(3))).isEqualTo(9);
                assertThat(gate.arrivals()).isLessThanOrEqualTo(1);
                return gate.arrivals() == 1;
            });
        }

        @Test
        void whenCancelledTheWorkerIsKilled() throws Exception {
            AsyncResult<Long> running =
                    pool.applyAsync(ParallelTasks.waitAt.with(gate.path()).retries(3));
            long pid = gate.awaitArrivals(1).get(0);

            assertThat(running.cancel(true)).isTrue();

            assertThatThrownBy(running::join).isInstanceOf(CancellationException.class);
            Processes.awaitGone(pid);
            assertThat(pool.apply(ParallelTasks.square(3))).isEqualTo(9);
            assertThat(gate.arrivals()).isEqualTo(1);
        }

        @Test
        void whenCancelledWithoutInterruptingItGoesOn() throws Exception {
            AsyncResult<Long> running = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
            long pid = gate.awaitArrivals(1).get(0);

            assertThat(running.cancel(false)).isFalse();

            assertThat(running.isDone()).isFalse();
            gate.open();
            assertThat(running.join()).isEqualTo(pid);
        }

        @Test
        void whenItsCallerIsInterruptedTheWorkerIsKilled() throws Exception {
            Caller<Long> caller = Caller.of(
                    () -> pool.apply(ParallelTasks.waitAt.with(gate.path()).retries(3)));
            long pid = gate.awaitArrivals(1).get(0);

            caller.interrupt();

            assertThat(caller.thrown()).isInstanceOf(ParallelInterruptedException.class);
            assertThat(caller.wasInterruptedAtEnd()).isTrue();
            Processes.awaitGone(pid);
            assertThat(pool.apply(ParallelTasks.square(3))).isEqualTo(9);
            assertThat(gate.arrivals()).isEqualTo(1);
        }
    }

    /** The answer is there; the caller reads it for long meanwhile. */
    @Nested
    class Committed {

        private dev.parallel.Call<String> call(boolean large) {
            return (large ? ParallelTasks.slowToReadLarge : ParallelTasks.slowToRead).with(gate.path());
        }

        @ParameterizedTest(name = "large: {0}")
        @ValueSource(booleans = {false, true})
        void whenTheWorkerDiesItIsDelivered(boolean large) throws Exception {
            long pid = pool.apply(ParallelTasks.pid());
            Caller<String> caller = Caller.of(() -> pool.apply(call(large)));
            gate.awaitArrivals(1);

            Processes.kill(pid);
            gate.open();

            assertThat(caller.result()).isEqualTo(gate.path());
        }

        @ParameterizedTest(name = "large: {0}")
        @ValueSource(booleans = {false, true})
        void whenTheWorkerDiesItIsDeliveredToAFutureToo(boolean large) throws Exception {
            long pid = pool.apply(ParallelTasks.pid());
            AsyncResult<String> result = pool.applyAsync(call(large));
            gate.awaitArrivals(1);

            Processes.kill(pid);
            gate.open();

            assertThat(result.join()).isEqualTo(gate.path());
        }

        @ParameterizedTest(name = "large: {0}")
        @ValueSource(booleans = {false, true})
        void itsClockStands(boolean large) throws Exception {
            LongerLimits.untilInTime(limit -> {
                long pid = pool.apply(ParallelTasks.pid());
                AsyncResult<String> result = pool.applyAsync(call(large).timeout(limit));
                await().atMost(Duration.ofSeconds(60)).until(() -> gate.arrivals() > 0 || result.isDone());
                if (gate.arrivals() == 0) {
                    // On a busy machine its answer was not there in time.
                    assertThatThrownBy(result::join).hasCauseInstanceOf(TaskTimeoutException.class);
                    return false;
                }

                letPass(limit.plus(SHORT));
                gate.open();

                assertThat(result.join()).isEqualTo(gate.path());
                assertThat(pool.apply(ParallelTasks.pid())).isEqualTo(pid);
                return true;
            });
        }

        @ParameterizedTest(name = "large: {0}")
        @ValueSource(booleans = {false, true})
        void cancellingComesTooLate(boolean large) throws Exception {
            long pid = pool.apply(ParallelTasks.pid());
            AsyncResult<String> result = pool.applyAsync(call(large));
            gate.awaitArrivals(1);

            assertThat(result.cancel(true)).isFalse();
            gate.open();

            assertThat(result.join()).isEqualTo(gate.path());
            assertThat(pool.apply(ParallelTasks.pid())).isEqualTo(pid);
        }

        @ParameterizedTest(name = "large: {0}")
        @ValueSource(booleans = {false, true})
        void anInterruptOfTheCallerComesTooLate(boolean large) throws Exception {
            long pid = pool.apply(ParallelTasks.pid());
            Caller<String> caller = Caller.of(() -> pool.apply(call(large)));
            gate.awaitArrivals(1);

            caller.interrupt();
            gate.open();

            assertThat(caller.result()).isEqualTo(gate.path());
            assertThat(caller.wasInterruptedAtEnd()).isTrue();
            assertThat(pool.apply(ParallelTasks.pid())).isEqualTo(pid);
        }
    }

    @Test
    void theTableSpeaksOfOneItemOfAChunkOnly() throws Exception {
        Trap[] items = {Trap.harmless(0), new Trap(Stage.RUNNING, Misdeed.EXIT, 1), Trap.harmless(2), Trap.harmless(3)};
        assertThatThrownBy(() -> pool.map(ParallelTasks.trapped, java.util.List.of(items), 4))
                .isInstanceOfSatisfying(ParallelException.class, error -> {
                    assertThat(error.index()).isEqualTo(1);
                    assertThat(error.failureCount()).isEqualTo(1);
                });
    }
}
