package executors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parallel.AsyncResult;
import dev.parallel.ProcessPoolExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.core.task.support.TaskExecutorAdapter;
import org.springframework.scheduling.concurrent.ConcurrentTaskExecutor;

/** What others put on executors: works with a call, or says what to do instead. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class OthersTest {

    private static ProcessPoolExecutor executor;

    @BeforeAll
    static void open() {
        executor = new ProcessPoolExecutor(2);
    }

    @AfterAll
    static void close() {
        executor.close();
    }

    @Test
    void springs_adapters_take_a_callable_that_is_a_call() throws Exception {
        for (AsyncTaskExecutor spring :
                new AsyncTaskExecutor[] {new TaskExecutorAdapter(executor), new ConcurrentTaskExecutor(executor)}) {
            Future<Integer> product = spring.submit((Callable<Integer>) ParallelTasks.multiply(6, 7));
            assertEquals(42, product.get(60, TimeUnit.SECONDS));
            assertInstanceOf(AsyncResult.class, product);
            Future<Long> pid = spring.submit((Callable<Long>) ParallelTasks.pid());
            assertNotEquals(ProcessHandle.current().pid(), pid.get(60, TimeUnit.SECONDS));
        }
    }

    @Test
    void springs_adapters_are_told_what_else_to_do_with_whatever_is_no_call() {
        for (AsyncTaskExecutor spring :
                new AsyncTaskExecutor[] {new TaskExecutorAdapter(executor), new ConcurrentTaskExecutor(executor)}) {
            TaskRejectedException runnable =
                    assertThrows(TaskRejectedException.class, () -> spring.execute(() -> {}));
            assertTrue(runnable.getCause().getMessage().contains("@Parallel"));
            assertThrows(TaskRejectedException.class, () -> spring.submit(() -> 1));
            // It wraps the call into a supplier of its own, so that it is none any more.
            RejectedExecutionException wrapped = assertThrows(
                    RejectedExecutionException.class,
                    () -> spring.submitCompletable((Callable<Integer>) ParallelTasks.multiply(6, 7)));
            assertTrue(String.valueOf(wrapped.getCause()).contains("CompletableFuture to chain on"));
        }
    }

    @Test
    void a_completion_service_over_threads_runs_calls_in_their_own_pools() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            CompletionService<Long> service = new ExecutorCompletionService<>(threads);
            service.submit(ParallelTasks.pid());
            assertNotEquals(
                    ProcessHandle.current().pid(), service.take().get(60, TimeUnit.SECONDS));
        } finally {
            threads.shutdown();
        }
        RejectedExecutionException refused = assertThrows(
                RejectedExecutionException.class,
                () -> new ExecutorCompletionService<Long>(executor).submit(ParallelTasks.pid()));
        assertTrue(refused.getMessage().contains("AsyncResult.asCompleted"));
    }

    @Test
    void results_are_stages() throws Exception {
        CompletableFuture<Integer> chain = executor.submit(ParallelTasks.multiply(2, 3))
                .thenCombine(executor.submit(ParallelTasks.multiply(4, 5)), Integer::sum)
                .thenCompose(sum -> executor.submit(ParallelTasks.multiply(sum, 10)));
        assertEquals(260, chain.get(60, TimeUnit.SECONDS));
        RejectedExecutionException refused =
                assertThrows(RejectedExecutionException.class, () -> CompletableFuture.supplyAsync(() -> 1, executor));
        assertTrue(refused.getMessage().contains("in place of CompletableFuture.supplyAsync"));
    }
}
