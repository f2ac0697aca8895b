package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallel.Call;
import dev.parallel.Outcome;
import dev.parallel.Pool;
import dev.parallel.error.EncodingException;
import dev.parallel.error.ParallelException;
import dev.parallel.error.ParallelInterruptedException;
import dev.parallel.error.PoolClosedException;
import dev.parallel.error.PoolStartException;
import dev.parallel.error.TaskFailedException;
import dev.parallel.error.TaskTimeoutException;
import dev.parallel.testing.Caller;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.LongerLimits;
import dev.parallel.testing.Misdeed;
import dev.parallel.testing.Numbers;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.Trap;
import dev.parallel.testing.Trap.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** map, mapOutcomes and starmap. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class MappingTest {

    private static Pool pool;

    @BeforeAll
    static void open() {
        pool = Pool.builder().workers(2).heap("64m").name("mapping").open();
    }

    @AfterAll
    static void close() {
        pool.close(Duration.ofSeconds(5));
    }

    private static List<Integer> range(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static List<Integer> squares(int count) {
        return IntStream.range(0, count).map(n -> n * n).boxed().toList();
    }

    private static List<Trap> traps(int count, IntFunction<Trap> bad) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    Trap trap = bad.apply(i);
                    return trap == null ? Trap.harmless(i) : trap;
                })
                .toList();
    }

    @Test
    void resultsHaveTheOrderOfTheInput() {
        assertThat(pool.map(ParallelTasks.square, range(10_000))).isEqualTo(squares(10_000));
    }

    @Test
    void resultsHaveTheOrderOfTheInputWhenLaterItemsEndFirst() {
        List<Integer> millis = List.of(120, 0, 40, 0, 80, 0, 0, 20);
        assertThat(pool.map(ParallelTasks.sleep, millis, 1)).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 999, 1000, 1001, 100_000, Integer.MAX_VALUE})
    void chunkSizesDoNotMatterToTheResult(int chunkSize) {
        assertThat(pool.map(ParallelTasks.square, range(1000), chunkSize)).isEqualTo(squares(1000));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void chunkSizesBelowOneAreRefused(int chunkSize) {
        assertThatThrownBy(() -> pool.map(ParallelTasks.square, range(3), chunkSize))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chunkSize")
                .hasMessageContaining(Integer.toString(chunkSize));
    }

    @Test
    void anEmptyInputGivesAnEmptyResult() {
        assertThat(pool.map(ParallelTasks.square, List.of())).isEmpty();
        assertThat(pool.mapOutcomes(ParallelTasks.square, List.of())).isEmpty();
        assertThat(pool.<Integer>starmap(List.of())).isEmpty();
    }

    @Test
    void nullsTravelBothWays() {
        List<Integer> input = Arrays.asList(1, null, 3, null);
        assertThat(pool.map(ParallelTasks.identity, input)).containsExactly(1, null, 3, null);
    }

    @Test
    void resultsCannotBeChanged() {
        List<Integer> results = pool.map(ParallelTasks.square, range(3));
        assertThatThrownBy(() -> results.set(0, 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> results.add(1)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void itemsOfAllSizesTravel() {
        List<Integer> sizes = new ArrayList<>();
        for (int size : new int[] {0, 1, 100, 13_999, 14_000, 14_001, 15_800, 15_872, 16_383, 16_384, 16_385}) {
            sizes.add(size);
        }
        sizes.addAll(List.of(131_071, 131_072, 131_073, 1_000_000, 3, 5_000_000));
        List<byte[]> input = sizes.stream().map(byte[]::new).toList();

        List<byte[]> output = pool.map(ParallelTasks.bytes, input);

        assertThat(output.stream().map(bytes -> bytes.length)).isEqualTo(sizes);
    }

    @Test
    void largeResultsOfAChunkTravel() {
        List<Integer> sizes = Collections.nCopies(50, 200_000);
        assertThat(pool.map(ParallelTasks.makeBytes, sizes, 25))
                .hasSize(50)
                .allSatisfy(bytes -> assertThat(bytes).hasSize(200_000));
    }

    @Test
    void whatTheInputThrowsReachesTheCallerAndThePoolGoesOn() {
        IllegalStateException fault = new IllegalStateException("the input's own");
        Iterable<Integer> input = () -> new Iterator<>() {
            private int next;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Integer next() {
                if (next == 100) {
                    throw fault;
                }
                return next++;
            }
        };

        assertThatThrownBy(() -> pool.map(ParallelTasks.square, input)).isSameAs(fault);

        assertThat(pool.map(ParallelTasks.square, range(100))).isEqualTo(squares(100));
    }

    @Test
    void theInputIsReadNoFasterThanTheWorkersTakeIt(@TempDir Path folder) throws Exception {
        Gate gate = Gate.in(folder);
        AtomicInteger read = new AtomicInteger();
        Iterable<String> input = () -> IntStream.range(0, 100_000)
                .mapToObj(i -> {
                    read.incrementAndGet();
                    return gate.path();
                })
                .iterator();
        Caller<List<Long>> caller = Caller.of(() -> pool.map(ParallelTasks.waitAt, input));
        gate.awaitArrivals(2);

        assertThat(read.get()).isLessThan(100);

        caller.interrupt();
        assertThat(caller.thrown()).isInstanceOf(ParallelInterruptedException.class);
        assertThat(caller.wasInterruptedAtEnd()).isTrue();
        assertThat(pool.map(ParallelTasks.square, range(100))).isEqualTo(squares(100));
    }

    @Test
    void theFailureWithTheLowestIndexIsThrownAfterAllHaveEnded() {
        List<Trap> items = traps(300, i -> i % 10 == 7 ? new Trap(Stage.RUNNING, Misdeed.THROW, i) : null);

        assertThatThrownBy(() -> pool.map(ParallelTasks.trapped, items))
                .isInstanceOfSatisfying(TaskFailedException.class, first -> {
                    assertThat(first.index()).isEqualTo(7);
                    assertThat(first.failureCount()).isEqualTo(30);
                    assertThat(first.getSuppressed()).hasSize(16);
                    assertThat(first.getSuppressed())
                            .extracting(other -> ((ParallelException) other).index())
                            .containsExactly(
                                    17L, 27L, 37L, 47L, 57L, 67L, 77L, 87L, 97L, 107L, 117L, 127L, 137L, 147L, 157L,
                                    167L);
                });
    }

    @Test
    void outcomesTellOfEachItem() {
        List<Trap> items = traps(50, i -> i % 7 == 3 ? new Trap(Stage.RUNNING, Misdeed.THROW, i) : null);

        List<Outcome<Trap>> outcomes = pool.mapOutcomes(ParallelTasks.trapped, items);

        assertThat(outcomes).hasSize(50);
        for (int i = 0; i < 50; i++) {
            Outcome<Trap> outcome = outcomes.get(i);
            assertThat(outcome.index()).isEqualTo(i);
            if (i % 7 == 3) {
                assertThatThrownBy(outcome::get).isInstanceOf(TaskFailedException.class);
            } else {
                assertThat(outcome.get()).isEqualTo(Trap.harmless(i));
            }
        }
    }

    @Test
    void anItemThatCannotTravelFailsByItself() {
        List<Trap> items = traps(30, i -> i == 11 ? new Trap(Stage.WRITING_ARGUMENTS, Misdeed.THROW, i) : null);

        List<Outcome<Trap>> outcomes = pool.mapOutcomes(ParallelTasks.trapped, items, 10);

        assertThat(outcomes).hasSize(30);
        assertThatThrownBy(outcomes.get(11)::get)
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("item 11")
                .hasMessageContaining("thrown on purpose");
        outcomes.stream()
                .filter(outcome -> outcome.index() != 11)
                .forEach(outcome -> assertThat(outcome.get()).isEqualTo(Trap.harmless((int) outcome.index())));
    }

    @Test
    void aResultThatCannotBeReadFailsByItself() {
        List<Trap> items = traps(30, i -> i == 11 ? new Trap(Stage.READING_RESULT, Misdeed.THROW, i) : null);

        List<Outcome<Trap>> outcomes = pool.mapOutcomes(ParallelTasks.trapped, items, 10);

        assertThatThrownBy(outcomes.get(11)::get)
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("item 11");
        assertThat(outcomes.stream().filter(Outcome.Success.class::isInstance)).hasSize(29);
    }

    @Test
    void eachItemOfAChunkHasItsOwnClock() throws Exception {
        LongerLimits.untilInTime(limit -> {
            // All of them together run longer than the limit of one.
            int within = (int) limit.dividedBy(4).toMillis();
            List<Integer> millis = new ArrayList<>(Collections.nCopies(7, within));
            millis.set(4, 600_000);
            List<Outcome<Integer>> outcomes;
            try (Pool limited = Pool.builder()
                    .workers(1)
                    .heap("32m")
                    .timeout(limit)
                    .name("limited")
                    .open()) {
                outcomes = new ArrayList<>(limited.mapOutcomes(ParallelTasks.sleep, millis, 7));
            }

            assertThat(outcomes).hasSize(7);
            assertThatThrownBy(outcomes.remove(4)::get).isInstanceOf(TaskTimeoutException.class);
            for (Outcome<Integer> outcome : outcomes) {
                if (outcome instanceof Outcome.Failure<Integer> failure) {
                    assertThat(failure.error()).isInstanceOf(TaskTimeoutException.class);
                    return false;
                }
                assertThat(outcome.get()).isEqualTo(within);
            }
            return true;
        });
    }

    @Test
    void starmapRunsCallsOfSeveralTasks() {
        List<Call<? extends Object>> calls = new ArrayList<>();
        List<Object> expected = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            switch (i % 3) {
                case 0 -> {
                    calls.add(ParallelTasks.multiply(i, 2));
                    expected.add(i * 2);
                }
                case 1 -> {
                    calls.add(ParallelTasks.square(i));
                    expected.add(i * i);
                }
                default -> {
                    calls.add(ParallelTasks.text.with("t" + i));
                    expected.add("t" + i);
                }
            }
        }
        assertThat(pool.<Object>starmap(calls)).isEqualTo(expected);
        assertThat(pool.<Object>starmap(calls, 50)).isEqualTo(expected);
    }

    @Test
    void starmapKeepsEachCallsOwnLimit() {
        List<Call<Integer>> calls = List.of(
                ParallelTasks.sleep.with(60_000).timeout(Duration.ofMillis(100)), ParallelTasks.sleep.with(300));

        assertThatThrownBy(() -> pool.starmap(calls)).isInstanceOfSatisfying(TaskTimeoutException.class, late -> {
            assertThat(late.index()).isZero();
            assertThat(late.failureCount()).isEqualTo(1);
        });
    }

    @Test
    void aNullAmongTheCallsIsRefused() {
        List<Call<Integer>> calls = Arrays.asList(ParallelTasks.square(1), null);
        assertThatThrownBy(() -> pool.starmap(calls)).isInstanceOf(NullPointerException.class);
        assertThat(pool.apply(ParallelTasks.square(2))).isEqualTo(4);
    }

    @Test
    void mappingsOfManyThreadsDoNotMixUp() throws Exception {
        List<Caller<List<Integer>>> callers = IntStream.range(0, 8)
                .mapToObj(i -> Caller.of(() -> pool.map(ParallelTasks.square, range(2000 + i))))
                .toList();
        for (int i = 0; i < callers.size(); i++) {
            assertThat(callers.get(i).result()).isEqualTo(squares(2000 + i));
        }
    }

    @Test
    void aPoolThatCannotStartEndsThemWhateverTheInputHasLeft() {
        try (Pool broken = Pool.builder()
                .workers(1)
                .name("broken")
                .jvmArgs("-XX:NoSuchFlag=1")
                .open()) {
            assertThatThrownBy(() -> broken.map(ParallelTasks.square, Numbers.endless(i -> i)))
                    .isInstanceOf(PoolStartException.class);
        }
    }

    @Test
    void aPoolThatIsTerminatedEndsThemWhateverTheInputHasLeft() {
        Pool ended = Pool.builder().workers(1).heap("32m").name("ended").open();
        Iterable<Integer> endless = Numbers.endless(i -> {
            if (i == 100) {
                ended.terminate();
            }
            return i;
        });
        assertThatThrownBy(() -> ended.map(ParallelTasks.square, endless)).isInstanceOf(PoolClosedException.class);
        ended.join();
    }

    @Test
    void mapOutcomesTellsOfEachItemThatATerminatedPoolDidNotRun() {
        Pool ended = Pool.builder().workers(1).heap("32m").name("ended").open();
        List<Outcome<Integer>> outcomes =
                ended.mapOutcomes(ParallelTasks.square, range(500).stream().map(i -> {
                    if (i == 100) {
                        ended.terminate();
                    }
                    return i;
                })::iterator);
        ended.join();
        assertThat(outcomes).hasSize(500);
        assertThat(outcomes.subList(100, 500))
                .allSatisfy(outcome -> assertThatThrownBy(outcome::get).isInstanceOf(PoolClosedException.class));
    }
}
