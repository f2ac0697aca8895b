package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.AsyncResult;
import dev.parallel.Pool;
import dev.parallel.testing.Caller;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelTasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Calls that a thread waits for and calls that nobody waits for, at one worker: two threads of the pool's side listen to its bell. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class CallsOfBothKindsTest {

    private static final long LIMIT_SECONDS = 30;
    private static final int ROUNDS = 3_000;
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(25);
    private static final int THREADS = 4;
    private static final int ROUNDS_OF_A_THREAD = 500;

    private Pool pool;

    private void open(int workers) throws InterruptedException {
        pool = Pool.builder().workers(workers).heap("32m").name("both").open();
        assertThat(pool.awaitReady(Duration.ofSeconds(30))).isTrue();
    }

    /** Not close(): it would wait for a call that never ends. */
    @AfterEach
    void terminate() throws InterruptedException {
        pool.terminate();
        assertThat(pool.join(Duration.ofSeconds(30))).isTrue();
    }

    @RepeatedTest(3)
    void aWorkerThatHasJustBeenWaitedForIsListenedTo() throws Exception {
        open(1);
        long start = System.nanoTime();
        // As many as there is time for, on a machine that is busy.
        for (int i = 0; i < ROUNDS && System.nanoTime() - start < MOST_NANOS; i++) {
            // Long enough for the worker to park: what it was woken for, both who wait for it wait parked.
            LockSupport.parkNanos(100_000);
            AsyncResult<Integer> beside = pool.applyAsync(ParallelTasks.square(5));
            assertThat(pool.apply(ParallelTasks.square(6))).isEqualTo(36);
            assertThat(beside.get(LIMIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(25);

            AsyncResult<Integer> alone = pool.applyAsync(ParallelTasks.square(7));

            assertThat(alone.get(LIMIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(49);
        }
    }

    @RepeatedTest(3)
    void callsOfAllKindsFromManyThreadsEnd() throws Exception {
        open(2);
        List<Caller<Void>> callers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            callers.add(Caller.of(() -> {
                for (int round = 0; round < ROUNDS_OF_A_THREAD; round++) {
                    callInSomeWay(round);
                }
                return null;
            }));
        }
        for (Caller<Void> caller : callers) {
            caller.result();
        }
    }

    private void callInSomeWay(int x) throws Exception {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        switch (random.nextInt(5)) {
            case 0 -> assertThat(pool.apply(ParallelTasks.square(x))).isEqualTo(x * x);
            case 1 ->
                assertThat(pool.applyAsync(ParallelTasks.square(x)).get(LIMIT_SECONDS, TimeUnit.SECONDS))
                        .isEqualTo(x * x);
            case 2 ->
                assertThat(pool.map(ParallelTasks.square, List.of(x, 1, 2))).containsExactly(x * x, 1, 4);
            case 3 -> {
                CompletableFuture<Integer> fromCallback = new CompletableFuture<>();
                pool.applyAsync(
                        ParallelTasks.square(3), nine -> fromCallback.complete(pool.apply(ParallelTasks.square(nine))));
                assertThat(fromCallback.get(LIMIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(81);
            }
            default ->
                assertThat(IntStream.range(0, 3)
                                .mapToObj(i -> pool.applyAsync(ParallelTasks.square(i)))
                                .toList())
                        .allSatisfy(result -> assertThat(result.get(LIMIT_SECONDS, TimeUnit.SECONDS))
                                .isNotNull());
        }
        if (random.nextInt(4) == 0) {
            LockSupport.parkNanos(random.nextInt(200_000));
        }
    }
}
