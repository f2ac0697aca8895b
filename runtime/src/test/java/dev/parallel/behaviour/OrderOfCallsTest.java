package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.AsyncResult;
import dev.parallel.Pool;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelTasks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A worker takes the calls of one thread up in the order in which they were given. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class OrderOfCallsTest {

    private static final int CALLS = 50_000;

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
