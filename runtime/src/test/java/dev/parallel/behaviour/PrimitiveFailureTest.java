package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallel.Inputs;
import dev.parallel.Outcome;
import dev.parallel.Outputs;
import dev.parallel.Pool;
import dev.parallel.error.EncodingException;
import dev.parallel.error.ParallelException;
import dev.parallel.error.TaskFailedException;
import dev.parallel.error.TaskTimeoutException;
import dev.parallel.error.WorkerLostException;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelPrimitives;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Items that fail in mappings whose inputs and results are primitives. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class PrimitiveFailureTest {

    private static Pool pool;

    @BeforeAll
    static void open() {
        pool = Pool.builder().workers(2).heap("64m").name("failing").open();
    }

    @AfterAll
    static void close() {
        pool.close(Duration.ofSeconds(5));
    }

    private static int[] squares(int count) {
        return IntStream.range(0, count).map(n -> n * n).toArray();
    }

    @Test
    void aListWithANullIsRefusedAtThatItem() {
        List<Integer> input = new ArrayList<>(List.of(1, 2, 3));
        input.set(1, null);
        assertThatThrownBy(() -> pool.map(ParallelPrimitives.square, input))
                .isInstanceOfSatisfying(
                        EncodingException.class, e -> assertThat(e.index()).isEqualTo(1))
                .hasMessageContaining("null is no int");
    }

    @Test
    void theFailureWithTheLowestIndexIsThrown() {
        assertThatThrownBy(() -> pool.map(ParallelPrimitives.failAtSeven, Inputs.range(0, 300)))
                .isInstanceOfSatisfying(TaskFailedException.class, first -> {
                    assertThat(first.index()).isEqualTo(7);
                    assertThat(first).hasRootCauseMessage("seven at the end of 7");
                    assertThat(first.failureCount()).isEqualTo(30);
                    assertThat(first.getSuppressed())
                            .hasSize(16)
                            .extracting(other -> ((ParallelException) other).index())
                            .startsWith(17L, 27L)
                            .endsWith(167L);
                });
    }

    @Test
    void outcomesTellOfEachItem() {
        List<Outcome<Integer>> outcomes = pool.mapOutcomes(ParallelPrimitives.failAtSeven, Inputs.range(0, 20), 8);

        assertThat(outcomes).hasSize(20);
        for (Outcome<Integer> outcome : outcomes) {
            if (outcome.index() % 10 == 7) {
                assertThatThrownBy(outcome::get).isInstanceOf(TaskFailedException.class);
            } else {
                assertThat(outcome.get()).isEqualTo((int) outcome.index());
            }
        }
    }

    @Test
    void anAnswerThatIsNoSuchValueFailsByItself() {
        assertThatThrownBy(() -> pool.map(ParallelPrimitives.tooLong, Inputs.range(0, 30), 30))
                .isInstanceOfSatisfying(EncodingException.class, e -> {
                    assertThat(e.index()).isEqualTo(11);
                    assertThat(e.failureCount()).isEqualTo(1);
                })
                .hasMessageContaining("item 11")
                .hasMessageContaining("1 bytes are left");
    }

    @Test
    void eachItemHasItsOwnLimit() {
        try (Pool limited = Pool.builder()
                .workers(1)
                .heap("32m")
                .timeout(Duration.ofMillis(500))
                .name("limited")
                .open()) {
            assertThatThrownBy(
                            () -> limited.map(ParallelPrimitives.sleep, Inputs.of(new int[] {60_000, 0, 60_000, 0}), 4))
                    .isInstanceOfSatisfying(TaskTimeoutException.class, late -> {
                        assertThat(late.index()).isZero();
                        assertThat(late.getSuppressed())
                                .extracting(other -> ((ParallelException) other).index())
                                .contains(2L);
                    });
        }
    }

    @Test
    void oneLostWorkerCostsItsItemAnAttempt(@TempDir Path folder) throws Exception {
        Gate gate = Gate.in(folder);
        try (Pool mortal = Pool.builder()
                .workers(2)
                .heap("32m")
                .retries(1)
                .jvmArgs("-D" + ParallelPrimitives.GATE + "=" + gate.path())
                .name("mortal")
                .open()) {
            assertThat(Outputs.ints(mortal.map(ParallelPrimitives.dieOnceAtThirteen, Inputs.range(0, 1000), 100)))
                    .containsExactly(squares(1000));
        }
        assertThat(gate.arrivals()).isEqualTo(2);
    }

    @Test
    void oneLostWorkerWithoutRetriesFailsItsItemOnly(@TempDir Path folder) throws Exception {
        Gate gate = Gate.in(folder);
        try (Pool mortal = Pool.builder()
                .workers(2)
                .heap("32m")
                .jvmArgs("-D" + ParallelPrimitives.GATE + "=" + gate.path())
                .name("mortal")
                .open()) {
            assertThatThrownBy(() -> mortal.map(ParallelPrimitives.dieOnceAtThirteen, Inputs.range(0, 1000), 100))
                    .isInstanceOfSatisfying(WorkerLostException.class, lost -> {
                        assertThat(lost.index()).isEqualTo(13);
                        assertThat(lost.failureCount()).isEqualTo(1);
                    });
        }
    }
}
