package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parallel.AsyncResult;
import dev.parallel.Call;
import dev.parallel.Pool;
import dev.parallel.ProcessPoolExecutor;
import dev.parallel.Results;
import dev.parallel.error.EncodingException;
import dev.parallel.error.ParallelInterruptedException;
import dev.parallel.error.PoolClosedException;
import dev.parallel.error.PoolStartException;
import dev.parallel.error.TaskFailedException;
import dev.parallel.testing.Caller;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.Misdeed;
import dev.parallel.testing.Numbers;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.Processes;
import dev.parallel.testing.Trap;
import dev.parallel.testing.Trap.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the executor takes, and how it ends. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class ProcessPoolExecutorTest {

    private static final long SECONDS = 20;

    @TempDir
    private Path folder;

    private Gate gate;
    private ProcessPoolExecutor executor;

    @BeforeEach
    void open() throws Exception {
        gate = Gate.in(folder);
        executor = new ProcessPoolExecutor(builder());
    }

    @AfterEach
    void terminate() throws Exception {
        gate.open();
        executor.shutdownNow();
        assertThat(executor.awaitTermination(SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private static Pool.Builder builder() {
        return Pool.builder().workers(1).heap("32m").name("executor");
    }

    @Test
    void aCallRunsInAnotherProcessWhateverTypeItIsSubmittedAs() throws Exception {
        AsyncResult<Integer> result = executor.submit(ParallelTasks.square(3));
        Callable<Long> callable = ParallelTasks.pid();
        ExecutorService service = executor;
        Future<Long> pid = service.submit(callable);
        assertThat(result.get()).isEqualTo(9);
        assertThat(pid.get()).isPositive().isNotEqualTo(ProcessHandle.current().pid());
    }

    @Test
    void theNumberOfWorkersIsEnough() throws Exception {
        try (ProcessPoolExecutor two = new ProcessPoolExecutor(2)) {
            List<Future<Long>> pids = two.invokeAll(
                    List.of(ParallelTasks.waitAt.with(gate.path()), ParallelTasks.waitAt.with(gate.path())),
                    0,
                    TimeUnit.SECONDS);
            assertThat(pids).allMatch(Future::isCancelled);
            AsyncResult<Long> one = two.submit(ParallelTasks.waitAt.with(gate.path()));
            AsyncResult<Long> other = two.submit(ParallelTasks.waitAt.with(gate.path()));
            gate.awaitArrivals(2);
            gate.open();
            assertThat(one.get()).isNotEqualTo(other.get());
        }
        assertThatThrownBy(() -> new ProcessPoolExecutor(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whateverIsNoCallIsRefusedWithAWayOut() {
        String wayOut = "@Parallel";
        assertThatThrownBy(() -> executor.submit(() -> 1))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("another process")
                .hasMessageContaining(wayOut);
        Runnable runnable = () -> {};
        assertThatThrownBy(() -> executor.submit(runnable))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining(wayOut);
        assertThatThrownBy(() -> executor.submit(runnable, 1))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining(wayOut);
        assertThatThrownBy(() -> executor.execute(runnable))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining(wayOut);
        assertThatThrownBy(() -> new ExecutorCompletionService<Integer>(executor).submit(ParallelTasks.square(3)))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("is no dev.parallel.Call");
    }

    @Test
    void nullIsRefused() {
        assertThatThrownBy(() -> executor.submit((Call<Integer>) null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> executor.submit((Callable<Integer>) null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> executor.execute(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void aFailureIsTheCauseOfWhatGetThrows() {
        assertThatThrownBy(executor.submit(ParallelTasks.fail.with("jdk"))::get)
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(TaskFailedException.class)
                .hasCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anArgumentThatCannotTravelIsRefusedAtOnce() throws Exception {
        Call<Trap> call = ParallelTasks.trapped.with(new Trap(Stage.WRITING_ARGUMENTS, Misdeed.THROW, 0));
        assertThatThrownBy(() -> executor.submit(call)).isInstanceOf(EncodingException.class);
        assertThat(executor.submit(ParallelTasks.square(3)).get()).isEqualTo(9);
    }

    @Test
    void thePoliciesOfTheBuilderCount() throws Exception {
        try (ProcessPoolExecutor strict = new ProcessPoolExecutor(builder().timeout(Duration.ofMillis(50)))) {
            assertThatThrownBy(strict.submit(ParallelTasks.deaf.with(gate.path()))::get)
                    .cause()
                    .isInstanceOf(dev.parallel.error.TaskTimeoutException.class);
        }
    }

    @Test
    void anInterruptedThreadMaySubmitAsLongAsThereIsRoom() throws Exception {
        try (ProcessPoolExecutor narrow = new ProcessPoolExecutor(builder().maxPending(1))) {
            Caller<AsyncResult<Long>> first = Caller.of(() -> {
                Thread.currentThread().interrupt();
                return narrow.submit(ParallelTasks.waitAt.with(gate.path()));
            });
            AsyncResult<Long> running = first.result();
            assertThat(first.wasInterruptedAtEnd()).isTrue();
            Caller<AsyncResult<Integer>> second = Caller.of(() -> narrow.submit(ParallelTasks.square(3)));
            await().until(second::isWaiting);
            second.interrupt();
            assertThat(second.thrown()).isInstanceOf(ParallelInterruptedException.class);
            assertThat(second.wasInterruptedAtEnd()).isTrue();
            gate.open();
            assertThat(running.get()).isPositive();
        }
    }

    @Test
    void mapGivesResultsInOrderFromAnInputWithoutEnd() {
        try (Results<Integer> squares = executor.map(ParallelTasks.square, Numbers.endless(i -> i))) {
            for (int i = 0; i < 200; i++) {
                assertThat(squares.next()).isEqualTo(i * i);
            }
        }
        try (Results<Integer> chunked = executor.map(
                ParallelTasks.square, IntStream.range(0, 10).boxed().toList(), 3)) {
            assertThat(chunked.stream()).containsExactly(0, 1, 4, 9, 16, 25, 36, 49, 64, 81);
        }
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
        await().until(waiting::isWaiting);
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
        await().until(caller::isWaiting);
        caller.interrupt();
        assertThat(caller.result()).isEqualTo("closed");
        assertThat(caller.wasInterruptedAtEnd()).isTrue();
        assertThatThrownBy(running::get).hasCauseInstanceOf(PoolClosedException.class);
        assertThat(queued.isCancelled()).isTrue();
        assertThat(Processes.isAlive(pid)).isFalse();
        assertThat(executor.isTerminated()).isTrue();
    }

    @Test
    void whatCannotStartIsShutDownByItself() throws Exception {
        try (ProcessPoolExecutor broken = new ProcessPoolExecutor(builder().jvmArgs("-XX:NoSuchFlag"))) {
            assertThatThrownBy(broken.submit(ParallelTasks.square(1))::get)
                    .hasCauseInstanceOf(PoolStartException.class);
            assertThat(broken.isShutdown()).isTrue();
            assertThatThrownBy(() -> broken.submit(ParallelTasks.square(1)))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasCauseInstanceOf(PoolStartException.class);
        }
    }
}
