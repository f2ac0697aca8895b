package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallel.AsyncResult;
import dev.parallel.Pool;
import dev.parallel.error.PoolClosedException;
import dev.parallel.error.TaskFailedException;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.Misdeed;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.Trap;
import dev.parallel.testing.Trap.Stage;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Callbacks and dependents of asynchronous calls. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class CallbackTest {

    private static final long LIMIT_SECONDS = 20;

    private Pool pool;

    @BeforeEach
    void open() {
        pool = Pool.builder().workers(1).heap("32m").name("callback").open();
    }

    @AfterEach
    void close() {
        pool.close(Duration.ofSeconds(5));
    }

    private static dev.parallel.Call<Trap> failing() {
        return ParallelTasks.trapped.with(new Trap(Stage.RUNNING, Misdeed.THROW, 0));
    }

    @Test
    void exactlyOneFires() {
        AtomicInteger successes = new AtomicInteger();
        AtomicInteger failures = new AtomicInteger();
        for (int i = 0; i < 200; i++) {
            if (i % 2 == 0) {
                pool.applyAsync(
                        ParallelTasks.square(i),
                        value -> successes.incrementAndGet(),
                        error -> failures.addAndGet(1000));
            } else {
                pool.applyAsync(failing(), value -> successes.addAndGet(1000), error -> failures.incrementAndGet());
            }
        }
        pool.shutdown();
        pool.join();
        assertThat(successes).hasValue(100);
        assertThat(failures).hasValue(100);
    }

    @Test
    void callbacksSeeTheClassesOfWhoOpenedThePool() throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader own = thread.getContextClassLoader();
        try (URLClassLoader application = new URLClassLoader("application", new URL[0], own);
                URLClassLoader other = new URLClassLoader("other", new URL[0], own)) {
            thread.setContextClassLoader(application);
            try (Pool ofApplication =
                    Pool.builder().workers(1).heap("32m").name("opened").open()) {
                // Whoever calls first: the threads are not made for him.
                thread.setContextClassLoader(other);
                CompletableFuture<ClassLoader> seen = new CompletableFuture<>();
                ofApplication.applyAsync(
                        ParallelTasks.square(2),
                        value -> seen.complete(Thread.currentThread().getContextClassLoader()),
                        seen::completeExceptionally);
                assertThat(seen.get(LIMIT_SECONDS, TimeUnit.SECONDS)).isSameAs(application);
            }
        } finally {
            thread.setContextClassLoader(own);
        }
    }

    @Test
    void theFailureIsWhatApplyThrows() throws Exception {
        CompletableFuture<Throwable> seen = new CompletableFuture<>();
        AsyncResult<Trap> result = pool.applyAsync(failing(), null, seen::complete);
        assertThat(seen.get(LIMIT_SECONDS, TimeUnit.SECONDS))
                .isInstanceOf(TaskFailedException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
        assertThatThrownBy(result::join).hasCause(seen.join());
        assertThatThrownBy(() -> result.get(Duration.ofSeconds(1)))
                .isInstanceOf(java.util.concurrent.ExecutionException.class)
                .hasCause(seen.join());
    }

    @Test
    void oneThatThrowsIsReportedAndHarmsNothing() throws Exception {
        ConcurrentLinkedQueue<Throwable> reported = new ConcurrentLinkedQueue<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, error) -> reported.add(error));
        try {
            IllegalStateException fault = new IllegalStateException("of a callback");
            AsyncResult<Integer> result = pool.applyAsync(ParallelTasks.square(3), value -> {
                throw fault;
            });
            assertThat(result.get(Duration.ofSeconds(LIMIT_SECONDS))).isEqualTo(9);
            assertThat(reported).containsExactly(fault);
            assertThat(pool.apply(ParallelTasks.square(4))).isEqualTo(16);
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void allHaveEndedWhenJoinReturns() {
        AtomicInteger ended = new AtomicInteger();
        for (int i = 0; i < 10; i++) {
            pool.applyAsync(ParallelTasks.square(i), value -> {
                pause(20);
                ended.incrementAndGet();
            });
        }
        pool.shutdown();
        pool.join();
        assertThat(ended).hasValue(10);
    }

    @Test
    void theyRunOnThePoolsOwnThreads() throws Exception {
        CompletableFuture<String> callback = new CompletableFuture<>();
        CompletableFuture<String> dependent = new CompletableFuture<>();
        pool.applyAsync(
                        ParallelTasks.square(3),
                        value -> callback.complete(Thread.currentThread().getName()))
                .thenAcceptAsync(
                        value -> dependent.complete(Thread.currentThread().getName()));
        assertThat(callback.get(LIMIT_SECONDS, TimeUnit.SECONDS)).startsWith("callback-callback-");
        assertThat(dependent.get(LIMIT_SECONDS, TimeUnit.SECONDS)).startsWith("callback-callback-");
    }

    @Test
    void theyMayMakeCallsThemselves() throws Exception {
        CompletableFuture<List<Integer>> seen = new CompletableFuture<>();
        pool.applyAsync(ParallelTasks.square(2), four -> {
            List<Integer> all = new ArrayList<>();
            all.add(pool.apply(ParallelTasks.square(four)));
            all.add(pool.applyAsync(ParallelTasks.square(5)).join());
            all.addAll(pool.map(ParallelTasks.square, List.of(1, 2)));
            seen.complete(all);
        });
        assertThat(seen.get(LIMIT_SECONDS, TimeUnit.SECONDS)).containsExactly(16, 25, 1, 4);
    }

    @Test
    void manyThatWaitForFurtherCallsDoNotStarveEachOther() throws Exception {
        int count = 64;
        CountDownLatch done = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            pool.applyAsync(ParallelTasks.square(i), value -> {
                pool.applyAsync(ParallelTasks.square(2)).join();
                pool.apply(ParallelTasks.square(3));
                done.countDown();
            });
        }
        assertThat(done.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theyMayCloseThePool() throws Exception {
        CountDownLatch closed = new CountDownLatch(1);
        pool.applyAsync(ParallelTasks.square(2), value -> {
            pool.close();
            closed.countDown();
        });
        assertThat(closed.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        pool.join();
    }

    @Test
    void theyMayTerminateThePool() throws Exception {
        CountDownLatch terminated = new CountDownLatch(1);
        AsyncResult<Integer> first = pool.applyAsync(ParallelTasks.square(2), value -> {
            pool.terminate();
            terminated.countDown();
        });
        assertThat(terminated.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(first.join()).isEqualTo(4);
        assertThat(pool.join(Duration.ofSeconds(LIMIT_SECONDS))).isTrue();
        assertThatThrownBy(() -> pool.apply(ParallelTasks.square(1))).isInstanceOf(PoolClosedException.class);
    }

    @Test
    void oneThatJoinsItsOwnPoolIsToldSo() throws Exception {
        CompletableFuture<Throwable> seen = new CompletableFuture<>();
        pool.applyAsync(ParallelTasks.square(2), value -> {
            pool.shutdown();
            try {
                pool.join();
                seen.complete(null);
            } catch (IllegalStateException e) {
                seen.complete(e);
            }
        });
        assertThat(seen.get(LIMIT_SECONDS, TimeUnit.SECONDS))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("callback");
    }

    @Test
    void dependentsThatAreAddedAfterTheEndOfThePoolRun() throws Exception {
        AsyncResult<Integer> result = pool.applyAsync(ParallelTasks.square(3));
        assertThat(result.join()).isEqualTo(9);
        pool.close();
        assertThat(result.thenApplyAsync(nine -> nine + 1).get(LIMIT_SECONDS, TimeUnit.SECONDS))
                .isEqualTo(10);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void theyGiveFurtherCallsThoughThereIsRoomForNone() throws Exception {
        CompletableFuture<Integer> nested = new CompletableFuture<>();
        try (Pool narrow = Pool.builder()
                .workers(1)
                .heap("32m")
                .name("narrow")
                .maxPending(1)
                .open()) {
            narrow.applyAsync(
                    ParallelTasks.square(2), four -> narrow.applyAsync(ParallelTasks.square(four), nested::complete));
            assertThat(nested.get(LIMIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(16);
            assertThat(narrow.applyAsync(ParallelTasks.square(3))
                            .thenCompose(nine -> narrow.applyAsync(ParallelTasks.square(nine)))
                            .get(LIMIT_SECONDS, TimeUnit.SECONDS))
                    .isEqualTo(81);
        }
    }

    @Test
    void theyGiveFurtherCallsWhileOthersKeepThePoolFull() throws Exception {
        CountDownLatch ends = new CountDownLatch(200);
        try (Pool narrow = Pool.builder()
                .workers(1)
                .heap("32m")
                .name("narrow")
                .maxPending(4)
                .open()) {
            for (int i = 0; i < 200; i++) {
                narrow.applyAsync(
                        ParallelTasks.square(i),
                        square -> narrow.applyAsync(ParallelTasks.square(1), one -> ends.countDown()));
            }
            assertThat(ends.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void oneThatClosesThePoolWithALimitEndsCallsThatRunLonger(@TempDir Path folder) throws Exception {
        Gate gate = Gate.in(folder);
        AsyncResult<Long> hung = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
        pool.resize(2);
        pool.applyAsync(ParallelTasks.square(2), four -> pool.close(Duration.ofMillis(50)));
        assertThatThrownBy(() -> hung.get(LIMIT_SECONDS, TimeUnit.SECONDS))
                .hasCauseInstanceOf(PoolClosedException.class);
        assertThat(pool.join(Duration.ofSeconds(LIMIT_SECONDS))).isTrue();
    }
}
