package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallel.Call;
import dev.parallel.Inputs;
import dev.parallel.Pool;
import dev.parallel.ProcessPoolExecutor;
import dev.parallel.Results;
import dev.parallel.error.EncodingException;
import dev.parallel.error.TaskFailedException;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.Misdeed;
import dev.parallel.testing.Numbers;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.Trap;
import dev.parallel.testing.Trap.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** map of an executor, over one input and over several. */
@Timeout(120)
@ExtendWith(LeavesNothingBehind.class)
class ExecutorMapTest {

    /** Three chunks for each of two workers, and the one that fills the window. */
    private static final int LARGEST_WINDOW = (3 * 2 + 1) * 64;

    private static ProcessPoolExecutor executor;

    private final AtomicInteger closed = new AtomicInteger();

    @BeforeAll
    static void open() {
        executor = new ProcessPoolExecutor(Pool.builder().workers(2).heap("32m").name("executor-map"));
    }

    @AfterAll
    static void close() throws InterruptedException {
        executor.shutdownNow();
        assertThat(executor.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }

    private static List<Integer> below(int end) {
        return IntStream.range(0, end).boxed().toList();
    }

    @Test
    void oneInputGivesResultsInOrderEvenWithoutEnd() {
        try (Results<Integer> squares = executor.map(ParallelTasks.square, Numbers.endless(i -> i))) {
            for (int i = 0; i < 200; i++) {
                assertThat(squares.next()).isEqualTo(i * i);
            }
        }
        try (Results<Integer> chunked = executor.map(ParallelTasks.square, below(10), 3)) {
            assertThat(chunked.stream()).containsExactly(0, 1, 4, 9, 16, 25, 36, 49, 64, 81);
        }
        assertThatThrownBy(() -> executor.map(ParallelTasks.square, below(3), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void twoInputsAreTakenTogether() {
        Results<Integer> products = executor.map(ParallelTasks::multiply, below(200), below(200));
        for (int i = 0; i < 200; i++) {
            assertThat(products.next()).isEqualTo(i * i);
        }
        assertThat(products.hasNext()).isFalse();
    }

    @Test
    void threeInputsAreTakenTogether() {
        Results<Integer> volumes = executor.map(ParallelTasks::volume, below(4), List.of(1, 2, 3, 4), below(9));
        assertThat(volumes.stream()).containsExactly(0, 2, 12, 36);
    }

    @Test
    void theShortestInputEndsThem() {
        Numbers<Integer> endless = Numbers.endless(i -> i);
        assertThat(executor.map(ParallelTasks::multiply, List.of(5, 6, 7), endless).stream())
                .containsExactly(0, 6, 14);
        assertThat(endless.read()).isEqualTo(3);
        assertThat(executor.map(ParallelTasks::multiply, endless, List.of(5, 6)).stream())
                .containsExactly(0, 6);
        assertThat(executor.map(ParallelTasks::volume, endless, endless2(), List.of(1, 2, 3)).stream())
                .containsExactly(0, 2, 12);
        assertThat(executor.map(ParallelTasks::multiply, List.of(), endless).hasNext())
                .isFalse();
        Results<Integer> none = executor.map(ParallelTasks::volume, endless, List.of(), endless2());
        assertThatThrownBy(none::next).isInstanceOf(NoSuchElementException.class);
    }

    private static Numbers<Integer> endless2() {
        return Numbers.endless(i -> i);
    }

    @Test
    void inputsWithoutEndAreReadNoFurtherThanTheLargestWindow() {
        Numbers<Integer> first = Numbers.endless(i -> i);
        Numbers<Integer> second = Numbers.endless(i -> 2);
        try (Results<Integer> products = executor.map(ParallelTasks::multiply, first, second)) {
            for (int i = 0; i < 1_000; i++) {
                assertThat(products.next()).isEqualTo(2 * i);
                assertThat(first.read()).isBetween(i + 1, i + 2 + LARGEST_WINDOW);
                assertThat(second.read()).isEqualTo(first.read());
            }
        }
    }

    @Test
    void aFailedItemThrowsAtItsPlace() {
        Results<Integer> quotients = executor.map(ParallelTasks::divide, List.of(1, 4, 1, 15), List.of(2, 3, 0, 5));
        assertThat(quotients.next()).isZero();
        assertThat(quotients.next()).isEqualTo(1);
        assertThatThrownBy(quotients::next)
                .isInstanceOfSatisfying(
                        TaskFailedException.class, e -> assertThat(e.index()).isEqualTo(2))
                .hasCauseInstanceOf(ArithmeticException.class);
        assertThat(quotients.next()).isEqualTo(3);
        assertThat(quotients.hasNext()).isFalse();
    }

    @Test
    void anItemThatCannotTravelThrowsAtItsPlace() {
        List<Trap> traps =
                List.of(Trap.harmless(1), new Trap(Stage.WRITING_ARGUMENTS, Misdeed.THROW, 2), Trap.harmless(3));
        Results<Trap> results = executor.map((trap, unused) -> ParallelTasks.trapped.with(trap), traps, below(3));
        assertThat(results.next().value()).isEqualTo(1);
        assertThatThrownBy(results::next).isInstanceOf(EncodingException.class);
        assertThat(results.next().value()).isEqualTo(3);
    }

    @Test
    void theCallsMayBeOfSeveralTasks() {
        BiFunction<Integer, Integer, Call<Integer>> call =
                (a, b) -> a % 2 == 0 ? ParallelTasks.multiply(a, b) : ParallelTasks.square(a);
        assertThat(executor.map(call, List.of(2, 3, 4, 5), List.of(10, 10, 10, 10)).stream())
                .containsExactly(20, 9, 40, 25);
    }

    @Test
    void whatTheFunctionOrAnInputThrowsIsThrownAtItsPlaceAndEndsTheResults() {
        IllegalStateException fault = new IllegalStateException("no call for 2");
        BiFunction<Integer, Integer, Call<Integer>> call = (a, b) -> {
            if (a == 2) {
                throw fault;
            }
            return ParallelTasks.multiply(a, b);
        };
        Results<Integer> results = executor.map(call, below(5), below(5));
        assertThat(results.next()).isZero();
        assertThat(results.next()).isEqualTo(1);
        assertThatThrownBy(results::next).isSameAs(fault);
        assertThat(results.hasNext()).isFalse();

        Results<Integer> failing =
                executor.map(ParallelTasks::multiply, below(5), Numbers.failingAfter(1, fault, i -> i));
        assertThat(failing.next()).isZero();
        assertThatThrownBy(failing::next).isSameAs(fault);

        BiFunction<Integer, Integer, Call<Integer>> nothing = (a, b) -> null;
        Results<Integer> gaping = executor.map(nothing, below(5), below(5));
        assertThatThrownBy(gaping::next).isInstanceOf(NullPointerException.class);
    }

    @Test
    void itMayBeLeftOff() throws Exception {
        List<Integer> read = new ArrayList<>();
        for (int product : executor.map(ParallelTasks::multiply, endless2(), endless2())) {
            read.add(product);
            if (read.size() == 3) {
                break;
            }
        }
        assertThat(read).containsExactly(0, 1, 4);
        assertThat(executor.submit(ParallelTasks.square(3)).get()).isEqualTo(9);
    }

    @Test
    void nothingMayBeNull() {
        List<Integer> some = below(2);
        BiFunction<Integer, Integer, Call<Integer>> none = null;
        assertThatThrownBy(() -> executor.map((dev.parallel.Task<Integer, Integer>) null, some))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> executor.map(ParallelTasks.square, null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> executor.map(none, some, some)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> executor.map(ParallelTasks::multiply, null, some))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> executor.map(ParallelTasks::multiply, some, (List<Integer>) null))
                .isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> executor.map(ParallelTasks::volume, some, some, (List<Integer>) null))
                .isInstanceOf(NullPointerException.class);
    }

    private Stream<Integer> handedOver() {
        return Stream.iterate(0, n -> n + 1).onClose(closed::incrementAndGet);
    }

    @Test
    void streamsAreClosedAtTheEndOfTheShortest() {
        assertThat(
                        executor
                                .map(
                                        ParallelTasks::multiply,
                                        Inputs.of(handedOver()),
                                        Inputs.of(handedOver().limit(9)))
                                .stream()
                                .count())
                .isEqualTo(9);
        assertThat(closed).hasValue(2);
    }

    @Test
    void streamsAreClosedWithTheResults() {
        Results<Integer> results = executor.map(
                ParallelTasks::multiply,
                Inputs.of(handedOver()),
                Inputs.of(handedOver().onClose(() -> {
                    throw new IllegalStateException("the stream's own");
                })));
        assertThat(results.next()).isZero();
        assertThatThrownBy(results::close).hasMessage("the stream's own");
        assertThat(closed).hasValue(2);
    }

    @Test
    void streamsAreClosedIfAnotherInputCannotBeRead() {
        Stream<Integer> used = Stream.of(1);
        assertThat(used.count()).isEqualTo(1);
        assertThatThrownBy(() -> executor.map(ParallelTasks::multiply, Inputs.of(handedOver()), Inputs.of(used)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(closed).hasValue(1);
    }
}
