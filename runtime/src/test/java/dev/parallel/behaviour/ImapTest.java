package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallel.Outcome;
import dev.parallel.Pool;
import dev.parallel.Results;
import dev.parallel.Task;
import dev.parallel.error.EncodingException;
import dev.parallel.error.TaskFailedException;
import dev.parallel.error.WorkerLostException;
import dev.parallel.testing.Caller;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.Misdeed;
import dev.parallel.testing.Numbers;
import dev.parallel.testing.ParallelBrittle;
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
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What imap and imapUnordered give, and where failures surface. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class ImapTest {

    private static final int WORKERS = 2;
    private static final Duration LONG = Duration.ofSeconds(30);

    private static Pool pool;

    @BeforeAll
    static void open() {
        pool = Pool.builder().workers(WORKERS).heap("64m").name("imap").open();
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

    private static <R> List<R> all(Results<R> results) {
        List<R> all = new ArrayList<>();
        for (R result : results) {
            all.add(result);
        }
        return all;
    }

    @Test
    void resultsHaveTheOrderOfTheInput() {
        assertThat(all(pool.imap(ParallelTasks.square, range(5000)))).isEqualTo(squares(5000));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000, Integer.MAX_VALUE})
    void chunkSizesDoNotMatterToTheResult(int chunkSize) {
        assertThat(all(pool.imap(ParallelTasks.square, range(1500), chunkSize))).isEqualTo(squares(1500));
        assertThat(all(pool.imapUnordered(ParallelTasks.square, range(1500), chunkSize)))
                .containsExactlyInAnyOrderElementsOf(squares(1500));
    }

    @Test
    void chunkSizesBelowOneAreRefused() {
        assertThatThrownBy(() -> pool.imap(ParallelTasks.square, range(3), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chunkSize");
        assertThatThrownBy(() -> pool.imapUnordered(ParallelTasks.square, range(3), -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chunkSize");
    }

    @Test
    void resultsHaveTheOrderOfTheInputWhenLaterItemsEndFirst() {
        List<Integer> millis = List.of(40, 0, 15, 0, 25, 0, 0, 5);
        assertThat(all(pool.imap(ParallelTasks.sleep, millis, 1))).isEqualTo(millis);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void aStragglerHoldsNoOtherItem(int chunkSize, @TempDir Path folder) throws Exception {
        Gate shut = Gate.in(folder);
        Gate open = Gate.in(folder);
        open.open();
        List<String> paths = new ArrayList<>(Collections.nCopies(20, open.path()));
        paths.add(0, shut.path());
        try (Results<Long> results = pool.imapUnordered(ParallelTasks.waitAt, paths, chunkSize)) {
            for (int i = 0; i < 20; i++) {
                assertThat(results.next(LONG)).isPositive();
            }
            assertThatThrownBy(() -> results.next(Duration.ofMillis(1)))
                    .isInstanceOf(java.util.concurrent.TimeoutException.class);
            shut.open();
            assertThat(results.next(LONG)).isPositive();
            assertThat(results.hasNext()).isFalse();
        }
    }

    @Test
    void anEmptyInputGivesNothing() {
        Results<Integer> results = pool.imap(ParallelTasks.square, List.of());
        assertThat(results.hasNext()).isFalse();
        assertThatThrownBy(results::next).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> results.next(LONG)).isInstanceOf(NoSuchElementException.class);
        assertThat(all(pool.imapUnordered(ParallelTasks.square, List.of()))).isEmpty();
    }

    @Test
    void nullsTravelBothWays() {
        List<Integer> input = Arrays.asList(null, 1, null, 3, null);
        assertThat(all(pool.imap(ParallelTasks.identity, input))).isEqualTo(input);
        assertThat(all(pool.imapUnordered(ParallelTasks.identity, input, 2)))
                .containsExactlyInAnyOrderElementsOf(input);
    }

    @Test
    void itemsOfAllSizesTravel() {
        List<byte[]> input = Stream.of(0, 100, 14_000, 14_001, 16_384, 131_073, 3, 2_000_000, 1, 500_000)
                .map(byte[]::new)
                .toList();
        assertThat(all(pool.imap(ParallelTasks.bytes, input, 4)).stream().map(bytes -> bytes.length))
                .containsExactly(0, 100, 14_000, 14_001, 16_384, 131_073, 3, 2_000_000, 1, 500_000);
    }

    /** At one place each: a task that throws, an argument that cannot be written, a result that cannot be read. */
    private static Trap trap(int i) {
        return switch (i % 20) {
            case 4 -> new Trap(Stage.RUNNING, Misdeed.THROW, i);
            case 9 -> new Trap(Stage.WRITING_ARGUMENTS, Misdeed.THROW, i);
            case 10 -> new Trap(Stage.READING_RESULT, Misdeed.OVERFLOW_STACK, i);
            case 15 -> new Trap(Stage.WRITING_RESULT, Misdeed.THROW, i);
            default -> Trap.harmless(i);
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void eachFailedItemThrowsAtItsPlace(int chunkSize) {
        Results<Trap> results = pool.imap(
                ParallelTasks.trapped,
                IntStream.range(0, 60).mapToObj(ImapTest::trap).toList(),
                chunkSize);
        for (int i = 0; i < 60; i++) {
            int index = i;
            switch (i % 20) {
                case 4 ->
                    assertThatThrownBy(results::next)
                            .isInstanceOfSatisfying(
                                    TaskFailedException.class,
                                    failed -> assertThat(failed.index()).isEqualTo(index));
                case 9, 10, 15 ->
                    assertThatThrownBy(results::next)
                            .isInstanceOfSatisfying(
                                    EncodingException.class,
                                    failed -> assertThat(failed.index()).isEqualTo(index));
                default -> assertThat(results.next().value()).isEqualTo(i);
            }
        }
        assertThat(results.hasNext()).isFalse();
    }

    @Test
    void outcomesTellOfEachItem() {
        List<Trap> items = IntStream.range(0, 60).mapToObj(ImapTest::trap).toList();
        long next = 0;
        for (Outcome<Trap> outcome : pool.imap(ParallelTasks.trapped, items).outcomes()) {
            assertThat(outcome.index()).isEqualTo(next);
            assertThat(outcome instanceof Outcome.Failure)
                    .isEqualTo(List.of(4L, 9L, 10L, 15L).contains(next % 20));
            next++;
        }
        assertThat(next).isEqualTo(60);

        List<Long> indices = new ArrayList<>();
        for (Outcome<Trap> outcome :
                pool.imapUnordered(ParallelTasks.trapped, items).outcomes()) {
            indices.add(outcome.index());
            if (outcome instanceof Outcome.Success<Trap> success) {
                assertThat(success.value().value()).isEqualTo((int) outcome.index());
            }
        }
        assertThat(indices)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, 60).mapToObj(Long::valueOf).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void errorsOfTheCallersOwnCodeCostOneItemEach(int chunkSize) {
        List<Integer> input = List.of(1, 2, ParallelBrittle.UNREADABLE, 4, 5, ParallelBrittle.UNWRITABLE, 7, 8);
        Results<Integer> results = pool.imap(ParallelBrittle.same, input, chunkSize);
        assertThat(results.next()).isEqualTo(1);
        assertThat(results.next()).isEqualTo(2);
        assertThatThrownBy(results::next)
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("a result's own error")
                .hasMessageContaining("item 2");
        assertThat(results.next()).isEqualTo(4);
        assertThat(results.next()).isEqualTo(5);
        assertThatThrownBy(results::next)
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("an argument's own error")
                .hasMessageContaining("item 5");
        assertThat(results.next()).isEqualTo(7);
        assertThat(results.next()).isEqualTo(8);
        assertThat(results.hasNext()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void aLostWorkerCostsOneItem(int chunkSize) {
        Results<Trap> results = pool.imap(
                ParallelTasks.trapped,
                IntStream.range(0, 40)
                        .mapToObj(i -> i == 10 ? new Trap(Stage.RUNNING, Misdeed.HALT, i) : Trap.harmless(i))
                        .toList(),
                chunkSize);
        for (int i = 0; i < 40; i++) {
            if (i == 10) {
                assertThatThrownBy(results::next)
                        .isInstanceOfSatisfying(
                                WorkerLostException.class,
                                lost -> assertThat(lost.index()).isEqualTo(10));
            } else {
                assertThat(results.next().value()).isEqualTo(i);
            }
        }
        assertThat(results.hasNext()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 100})
    void whatTheInputThrowsIsThrownAtItsPlace(int count) {
        IllegalStateException fault = new IllegalStateException("the input's own");
        Results<Integer> results = pool.imap(ParallelTasks.square, Numbers.failingAfter(count, fault, i -> i));
        for (int i = 0; i < count; i++) {
            assertThat(results.next()).isEqualTo(i * i);
        }
        assertThat(results.hasNext()).isTrue();
        assertThatThrownBy(results::next).isSameAs(fault);
        assertThat(results.hasNext()).isFalse();
        assertThatThrownBy(results::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void whatTheInputThrowsComesAfterAllResultsWithoutOrder() throws Exception {
        IllegalStateException fault = new IllegalStateException("the input's own");
        Results<Integer> results = pool.imapUnordered(ParallelTasks.square, Numbers.failingAfter(30, fault, i -> i), 7);
        List<Integer> got = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            got.add(results.next(LONG));
        }
        assertThat(got).containsExactlyInAnyOrderElementsOf(squares(30));
        assertThatThrownBy(() -> results.next(LONG)).isSameAs(fault);
        assertThat(results.hasNext()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100})
    void anEndlessInputIsReadNoFurtherThanTheWindow(int chunkSize) {
        Numbers<Integer> input = Numbers.endless(i -> i);
        try (Results<Integer> results = pool.imap(ParallelTasks.identity, input, chunkSize)) {
            for (int i = 0; i < 400; i++) {
                assertThat(results.next()).isEqualTo(i);
                assertThat(input.read() - (i + 1)).isBetween(chunkSize, 3 * WORKERS * chunkSize + chunkSize);
            }
        }
    }

    @Test
    void withoutAChunkSizeAnEndlessInputIsReadNoFurtherThanTheLargestWindow() {
        Numbers<Integer> input = Numbers.endless(i -> i);
        try (Results<Integer> results = pool.imapUnordered(ParallelTasks.identity, input)) {
            for (int i = 0; i < 3000; i++) {
                assertThat(results.next()).isNotNegative();
                assertThat(input.read() - (i + 1)).isBetween(1, 3 * WORKERS * 64 + 64);
            }
        }
    }

    @Test
    void resultsAreIteratedOnce() {
        Results<Integer> results = pool.imap(ParallelTasks.square, range(3));
        Iterator<Integer> iterator = results.iterator();
        assertThatThrownBy(results::iterator).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(results::stream).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> results.outcomes().iterator()).isInstanceOf(IllegalStateException.class);
        assertThat(iterator.next()).isZero();
        assertThat(iterator.next()).isEqualTo(1);
        assertThat(iterator.next()).isEqualTo(4);
        assertThat(iterator.hasNext()).isFalse();
    }

    @Test
    void aStreamGivesTheSameInOrder() {
        assertThat(pool.imap(ParallelTasks.square, range(200)).stream()).containsExactlyElementsOf(squares(200));
        Task<Integer, Integer> same = ParallelTasks.identity;
        assertThat(pool.imap(same, Numbers.endless(i -> i)).stream().skip(10).limit(5))
                .containsExactly(10, 11, 12, 13, 14);
    }

    @Test
    void closingTheStreamClosesTheResults() {
        Results<Integer> results = pool.imap(ParallelTasks.square, Numbers.endless(i -> i));
        try (Stream<Integer> stream = results.stream()) {
            assertThat(stream.limit(3)).containsExactly(0, 1, 4);
        }
        assertThat(results.hasNext()).isFalse();
        assertThatThrownBy(results::next)
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("closed");
    }

    @Test
    void twoOfThemInterleaveOnOnePool() {
        Results<Integer> one = pool.imap(ParallelTasks.square, range(300), 1);
        Results<Integer> other = pool.imap(ParallelTasks.identity, range(300), 7);
        for (int i = 0; i < 300; i++) {
            assertThat(one.next()).isEqualTo(i * i);
            assertThat(other.next()).isEqualTo(i);
        }
        assertThat(one.hasNext()).isFalse();
        assertThat(other.hasNext()).isFalse();
    }

    @Test
    void severalThreadsHaveTheirOwn() throws Exception {
        List<Caller<List<Integer>>> callers = IntStream.range(0, 6)
                .mapToObj(i -> Caller.of(() -> all(
                        i % 2 == 0
                                ? pool.imap(ParallelTasks.square, range(500 + i))
                                : pool.imapUnordered(ParallelTasks.square, range(500 + i)))))
                .toList();
        for (int i = 0; i < 6; i++) {
            assertThat(callers.get(i).result()).containsExactlyInAnyOrderElementsOf(squares(500 + i));
        }
    }
}
