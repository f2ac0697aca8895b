package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.AsyncResult;
import dev.parallel.Pool;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelTasks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A worker takes the calls of one thread up in the order in which they were given. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class OrderOfCallsTest {

    private static final int CALLS = 50_000;
    /** After so many, a long one is forgotten. */
    private static final int SHORT_ONES = 100;

    /** A call that is queued, and takes long to write, is written by another thread than the one that gives the next. */
    @Test
    void aSmallCallNeverOvertakesALargeOne(@TempDir Path folder) throws Exception {
        byte[] large = new byte[32 << 20];
        Gate gate = Gate.in(folder);
        try (Pool pool = Pool.builder().workers(1).heap("256m").name("order").open()) {
            // Several calls stand with a worker at once if they are short.
            int before = CALLS / 10;
            for (int i = 0; i < before; i++) {
                pool.apply(ParallelTasks.callNumber());
            }
            AsyncResult<Long> held = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
            gate.awaitArrivals(1);
            List<AsyncResult<Integer>> results = new ArrayList<>();
            for (int i = 0; i < SHORT_ONES; i++) {
                results.add(pool.applyAsync(ParallelTasks.callNumber()));
            }
            results.add(pool.applyAsync(ParallelTasks.callNumberOf.with(large)));
            gate.open();
            while (pool.stats().waitingCalls() > 0) {
                Thread.onSpinWait();
            }
            results.add(pool.applyAsync(ParallelTasks.callNumber()));
            assertThat(results.stream().map(AsyncResult::join))
                    .containsExactlyElementsOf(IntStream.range(before, before + SHORT_ONES + 2)
                            .boxed()
                            .toList());
            assertThat(held.join()).isPositive();
        }
    }

    @RepeatedTest(2)
    void aLaterCallNeverOvertakesAnEarlierOne() {
        try (Pool pool = Pool.builder().workers(1).heap("32m").name("order").open()) {
            List<AsyncResult<Integer>> results = new ArrayList<>(CALLS);
            for (int i = 0; i < CALLS; i++) {
                results.add(pool.applyAsync(ParallelTasks.callNumber()));
            }
            assertThat(results.stream().map(AsyncResult::join))
                    .containsExactlyElementsOf(IntStream.range(0, CALLS).boxed().toList());
        }
    }
}
