package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parallel.AsyncResult;
import dev.parallel.Call;
import dev.parallel.Pool;
import dev.parallel.ProcessPoolExecutor;
import dev.parallel.WorkerOutput;
import dev.parallel.error.EncodingException;
import dev.parallel.error.PoolClosedException;
import dev.parallel.error.WorkerLostException;
import dev.parallel.testing.Caller;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** How the executor ends. Each test has an executor of its own. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class ExecutorEndTest {

    private static final long SECONDS = 30;

    @TempDir
    private Path folder;

    private Gate gate;
    private ProcessPoolExecutor executor;

    @BeforeEach
    void open() throws Exception {
        gate = Gate.in(folder);
        executor = new ProcessPoolExecutor(
                Pool.builder().workers(1).heap("32m").name("executor").output(WorkerOutput.discard()));
    }

    @AfterEach
    void terminate() throws Exception {
        gate.open();
        executor.shutdownNow();
        assertThat(executor.awaitTermination(SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void afterShutdownNothingIsTakenAndWhatWasGivenRuns() throws Exception {
        AsyncResult<Long> running = executor.submit(ParallelTasks.waitAt.with(gate.path()));
        AsyncResult<Integer> queued = executor.submit(ParallelTasks.square(3));
        gate.awaitArrivals(1);
        assertThat(executor.isShutdown()).isFalse();
        executor.shutdown();
        assertThat(executor.isShutdown()).isTrue();
        assertThat(executor.isTerminated()).isFalse();
        assertThat(executor.awaitTermination(10, TimeUnit.MILLISECONDS)).isFalse();

        assertThatThrownBy(() -> executor.submit(ParallelTasks.square(1)))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("shut down")
                .hasCauseInstanceOf(PoolClosedException.class);
        assertThatThrownBy(() -> executor.map(ParallelTasks.square, List.of(1)))
                .isInstanceOf(RejectedExecutionException.class)
                .hasCauseInstanceOf(PoolClosedException.class);
        assertThatThrownBy(() -> executor.invokeAll(List.of(ParallelTasks.square(1))))
                .isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> executor.invokeAny(List.of(ParallelTasks.square(1))))
                .isInstanceOf(RejectedExecutionException.class);

        gate.open();
        assertThat(executor.awaitTermination(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(executor.isTerminated()).isTrue();
        assertThat(queued.get()).isEqualTo(9);
        assertThat(Processes.isAlive(running.get())).isFalse();
    }

    @Test
    void awaitTerminationOfAnOpenExecutorWaitsForItsLimit() throws Exception {
        assertThat(executor.awaitTermination(10, TimeUnit.MILLISECONDS)).isFalse();
        Caller<Boolean> waiting = Caller.of(() -> executor.awaitTermination(SECONDS, TimeUnit.SECONDS));
        await().atMost(Duration.ofSeconds(30)).until(waiting::isWaiting);
        waiting.interrupt();
        assertThat(waiting.thrown()).isInstanceOf(InterruptedException.class);
        assertThat(executor.submit(ParallelTasks.square(3)).get()).isEqualTo(9);
    }

    @Test
    void shutdownNowStopsWhatRunsAndGivesBackWhatDidNotStart() throws Exception {
        AsyncResult<Long> running = executor.submit(ParallelTasks.waitAt.with(gate.path()));
        long pid = gate.awaitArrivals(1).get(0);
        List<Call<Integer>> waiting =
                List.of(ParallelTasks.square(1), ParallelTasks.square(2), ParallelTasks.square(3));
        List<AsyncResult<Integer>> results =
                waiting.stream().map(executor::submit).toList();

        List<Runnable> neverStarted = executor.shutdownNow();

        assertThat(neverStarted)
                .extracting(each -> ((ProcessPoolExecutor.NeverStarted) each).call())
                .isEqualTo(waiting);
        assertThat(executor.shutdownNow()).isEmpty();
        assertThat(executor.awaitTermination(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(results).allMatch(Future::isCancelled);
        assertThatThrownBy(running::get).hasCauseInstanceOf(PoolClosedException.class);
        assertThat(Processes.isAlive(pid)).isFalse();
    }

    @Test
    void shutdownNowOfManyCallsIsPrompt() throws Exception {
        executor.submit(ParallelTasks.waitAt.with(gate.path()));
        gate.awaitArrivals(1);
        List<AsyncResult<Integer>> results = new ArrayList<>();
        for (int i = 0; i < 50_000; i++) {
            results.add(executor.submit(ParallelTasks.square(i)));
        }
        assertThat(executor.shutdownNow()).hasSize(50_000);
        assertThat(executor.awaitTermination(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(results).allMatch(Future::isCancelled);
    }

    @Test
    void callsThatEndedOrWereCancelledAreNotGivenBack() throws Exception {
        assertThat(executor.submit(ParallelTasks.square(3)).get()).isEqualTo(9);
        executor.submit(ParallelTasks.waitAt.with(gate.path()));
        gate.awaitArrivals(1);
        assertThat(executor.submit(ParallelTasks.square(3)).cancel(false)).isTrue();
        assertThat(executor.shutdownNow()).isEmpty();
    }

    @Test
    void closeWaitsForWhatWasGiven() throws Exception {
        List<AsyncResult<Integer>> results = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            results.add(executor.submit(ParallelTasks.sleep.with(5)));
        }
        executor.close();
        executor.close();
        assertThat(executor.isTerminated()).isTrue();
        for (AsyncResult<Integer> result : results) {
            assertThat(result.get(Duration.ZERO)).isEqualTo(5);
        }
    }

    @Test
    void anInterruptDuringCloseIsAShutdownNow() throws Exception {
        AsyncResult<Long> running = executor.submit(ParallelTasks.waitAt.with(gate.path()));
        AsyncResult<Integer> queued = executor.submit(ParallelTasks.square(3));
        long pid = gate.awaitArrivals(1).get(0);
        Caller<String> caller = Caller.of(() -> {
            executor.close();
            return "closed";
        });
        await().atMost(Duration.ofSeconds(30)).until(caller::isWaiting);
        caller.interrupt();
        assertThat(caller.result()).isEqualTo("closed");
        assertThat(caller.wasInterruptedAtEnd()).isTrue();
        assertThatThrownBy(running::get).hasCauseInstanceOf(PoolClosedException.class);
        assertThat(queued.isCancelled()).isTrue();
        assertThat(Processes.isAlive(pid)).isFalse();
        assertThat(executor.isTerminated()).isTrue();
    }

    @Test
    void severalThreadsMayAwaitTheEnd() throws Exception {
        executor.submit(ParallelTasks.waitAt.with(gate.path()));
        gate.awaitArrivals(1);
        executor.shutdown();
        List<Caller<Boolean>> waiting = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            waiting.add(Caller.of(() -> executor.awaitTermination(1, TimeUnit.DAYS)));
        }
        for (Caller<Boolean> caller : waiting) {
            await().atMost(Duration.ofSeconds(30)).until(caller::isWaiting);
        }
        assertThat(executor.awaitTermination(0, TimeUnit.SECONDS)).isFalse();
        assertThat(executor.awaitTermination(-1, TimeUnit.SECONDS)).isFalse();
        gate.open();
        for (Caller<Boolean> caller : waiting) {
            assertThat(caller.result()).isTrue();
        }
        assertThat(executor.awaitTermination(0, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void everyCallThatIsTakenDuringAShutdownRunsAndEveryOtherIsRejected() throws Exception {
        // While the worker starts, they would give more calls than it could run in time.
        assertThat(executor.submit(ParallelTasks.square(3)).get()).isEqualTo(9);
        CountDownLatch giving = new CountDownLatch(1);
        List<Caller<List<AsyncResult<Integer>>>> givers = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            givers.add(Caller.of(() -> {
                List<AsyncResult<Integer>> taken = new ArrayList<>();
                try {
                    while (true) {
                        taken.add(executor.submit(ParallelTasks.square(taken.size() % 100)));
                        giving.countDown();
                    }
                } catch (RejectedExecutionException e) {
                    return taken;
                }
            }));
        }
        assertThat(giving.await(30, TimeUnit.SECONDS)).isTrue();
        executor.shutdown();
        for (Caller<List<AsyncResult<Integer>>> giver : givers) {
            List<AsyncResult<Integer>> taken = giver.result();
            for (int i = 0; i < taken.size(); i++) {
                assertThat(taken.get(i).get()).isEqualTo((i % 100) * (i % 100));
            }
        }
    }

    @Test
    void shutdownTwiceAndAfterTheEndIsHarmless() throws Exception {
        executor.shutdown();
        executor.shutdown();
        assertThat(executor.awaitTermination(SECONDS, TimeUnit.SECONDS)).isTrue();
        executor.shutdown();
        assertThat(executor.shutdownNow()).isEmpty();
        executor.close();
        assertThat(executor.isTerminated()).isTrue();
    }

    @Test
    void whatIsNoCallIsRefusedAfterTheEndToo() {
        executor.shutdown();
        assertThatThrownBy(() -> executor.execute(() -> {})).isInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> executor.submit(() -> 1)).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void whatWasCancelledRightBeforeDoesNotKeepItFromEnding() throws Exception {
        for (int i = 0; i < 100; i++) {
            executor.submit(ParallelTasks.square(i)).cancel(false);
        }
        AsyncResult<Integer> last = executor.submit(ParallelTasks.square(3));
        last.cancel(false);
        executor.close();
        assertThat(last).isDone();
    }

    @Test
    void pendingCallsMayBeCancelledAndThoseThatRunEndInOrder() throws Exception {
        AsyncResult<Long> running = executor.submit(ParallelTasks.waitAt.with(gate.path()));
        gate.awaitArrivals(1);
        List<AsyncResult<Integer>> pending = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            pending.add(executor.submit(ParallelTasks.square(i)));
        }
        executor.shutdown();
        assertThat(pending).allMatch(each -> each.cancel(false));
        gate.open();
        assertThat(executor.awaitTermination(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(running.get()).isPositive();
        assertThat(pending).allMatch(Future::isCancelled);
    }

    @Test
    void aWorkerThatDiesAfterTheShutdownCostsItsCallOnly() throws Exception {
        AsyncResult<Integer> dying = executor.submit(ParallelTasks.firstOneDies.with(gate.path()));
        AsyncResult<Integer> behind = executor.submit(ParallelTasks.square(3));
        executor.shutdown();
        assertThatThrownBy(dying::get).hasCauseInstanceOf(WorkerLostException.class);
        assertThat(behind.get()).isEqualTo(9);
        assertThat(executor.awaitTermination(SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aCallThatCannotBeReadAfterTheShutdownCostsItselfOnly() throws Exception {
        executor.submit(ParallelTasks.waitAt.with(gate.path()));
        gate.awaitArrivals(1);
        List<AsyncResult<Trap>> bad = new ArrayList<>();
        for (Stage stage : List.of(Stage.READING_ARGUMENTS, Stage.WRITING_RESULT, Stage.READING_RESULT)) {
            bad.add(executor.submit(ParallelTasks.trapped.with(new Trap(stage, Misdeed.THROW, 0))));
        }
        AsyncResult<Integer> good = executor.submit(ParallelTasks.square(3));
        executor.shutdown();
        gate.open();
        for (AsyncResult<Trap> each : bad) {
            assertThatThrownBy(each::get).hasCauseInstanceOf(EncodingException.class);
        }
        assertThat(good.get()).isEqualTo(9);
        assertThat(executor.awaitTermination(SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void resultsThatNobodyReadsDoNotKeepItFromEnding() throws Exception {
        executor.map(ParallelTasks::multiply, List.of(2, 2), List.of(3, 4));
        executor.shutdown();
        assertThat(executor.awaitTermination(SECONDS, TimeUnit.SECONDS)).isTrue();
    }
}
