package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallel.AsyncResult;
import dev.parallel.Inputs;
import dev.parallel.Outcome;
import dev.parallel.Outputs;
import dev.parallel.Pool;
import dev.parallel.Pools;
import dev.parallel.ProcessPoolExecutor;
import dev.parallel.error.TaskFailedException;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelPrimitives;
import dev.parallel.testing.ParallelTasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.RandomAccess;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mappings whose inputs and results are primitives. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class PrimitiveMappingTest {

    private static final long QUIET_NAN = 0x7FF8_0000_0000_0000L;
    private static final long NAN_WITH_PAYLOAD = 0x7FF8_0000_DEAD_BEEFL;
    private static final long NEGATIVE_NAN = 0xFFF8_0000_0000_0001L;

    private static Pool pool;

    @BeforeAll
    static void open() {
        pool = Pool.builder().workers(2).heap("64m").name("primitives").open();
    }

    @AfterAll
    static void close() {
        pool.close(Duration.ofSeconds(5));
    }

    private static int[] numbers(int count) {
        return IntStream.range(0, count).toArray();
    }

    private static int[] squares(int count) {
        return IntStream.range(0, count).map(n -> n * n).toArray();
    }

    @Test
    void intsTravelBothWays() {
        int[] numbers = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 0x01020304};
        assertThat(Outputs.ints(pool.map(ParallelPrimitives.sameInt, Inputs.of(numbers))))
                .containsExactly(numbers);
    }

    @Test
    void longsTravelBothWays() {
        long[] numbers = {0, 1, -1, Long.MAX_VALUE, Long.MIN_VALUE, Integer.MAX_VALUE + 1L, 0x0102030405060708L};
        assertThat(Outputs.longs(pool.map(ParallelPrimitives.sameLong, Inputs.of(numbers))))
                .containsExactly(numbers);
    }

    @Test
    void doublesTravelBothWaysWithTheirBits() {
        long[] bits = DoubleStream.of(
                        0.0,
                        -0.0,
                        Double.MIN_VALUE,
                        Double.MAX_VALUE,
                        -Double.MAX_VALUE,
                        Double.MIN_NORMAL,
                        Double.POSITIVE_INFINITY,
                        Double.NEGATIVE_INFINITY)
                .mapToLong(Double::doubleToRawLongBits)
                .toArray();
        double[] numbers = LongStream.concat(
                        LongStream.of(bits), LongStream.of(QUIET_NAN, NAN_WITH_PAYLOAD, NEGATIVE_NAN))
                .mapToDouble(Double::longBitsToDouble)
                .toArray();

        double[] back = Outputs.doubles(pool.map(ParallelPrimitives.sameDouble, Inputs.of(numbers)));

        assertThat(DoubleStream.of(back).mapToLong(Double::doubleToRawLongBits))
                .containsExactlyElementsOf(DoubleStream.of(numbers)
                        .mapToLong(Double::doubleToRawLongBits)
                        .boxed()
                        .toList());
    }

    @Test
    void booleansTravelBothWays() {
        assertThat(Outputs.booleans(pool.map(ParallelPrimitives.isEven, Inputs.range(-2, 3))))
                .containsExactly(true, false, true, false, true);
        assertThat(Outputs.booleans(pool.map(ParallelPrimitives.not, List.of(true, false))))
                .containsExactly(false, true);
    }

    @Test
    void theTypesOfParameterAndResultNeedNotBeTheSame() {
        assertThat(Outputs.longs(pool.map(ParallelPrimitives.cube, Inputs.of(new int[] {2, -2_000_000}))))
                .containsExactly(8, -8_000_000_000_000_000_000L);
        assertThat(Outputs.doubles(pool.map(ParallelPrimitives.half, Inputs.of(new long[] {3, -1}))))
                .containsExactly(1.5, -0.5);
        assertThat(Outputs.longs(
                        pool.map(ParallelPrimitives.rounded, Inputs.of(new double[] {1.5, 1e300, Double.NaN}))))
                .containsExactly(2, Long.MAX_VALUE, 0);
        assertThat(pool.map(ParallelPrimitives.toShort, Inputs.of(new int[] {1, 0x1FFFF})))
                .containsExactly((short) 1, (short) -1);
    }

    @Test
    void boxedParametersAndResultsTakeThemToo() {
        assertThat(Outputs.ints(pool.map(ParallelTasks.square, Inputs.of(numbers(1000)))))
                .containsExactly(squares(1000));
        assertThat(Outputs.ints(pool.map(ParallelPrimitives.square, List.of(1, 2, 3))))
                .containsExactly(1, 4, 9);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 999, 1000, 1001, 100_000, Integer.MAX_VALUE})
    void chunkSizesDoNotMatterToTheResult(int chunkSize) {
        assertThat(Outputs.ints(pool.map(ParallelPrimitives.square, Inputs.of(numbers(1000)), chunkSize)))
                .containsExactly(squares(1000));
    }

    @Test
    void manyItemsKeepTheirOrder() {
        assertThat(Outputs.ints(pool.map(ParallelPrimitives.square, Inputs.range(0, 50_000))))
                .containsExactly(squares(50_000));
        boolean[] even = Outputs.booleans(pool.map(ParallelPrimitives.isEven, Inputs.range(0, 50_000)));
        assertThat(even).hasSize(50_000);
        assertThat(IntStream.range(0, even.length)).allMatch(n -> even[n] == (n % 2 == 0));
    }

    @Test
    void emptyInputsGiveEmptyResults() {
        assertThat(Outputs.ints(pool.map(ParallelPrimitives.square, Inputs.of(new int[0]))))
                .isEmpty();
        assertThat(Outputs.longs(pool.map(ParallelPrimitives.sameLong, Inputs.of(new long[0]))))
                .isEmpty();
        assertThat(Outputs.doubles(pool.map(ParallelPrimitives.sameDouble, Inputs.of(new double[0]))))
                .isEmpty();
        assertThat(Outputs.booleans(pool.map(ParallelPrimitives.isEven, Inputs.range(5, 5))))
                .isEmpty();
        assertThat(pool.imap(ParallelPrimitives.square, Inputs.range(5, -5)).hasNext())
                .isFalse();
        assertThat(pool.mapAsync(ParallelPrimitives.square, Inputs.of(new int[0]))
                        .join())
                .isEmpty();
    }

    @Test
    void resultsAreAListThatCannotBeChanged() {
        List<Integer> results = pool.map(ParallelPrimitives.square, Inputs.range(0, 20));

        assertThat(results).isEqualTo(IntStream.of(squares(20)).boxed().toList());
        assertThat(results).isInstanceOf(RandomAccess.class).hasSize(20);
        assertThat(results.subList(3, 5)).containsExactly(9, 16);
        assertThatThrownBy(() -> results.get(20))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessageContaining("20");
        assertThatThrownBy(() -> results.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> results.set(0, 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> results.add(1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(results::clear).isInstanceOf(UnsupportedOperationException.class);
        Outputs.ints(results)[0] = 7;
        assertThat(results.get(0)).isZero();
    }

    @Test
    void theWorkersSeeWhatIsInTheArrayWhenMapAsyncReturns() throws Exception {
        int[] numbers = numbers(10_000);
        AsyncResult<List<Integer>> results = pool.mapAsync(ParallelPrimitives.square, Inputs.of(numbers));
        AsyncResult<List<Integer>> chunked = pool.mapAsync(ParallelPrimitives.square, Inputs.of(numbers), 10);
        Arrays.fill(numbers, -1);

        assertThat(Outputs.ints(results.get(30, TimeUnit.SECONDS))).containsExactly(squares(10_000));
        assertThat(Outputs.ints(chunked.get(30, TimeUnit.SECONDS))).containsExactly(squares(10_000));
    }

    @Test
    void everyMappingTakesEveryInput() throws Exception {
        List<Integer> expected = IntStream.of(squares(500)).boxed().toList();
        Iterable<Integer> numbers = Inputs.of(numbers(500));

        List<Integer> lazily = new ArrayList<>();
        pool.imap(ParallelPrimitives.square, numbers).forEach(lazily::add);
        assertThat(lazily).isEqualTo(expected);
        List<Integer> asTheyCome = new ArrayList<>();
        pool.imapUnordered(ParallelPrimitives.square, numbers).forEach(asTheyCome::add);
        assertThat(asTheyCome).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(pool.mapOutcomes(ParallelPrimitives.square, numbers))
                .extracting(Outcome::get)
                .isEqualTo(expected);
        assertThat(pool.mapAsync(ParallelPrimitives.square, numbers).get(30, TimeUnit.SECONDS))
                .isEqualTo(expected);
        try (ProcessPoolExecutor executor =
                new ProcessPoolExecutor(Pool.builder().workers(1).heap("32m"))) {
            assertThat(executor.map(ParallelPrimitives.square, numbers).stream())
                    .isEqualTo(expected);
        }
    }

    @Test
    void aDeclarativePoolTakesThem() {
        try {
            assertThat(Outputs.ints(ParallelPrimitives.square.map(Inputs.of(numbers(1000)))))
                    .containsExactly(squares(1000));
            assertThat(Outputs.booleans(ParallelPrimitives.isEven.map(Inputs.range(0, 3), 2)))
                    .containsExactly(true, false, true);
            assertThat(ParallelPrimitives.half.mapAsync(Inputs.range(0L, 3L)).join())
                    .containsExactly(0.0, 0.5, 1.0);
            assertThat(ParallelPrimitives.sameDouble
                            .imap(Inputs.of(new double[] {1.5}))
                            .next())
                    .isEqualTo(1.5);
            assertThatThrownBy(() -> ParallelPrimitives.failAtSeven.map(Inputs.range(0, 10)))
                    .isInstanceOf(TaskFailedException.class);
        } finally {
            Pools.closeAll();
        }
    }

    @Test
    void aForeignIteratorOfPrimitivesIsReadWithoutABox() {
        Iterable<Integer> input = () -> new PrimitiveIterator.OfInt() {
            private int next;

            @Override
            public boolean hasNext() {
                return next < 100;
            }

            @Override
            public int nextInt() {
                return next++;
            }

            @Override
            public Integer next() {
                throw new AssertionError("a box was asked for");
            }
        };
        assertThat(Outputs.ints(pool.map(ParallelPrimitives.square, input))).containsExactly(squares(100));
    }

    @Test
    void arraysOfOtherCollectionsHaveNoNulls() {
        assertThat(Outputs.ints(List.of(1, 2))).containsExactly(1, 2);
        assertThat(Outputs.longs(List.of(1L, 2L))).containsExactly(1, 2);
        assertThat(Outputs.doubles(List.of(1.5))).containsExactly(1.5);
        assertThat(Outputs.booleans(List.of(true, false))).containsExactly(true, false);
        List<Integer> withNull = new ArrayList<>(Collections.nCopies(3, 1));
        withNull.set(2, null);
        assertThatThrownBy(() -> Outputs.ints(withNull))
                .isInstanceOf(NullPointerException.class)
                .hasMessageContaining("result 2");
    }
}
