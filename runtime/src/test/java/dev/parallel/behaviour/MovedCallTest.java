package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.AsyncResult;
import dev.parallel.Pool;
import dev.parallel.testing.Caller;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelTasks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A call that stands behind a long one goes to another worker as soon as that is free; its caller waits for it there. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class MovedCallTest {

    /** Twice at least: the call may stand behind either of the long ones. */
    @RepeatedTest(4)
    void itsCallerIsWokenWhereverItEnds(org.junit.jupiter.api.RepetitionInfo repetition, @TempDir Path folder)
            throws Exception {
        Gate one = Gate.in(folder);
        Gate other = Gate.in(folder);
        try (Pool pool = Pool.builder().workers(2).heap("32m").name("moved").open()) {
            assertThat(pool.awaitReady(Duration.ofSeconds(30))).isTrue();
            // Both have proved to be fast, so that a call is given to them ahead.
            for (int i = 0; i < 20; i++) {
                pool.map(ParallelTasks.square, Collections.nCopies(200, 3), 1);
            }
            AsyncResult<Long> first = pool.applyAsync(ParallelTasks.waitAt.with(one.path()));
            one.awaitArrivals(1);
            AsyncResult<Long> second = pool.applyAsync(ParallelTasks.waitAt.with(other.path()));
            other.awaitArrivals(1);
            Caller<Integer> caller = Caller.of(() -> pool.apply(ParallelTasks.square(5)));
            Awaitility.await().atMost(Duration.ofSeconds(20)).until(caller::isWaiting);

            (repetition.getCurrentRepetition() % 2 == 0 ? one : other).open();

            assertThat(caller.result()).isEqualTo(25);
            one.open();
            other.open();
            assertThat(List.of(first.join(), second.join())).doesNotHaveDuplicates();
        } finally {
            one.open();
            other.open();
        }
    }
}
