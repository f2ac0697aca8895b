package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallel.AsyncResult;
import dev.parallel.Pool;
import dev.parallel.error.EncodingException;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.Misdeed;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.Processes;
import dev.parallel.testing.Trap;
import dev.parallel.testing.Trap.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The future that applyAsync gives. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class AsyncResultTest {

    private static Pool pool;

    @TempDir
    private Path folder;

    private Gate gate;

    @BeforeAll
    static void open() {
        pool = Pool.builder().workers(1).heap("32m").name("async").open();
    }

    @AfterAll
    static void close() {
        pool.close(Duration.ofSeconds(5));
    }

    @BeforeEach
    void makeGate() throws Exception {
        gate = Gate.in(folder);
    }

    @AfterEach
    void openGate() throws Exception {
        gate.open();
    }

    @Test
    void itTellsWhetherAndHowTheCallEnded() throws Exception {
        AsyncResult<Long> result = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
        gate.awaitArrivals(1);
        assertThat(result.ready()).isFalse();
        assertThatThrownBy(result::successful).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> result.get(Duration.ofMillis(10)))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("waited for PT0.01S for the result of call of " + ParallelTasks.waitAt.name())
                .hasMessageContaining("It goes on");
        assertThatThrownBy(() -> result.get(Duration.ofSeconds(Long.MIN_VALUE))).isInstanceOf(TimeoutException.class);
        gate.open();
        assertThat(result.get(Duration.ofSeconds(30))).isPositive();
        assertThat(result.ready()).isTrue();
        assertThat(result.successful()).isTrue();
        assertThat(result.elapsed()).isPositive();
    }

    @Test
    void completingItFromOutsideStopsItsWorker() {
        AsyncResult<Long> result = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
        long pid = gate.awaitArrivals(1).get(0);
        assertThat(result.complete(-1L)).isTrue();
        assertThat(result.join()).isEqualTo(-1);
        Processes.awaitGone(pid);
        assertThat(pool.apply(ParallelTasks.square(3))).isEqualTo(9);
    }

    @Test
    void failingItFromOutsideStopsItsWorker() {
        AsyncResult<Long> result = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
        long pid = gate.awaitArrivals(1).get(0);
        assertThat(result.completeExceptionally(new IllegalStateException("from outside")))
                .isTrue();
        assertThatThrownBy(result::join).isInstanceOf(CompletionException.class).hasRootCauseMessage("from outside");
        Processes.awaitGone(pid);
    }

    @Test
    void anOutsideTimeoutStopsItsWorker() {
        AsyncResult<Long> result = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
        long pid = gate.awaitArrivals(1).get(0);
        assertThatThrownBy(() -> result.orTimeout(50, TimeUnit.MILLISECONDS).join())
                .hasCauseInstanceOf(TimeoutException.class);
        Processes.awaitGone(pid);
        assertThat(pool.apply(ParallelTasks.square(3))).isEqualTo(9);
    }

    @Test
    void cancellingTwiceAndAfterTheEndIsHarmless() {
        AsyncResult<Long> result = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
        gate.awaitArrivals(1);
        assertThat(result.cancel(true)).isTrue();
        assertThat(result.cancel(true)).isTrue();
        assertThat(result.isCancelled()).isTrue();
        AsyncResult<Integer> done = pool.applyAsync(ParallelTasks.square(3));
        assertThat(done.join()).isEqualTo(9);
        assertThat(done.cancel(true)).isFalse();
        assertThat(done.join()).isEqualTo(9);
    }

    @Test
    void argumentsAreEncodedBeforeTheCallReturns() {
        byte[] argument = {1, 2, 3};
        AsyncResult<Long> held = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
        gate.awaitArrivals(1);
        AsyncResult<byte[]> result = pool.applyAsync(ParallelTasks.bytes.with(argument));
        argument[0] = 9;
        held.cancel(true);
        assertThat(result.join()).containsExactly(1, 2, 3);
    }

    @Test
    void largeArgumentsAreEncodedBeforeTheCallReturns() {
        byte[] argument = new byte[1 << 20];
        AsyncResult<Long> held = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
        gate.awaitArrivals(1);
        AsyncResult<byte[]> result = pool.applyAsync(ParallelTasks.bytes.with(argument));
        argument[argument.length - 1] = 9;
        held.cancel(true);
        assertThat(result.join()).isEqualTo(new byte[1 << 20]);
    }

    @Test
    void anArgumentThatCannotTravelIsRefusedAtOnce() {
        assertThatThrownBy(() -> pool.applyAsync(
                        ParallelTasks.trapped.with(new Trap(Stage.WRITING_ARGUMENTS, Misdeed.THROW, 0))))
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("thrown on purpose");
        assertThat(pool.apply(ParallelTasks.square(3))).isEqualTo(9);
    }

    @Test
    void aResultThatCannotBeReadIsAFailure() {
        Trap trap = new Trap(Stage.READING_RESULT, Misdeed.THROW, 0);
        assertThatThrownBy(pool.applyAsync(ParallelTasks.trapped.with(trap))::join)
                .cause()
                .isInstanceOf(EncodingException.class)
                .hasMessageContaining("thrown on purpose");
        assertThatThrownBy(() -> pool.apply(ParallelTasks.trapped.with(trap))).isInstanceOf(EncodingException.class);
    }

    @Test
    void itsEndingIsSetOnceWhateverComesTogether() {
        try (Pool two = Pool.builder().workers(2).heap("32m").name("race").open()) {
            AtomicIntegerArray callbacks = new AtomicIntegerArray(24);
            List<AsyncResult<Integer>> results = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                int call = i;
                AsyncResult<Integer> result = two.applyAsync(
                        ParallelTasks.sleep.with(3).timeout(Duration.ofMillis(3 + i % 3)),
                        value -> callbacks.incrementAndGet(call),
                        error -> callbacks.incrementAndGet(call));
                results.add(result);
                if (i % 4 == 0) {
                    result.orTimeout(3, TimeUnit.MILLISECONDS);
                }
            }
            for (int i = 0; i < results.size(); i++) {
                if (i % 10 == 5) {
                    results.get(i).cancel(true);
                }
            }
            List<Boolean> own = new ArrayList<>();
            for (AsyncResult<Integer> result : results) {
                own.add(result.handle((value, error) ->
                                !(error instanceof CancellationException) && !(error instanceof TimeoutException))
                        .join());
            }
            two.shutdown();
            two.join();
            // One that was ended from outside may have had its callback before.
            for (int i = 0; i < 24; i++) {
                assertThat(callbacks.get(i)).as("callbacks of call %d", i).isBetween(own.get(i) ? 1 : 0, 1);
            }
        }
    }
}
