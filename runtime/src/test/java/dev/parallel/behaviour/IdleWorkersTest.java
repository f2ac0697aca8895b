package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallel.AsyncResult;
import dev.parallel.Pool;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.Workers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Workers without work end after a while, and are started again when calls come. */
@Timeout(120)
@ExtendWith(LeavesNothingBehind.class)
class IdleWorkersTest {

    @TempDir
    private Path folder;

    private static Pool open(int workers, Duration idle) {
        return Pool.builder()
                .workers(workers)
                .heap("32m")
                .name("idle")
                .idleTimeout(idle)
                .open();
    }

    @Test
    void workersEndWhenTheyAreIdleAndStartWhenTheyAreNeeded() throws Exception {
        try (Pool pool = open(2, Duration.ofMillis(200))) {
            long first = pool.apply(ParallelTasks.pid());
            Workers.awaitCount(0);
            assertThat(pool.apply(ParallelTasks.pid())).isNotEqualTo(first);
            Workers.awaitCount(0);
            assertThat(pool.awaitReady(Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    void asManyStartAgainAsAreNeeded() throws Exception {
        Gate gate = Gate.in(folder);
        try (Pool pool = open(3, Duration.ofMillis(200))) {
            pool.apply(ParallelTasks.pid());
            Workers.awaitCount(0);

            List<AsyncResult<Long>> results = Stream.generate(
                            () -> pool.applyAsync(ParallelTasks.waitAt.with(gate.path())))
                    .limit(4)
                    .toList();

            assertThat(new HashSet<>(gate.awaitArrivals(3))).hasSize(3);
            assertThat(gate.arrivals()).isEqualTo(3);
            gate.open();
            results.forEach(AsyncResult::join);
        }
    }

    @Test
    void aCallThatIsHeldUpByALongOneGetsAWorkerOfItsOwn() throws Exception {
        Gate first = Gate.in(folder);
        Gate second = Gate.in(folder);
        try (Pool pool = open(2, Duration.ofSeconds(3))) {
            // Once all have ended, calls that come one after the other get one worker, and short ones teach the pool to
            // put one behind
            // another.
            pool.apply(ParallelTasks.pid());
            Workers.awaitCount(0);
            for (int i = 0; i < 500; i++) {
                pool.apply(ParallelTasks.identity.with(i));
            }
            AsyncResult<Long> waiting = pool.applyAsync(ParallelTasks.waitAt.with(first.path()));
            AsyncResult<Long> other = pool.applyAsync(ParallelTasks.waitAt.with(second.path()));
            second.awaitArrivals(1);
            second.open();
            assertThat(other.join()).isPositive();
            first.open();
            assertThat(waiting.join()).isPositive();
        }
    }

    @Test
    void busyWorkersStay() throws Exception {
        Gate gate = Gate.in(folder);
        try (Pool pool = open(2, Duration.ofMillis(50))) {
            AsyncResult<Long> busy = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
            List<Long> pid = gate.awaitArrivals(1);
            Workers.awaitCount(1);
            gate.open();
            assertThat(busy.join()).isEqualTo(pid.get(0));
        }
    }

    @Test
    void noCallIsLostWhenWorkersEndAsItComes() throws Exception {
        try (Pool pool = open(2, Duration.ofMillis(5))) {
            for (int round = 0; round < 15; round++) {
                int pause = round * 3;
                assertThat(pool.map(ParallelTasks.sleep, List.of(1, 2, 3, pause)))
                        .containsExactly(1, 2, 3, pause);
                assertThat(pool.apply(ParallelTasks.square(round))).isEqualTo(round * round);
                // The subject is the race between this pause and the workers' end.
                Thread.sleep(pause);
            }
        }
    }

    @Test
    void aTimeOfNothingIsRefused() {
        assertThatThrownBy(() -> Pool.builder().idleTimeout(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("idleTimeout is more than zero");
    }
}
