package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parallel.AsyncResult;
import dev.parallel.Call;
import dev.parallel.Pool;
import dev.parallel.ProcessPoolExecutor;
import dev.parallel.error.EncodingException;
import dev.parallel.error.ParallelInterruptedException;
import dev.parallel.error.PoolStartException;
import dev.parallel.error.TaskFailedException;
import dev.parallel.testing.Caller;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.Misdeed;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.Trap;
import dev.parallel.testing.Trap.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the executor takes. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class ProcessPoolExecutorTest {

    private static ProcessPoolExecutor executor;

    @TempDir
    private Path folder;

    private Gate gate;

    @BeforeAll
    static void open() {
        executor = new ProcessPoolExecutor(builder());
    }

    @AfterAll
    static void terminate() throws Exception {
        executor.shutdownNow();
        assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    @BeforeEach
    void makeGate() throws Exception {
        gate = Gate.in(folder);
    }

    @AfterEach
    void openGate() throws Exception {
        gate.open();
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
    }

    @Test
    void nullIsRefused() {
        assertThatThrownBy(() -> executor.submit((Call<Integer>) null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> executor.submit((Callable<Integer>) null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> executor.submit((Runnable) null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> executor.submit(null, 1)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> executor.execute(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> executor.awaitTermination(1, null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> new ProcessPoolExecutor(null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void whatOthersWrapIsRefusedWithWhatToUseInstead() {
        String chain = "a CompletableFuture to chain on, in place of CompletableFuture.supplyAsync";
        assertThatThrownBy(() -> CompletableFuture.supplyAsync(() -> 1, executor))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("CompletableFuture")
                .hasMessageContaining(chain);
        assertThatThrownBy(() -> CompletableFuture.runAsync(() -> {}, executor))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining(chain);
        assertThatThrownBy(CompletableFuture.completedFuture(1).thenApplyAsync(one -> one, executor)::join)
                .hasCauseInstanceOf(RejectedExecutionException.class);
        assertThatThrownBy(() -> new ExecutorCompletionService<Integer>(executor).submit(ParallelTasks.square(3)))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessageContaining("AsyncResult.asCompleted");
    }

    @Test
    void resultsAreStagesToChainOn() throws Exception {
        CompletableFuture<String> chain = executor.submit(ParallelTasks.square(3))
                .thenCombine(executor.submit(ParallelTasks.square(4)), Integer::sum)
                .thenCompose(sum -> executor.submit(ParallelTasks.multiply(sum, 2)))
                .thenApplyAsync(product -> Thread.currentThread().getName() + " " + product);
        assertThat(chain.get(30, TimeUnit.SECONDS))
                .startsWith("executor-callback-")
                .endsWith(" 50");
        CompletableFuture<Integer> recovered = executor.submit(ParallelTasks.fail.with("jdk"))
                .exceptionally(error -> error instanceof TaskFailedException ? -1 : -2);
        assertThat(recovered.get(30, TimeUnit.SECONDS)).isEqualTo(-1);
        CompletableFuture<Object> any =
                CompletableFuture.anyOf(executor.submit(ParallelTasks.square(5)), new CompletableFuture<Integer>());
        assertThat(any.get(30, TimeUnit.SECONDS)).isEqualTo(25);
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
            await().atMost(Duration.ofSeconds(30)).until(second::isWaiting);
            second.interrupt();
            assertThat(second.thrown()).isInstanceOf(ParallelInterruptedException.class);
            assertThat(second.wasInterruptedAtEnd()).isTrue();
            gate.open();
            assertThat(running.get()).isPositive();
        }
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
