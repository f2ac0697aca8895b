package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallel.Call;
import dev.parallel.Inputs;
import dev.parallel.Pool;
import dev.parallel.Results;
import dev.parallel.error.PoolClosedException;
import dev.parallel.error.TaskFailedException;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelPrimitives;
import dev.parallel.testing.ParallelTasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Streams as the inputs of mappings, and ranges. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class StreamInputTest {

    private static Pool pool;

    private final AtomicInteger closed = new AtomicInteger();

    @BeforeAll
    static void open() {
        pool = Pool.builder().workers(2).heap("64m").name("streams").open();
    }

    @AfterAll
    static void close() {
        pool.close(Duration.ofSeconds(5));
    }

    private Stream<String> words(String... words) {
        return Stream.of(words).onClose(closed::incrementAndGet);
    }

    private IntStream endless() {
        return IntStream.iterate(0, n -> n + 1).onClose(closed::incrementAndGet);
    }

    private void assertClosed() {
        assertThat(closed.get()).isEqualTo(1);
    }

    @Test
    void mapReadsAStreamToItsEndAndClosesIt() {
        assertThat(pool.map(ParallelTasks.text, Inputs.of(words("a", "b", "c"))))
                .containsExactly("a", "b", "c");
        assertClosed();
    }

    @Test
    void mapOutcomesClosesIt() {
        assertThat(pool.mapOutcomes(ParallelTasks.text, Inputs.of(words("a", "b"))))
                .hasSize(2);
        assertClosed();
    }

    @Test
    void mapAsyncHasReadAndClosedItWhenItReturns() {
        var results = pool.mapAsync(ParallelTasks.text, Inputs.of(words("a", "b")));
        assertClosed();
        assertThat(results.join()).containsExactly("a", "b");
    }

    @Test
    void starmapTakesAStreamOfCallsAndClosesIt() {
        Stream<Call<Integer>> calls =
                IntStream.range(0, 100).mapToObj(ParallelTasks::square).onClose(closed::incrementAndGet);
        assertThat(pool.starmap(Inputs.of(calls)))
                .isEqualTo(IntStream.range(0, 100).map(n -> n * n).boxed().toList());
        assertClosed();
    }

    @Test
    void imapClosesItAtItsEnd() {
        List<String> results = new ArrayList<>();
        pool.imap(ParallelTasks.text, Inputs.of(words("a", "b"))).forEachRemaining(results::add);
        assertThat(results).containsExactly("a", "b");
        assertClosed();
    }

    @Test
    void imapReadsAnEndlessStreamLazilyAndClosesItWithTheResults() {
        AtomicInteger read = new AtomicInteger();
        IntStream numbers = endless().peek(n -> read.incrementAndGet());
        try (Results<Integer> results = pool.imap(ParallelPrimitives.square, Inputs.of(numbers), 4)) {
            for (int n = 0; n < 100; n++) {
                assertThat(results.next()).isEqualTo(n * n);
            }
            // 3 chunks of 4 for each of 2 workers, and what a stream reads ahead of its iterator.
            assertThat(read.get()).isBetween(100, 100 + 3 * 4 * 2 + 8);
            assertThat(closed.get()).isZero();
        }
        assertClosed();
    }

    @Test
    void aMappingThatFailsClosesIt() {
        assertThatThrownBy(() -> pool.map(
                        ParallelPrimitives.failAtSeven,
                        Inputs.of(IntStream.range(0, 20).onClose(closed::incrementAndGet))))
                .isInstanceOf(TaskFailedException.class);
        assertClosed();
    }

    @Test
    void aStreamThatFailsIsClosed() {
        IllegalStateException fault = new IllegalStateException("the stream's own");
        Stream<String> failing = words("a", "b").map(word -> {
            if (word.equals("b")) {
                throw fault;
            }
            return word;
        });
        assertThatThrownBy(() -> pool.map(ParallelTasks.text, Inputs.of(failing)))
                .isSameAs(fault);
        assertClosed();
    }

    @Test
    void aStreamThatFailsIsClosedByMapAsyncToo() {
        IllegalStateException fault = new IllegalStateException("the stream's own");
        Stream<String> failing = words("a").map(word -> {
            throw fault;
        });
        assertThatThrownBy(() -> pool.mapAsync(ParallelTasks.text, Inputs.of(failing)))
                .isSameAs(fault);
        assertClosed();
    }

    @Test
    void anImapWhoseStreamFailsClosesIt() {
        IllegalStateException fault = new IllegalStateException("the stream's own");
        IntStream failing = endless().map(n -> {
            if (n == 50) {
                throw fault;
            }
            return n;
        });
        List<Integer> results = new ArrayList<>();
        assertThatThrownBy(() -> pool.imap(ParallelPrimitives.sameInt, Inputs.of(failing))
                        .forEachRemaining(results::add))
                .isSameAs(fault);
        assertThat(results).isEqualTo(IntStream.range(0, 50).boxed().toList());
        assertClosed();
    }

    @Test
    void whatTheStreamThrowsWhenItIsClosedReachesTheCaller() {
        IllegalStateException fault = new IllegalStateException("the stream's own");
        assertThatThrownBy(() ->
                        pool.map(ParallelTasks.text, Inputs.of(words("a").onClose(() -> {
                            throw fault;
                        }))))
                .isSameAs(fault);
        assertClosed();
    }

    @Test
    void aPoolThatIsClosedClosesIt() {
        Pool shut = Pool.builder().workers(1).heap("32m").name("shut").open();
        shut.close();
        assertThatThrownBy(() -> shut.map(ParallelTasks.text, Inputs.of(words("a"))))
                .isInstanceOf(PoolClosedException.class);
        assertClosed();
        assertThatThrownBy(() -> shut.imap(ParallelTasks.text, Inputs.of(words("b"))))
                .isInstanceOf(PoolClosedException.class);
        assertThat(closed.get()).isEqualTo(2);
    }

    @Test
    void aPoolThatIsShutDownMeanwhileClosesTheStreamOfAnImap() {
        Pool shut = Pool.builder().workers(1).heap("32m").name("shut").open();
        Results<Integer> results = shut.imap(ParallelPrimitives.square, Inputs.of(endless()));
        assertThat(results.next()).isZero();
        shut.shutdown();
        assertThatThrownBy(() ->
                        results.forEachRemaining(square -> assertThat(square).isPositive()))
                .isInstanceOf(PoolClosedException.class);
        assertClosed();
        shut.close();
    }

    @Test
    void anImapOfNothingIsRefusedByAPoolThatIsClosed() {
        Pool shut = Pool.builder().workers(1).heap("32m").name("shut").open();
        shut.close();
        assertThatThrownBy(() -> shut.imap(ParallelTasks.text, Inputs.of(words())))
                .isInstanceOf(PoolClosedException.class);
        assertClosed();
        assertThatThrownBy(() -> shut.imapUnordered(ParallelTasks.text, List.of()))
                .isInstanceOf(PoolClosedException.class);
    }

    @Test
    void aStreamThatCannotBeClosedCostsNoResultOfAPoolThatIsShutDown() {
        IllegalStateException fault = new IllegalStateException("the stream's own");
        Pool shut = Pool.builder().workers(1).heap("32m").name("shut").open();
        Results<Integer> results =
                shut.imap(ParallelPrimitives.square, Inputs.of(endless().onClose(() -> {
                    throw fault;
                })));
        shut.shutdown();
        List<Integer> read = new ArrayList<>();
        assertThatThrownBy(() -> results.forEachRemaining(read::add))
                .isInstanceOf(PoolClosedException.class)
                .hasSuppressedException(fault);
        assertThat(read)
                .isNotEmpty()
                .isEqualTo(IntStream.range(0, read.size()).mapToObj(n -> n * n).toList());
        assertClosed();
        shut.close();
    }

    @Test
    void aStreamIsReadOnce() {
        Iterable<String> input = Inputs.of(Stream.of("a"));
        assertThat(pool.map(ParallelTasks.text, input)).containsExactly("a");
        assertThatThrownBy(() -> pool.map(ParallelTasks.text, input)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aParallelStreamIsReadInOrder() {
        Stream<Integer> numbers = IntStream.range(0, 5_000).boxed().parallel();
        assertThat(pool.map(ParallelTasks.identity, Inputs.of(numbers)))
                .isEqualTo(IntStream.range(0, 5_000).boxed().toList());
    }

    @Test
    void streamsOfPrimitivesAndArraysOfObjectsAreInputs() {
        assertThat(pool.map(ParallelPrimitives.square, Inputs.of(IntStream.rangeClosed(1, 3))))
                .containsExactly(1, 4, 9);
        assertThat(pool.map(ParallelPrimitives.half, Inputs.of(LongStream.of(1, 2))))
                .containsExactly(0.5, 1.0);
        assertThat(pool.map(ParallelTasks.text, Arrays.asList(new String[] {"a", null})))
                .containsExactly("a", null);
        assertThat(pool.map(ParallelPrimitives.square, IntStream.range(0, 3)::iterator))
                .containsExactly(0, 1, 4);
    }

    @Test
    void rangesReachTheEndsOfTheirTypes() {
        assertThat(pool.map(ParallelPrimitives.sameInt, Inputs.range(Integer.MAX_VALUE - 2, Integer.MAX_VALUE)))
                .containsExactly(Integer.MAX_VALUE - 2, Integer.MAX_VALUE - 1);
        assertThat(pool.map(ParallelPrimitives.sameLong, Inputs.range(Long.MAX_VALUE - 2, Long.MAX_VALUE)))
                .containsExactly(Long.MAX_VALUE - 2, Long.MAX_VALUE - 1);
        assertThat(pool.map(ParallelPrimitives.sameLong, Inputs.range(Long.MAX_VALUE, Long.MIN_VALUE)))
                .isEmpty();
        try (Results<Long> results =
                pool.imap(ParallelPrimitives.sameLong, Inputs.range(Long.MIN_VALUE, Long.MAX_VALUE))) {
            assertThat(results.next()).isEqualTo(Long.MIN_VALUE);
            assertThat(results.next()).isEqualTo(Long.MIN_VALUE + 1);
        }
        try (Results<Integer> results =
                pool.imap(ParallelPrimitives.sameInt, Inputs.range(Integer.MIN_VALUE, Integer.MAX_VALUE))) {
            assertThat(results.next()).isEqualTo(Integer.MIN_VALUE);
        }
    }

    @Test
    void anInputOfNumbersEnds() {
        var numbers = Inputs.range(0, 2).iterator();
        assertThat(numbers.next()).isZero();
        assertThat(numbers.next()).isEqualTo(1);
        assertThat(numbers.hasNext()).isFalse();
        assertThatThrownBy(numbers::next).isInstanceOf(java.util.NoSuchElementException.class);
        assertThatThrownBy(Inputs.of(new int[0]).iterator()::next).isInstanceOf(java.util.NoSuchElementException.class);
    }
}
