package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parallel.AsyncResult;
import dev.parallel.Pool;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelTasks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A thread dump tells whose threads they are. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class ThreadNamesTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    /** Threads of the JDK that come with a pool: those that wait for processes, and those that complete what somebody waits for. */
    private static final String OF_THE_JDK = "process reaper.*|Common-Cleaner|ForkJoinPool.commonPool.*";

    @TempDir
    private Path folder;

    private static Set<String> threadsBut(Set<Thread> others) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !others.contains(thread))
                .map(Thread::getName)
                .collect(Collectors.toSet());
    }

    @Test
    void everyThreadOfAPoolBearsItsName() throws Exception {
        // By identity: a pool of this name, that another test has closed, may end its last threads just now.
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        CountDownLatch calledBack = new CountDownLatch(1);
        CountDownLatch seen = new CountDownLatch(1);
        Gate gate = Gate.in(folder);
        try (Pool pool = Pool.builder().workers(2).heap("32m").name("named").open()) {
            assertThat(pool.awaitReady(LIMIT)).isTrue();
            AsyncResult<Integer> result = pool.applyAsync(ParallelTasks.square(3), nine -> {
                calledBack.countDown();
                awaitUninterruptibly(seen);
            });
            calledBack.await();
            Set<String> made = threadsBut(before);
            seen.countDown();
            result.get(LIMIT);

            assertThat(made)
                    .contains("named-collector", "named-timekeeper", "named-worker-1-stdout", "named-worker-2-stderr")
                    .anyMatch(name -> name.matches("named-callback-\\d+"))
                    .allMatch(name -> name.matches("named-(collector|timekeeper|keeper-\\d+|callback-\\d+"
                            + "|worker-\\d+-std(out|err))|parallel-reaper|parallel-cleaner|" + OF_THE_JDK));

            var unused = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()).timeout(Duration.ofMillis(200)));
            await().atMost(LIMIT)
                    .until(() -> threadsBut(before).stream().anyMatch(name -> name.matches("named-keeper-\\d+")));
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void everyThreadOfAWorkerBearsItsName() {
        try (Pool pool = Pool.builder().workers(1).heap("32m").name("named").open()) {
            List<String> names = pool.apply(ParallelTasks.threadNames()).lines().toList();
            assertThat(names.get(0)).isEqualTo("named-worker-1");
            assertThat(names).contains("named-worker-1-parent-watch", "named-worker-1-control");
            assertThat(names)
                    .filteredOn(name -> name.startsWith("Thread-") || name.startsWith("parallel-"))
                    .isEmpty();
        }
    }
}
