package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.AsyncResult;
import dev.parallel.Call;
import dev.parallel.Pool;
import dev.parallel.WorkerOutput;
import dev.parallel.error.PoolClosedException;
import dev.parallel.error.TaskFailedException;
import dev.parallel.error.TaskTimeoutException;
import dev.parallel.error.WorkerLostException;
import dev.parallel.error.WorkerLostException.Reason;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.Misdeed;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.Trap;
import dev.parallel.testing.Trap.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Calls of every kind together. What a run did can be done again with {@code -Dchaos.seed=N}, the number in the name of the test
 * that failed.
 */
@Timeout(180)
@ExtendWith(LeavesNothingBehind.class)
class ChaosTest {

    private static final int CALLS = 100;
    private static final long LIMIT_SECONDS = 120;
    private static final int ROUNDS = 8;

    /** What a call does, and what must come of it. */
    private enum Kind {
        FINE {
            @Override
            Call<?> call() {
                return ParallelTasks.square(3);
            }
        },
        THROWS {
            @Override
            Call<?> call() {
                return trapped(Misdeed.THROW);
            }
        },
        EXITS {
            @Override
            Call<?> call() {
                return trapped(Misdeed.EXIT);
            }
        },
        IS_KILLED {
            @Override
            Call<?> call() {
                return trapped(Misdeed.KILL);
            }
        },
        FILLS_THE_HEAP {
            @Override
            Call<?> call() {
                return trapped(Misdeed.FILL_HEAP);
            }
        },
        OVERFLOWS_THE_STACK {
            @Override
            Call<?> call() {
                return trapped(Misdeed.OVERFLOW_STACK);
            }
        },
        HANGS {
            @Override
            Call<?> call() {
                return ParallelTasks.sleep.with(3_600_000).timeout(Duration.ofMillis(100));
            }
        };

        abstract Call<?> call();

        private static Call<?> trapped(Misdeed misdeed) {
            return ParallelTasks.trapped.with(new Trap(Stage.RUNNING, misdeed, 0));
        }

        static Kind of(Throwable error) {
            if (error == null) {
                return FINE;
            }
            Throwable own = error instanceof CompletionException ? error.getCause() : error;
            if (own instanceof TaskTimeoutException) {
                return HANGS;
            }
            if (own instanceof TaskFailedException) {
                return own.getCause() instanceof StackOverflowError ? OVERFLOWS_THE_STACK : THROWS;
            }
            Reason reason = ((WorkerLostException) own).reason();
            return reason == Reason.EXIT ? EXITS : reason == Reason.HEAP ? FILLS_THE_HEAP : IS_KILLED;
        }
    }

    static List<Long> seed() {
        Long given = Long.getLong("chaos.seed");
        return List.of(given == null ? new Random().nextLong() : given);
    }

    private static Pool open() {
        return Pool.builder()
                .workers(2)
                .heap("32m")
                .output(WorkerOutput.discard())
                .name("chaos")
                .open();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seed")
    void eachOfAHundredMixedCallsEndsAsItMust(long seed) throws Exception {
        List<Kind> kinds = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            kinds.addAll(Collections.nCopies(kind == Kind.FINE ? CALLS - 6 * (Kind.values().length - 1) : 6, kind));
        }
        Collections.shuffle(kinds, new Random(seed));
        try (Pool pool = open()) {
            List<AsyncResult<?>> results = new ArrayList<>();
            kinds.forEach(kind -> results.add(pool.applyAsync(kind.call())));
            List<Kind> ends = new ArrayList<>();
            for (AsyncResult<?> result : results) {
                ends.add(Kind.of(result.handle((value, error) -> error).get(LIMIT_SECONDS, TimeUnit.SECONDS)));
            }
            assertThat(ends).isEqualTo(kinds);
            assertThat(count(ends)).isEqualTo(count(kinds));
        }
    }

    private static Map<Kind, Integer> count(List<Kind> kinds) {
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        kinds.forEach(kind -> counts.merge(kind, 1, Integer::sum));
        return counts;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seed")
    void aPoolThatIsTerminatedAtAnyMomentEndsEveryCall(long seed) throws Exception {
        Random random = new Random(seed);
        Kind[] kinds = Kind.values();
        for (int round = 0; round < ROUNDS; round++) {
            Pool pool = open();
            List<AsyncResult<?>> results = new ArrayList<>();
            List<Kind> given = new ArrayList<>();
            int calls = random.nextInt(60);
            for (int i = 0; i < calls; i++) {
                given.add(kinds[random.nextInt(kinds.length)]);
                results.add(pool.applyAsync(given.get(i).call()));
            }
            if (random.nextBoolean()) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(700));
            }
            pool.terminate();
            assertThat(pool.join(Duration.ofSeconds(LIMIT_SECONDS))).isTrue();
            for (int i = 0; i < calls; i++) {
                assertThat(results.get(i).isDone()).isTrue();
                Throwable error =
                        results.get(i).handle((value, thrown) -> thrown).join();
                if (!(error instanceof PoolClosedException)
                        && !(error instanceof CompletionException && error.getCause() instanceof PoolClosedException)) {
                    assertThat(Kind.of(error)).isEqualTo(given.get(i));
                }
            }
        }
    }

    @Test
    void aWorkerIsStartedForEachThatDies() {
        try (Pool pool = open()) {
            for (int i = 0; i < 12; i++) {
                AsyncResult<?> dying = pool.applyAsync(Kind.IS_KILLED.call());
                assertThat(dying.handle((value, error) -> Kind.of(error)).join())
                        .isEqualTo(Kind.IS_KILLED);
                assertThat(pool.apply(ParallelTasks.square(i))).isEqualTo(i * i);
            }
        }
    }
}
