package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parallel.AsyncResult;
import dev.parallel.Pool;
import dev.parallel.error.ParallelInterruptedException;
import dev.parallel.testing.Caller;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelTasks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Results in the order of their completion. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class AsCompletedTest {

    private static Pool pool;

    @TempDir
    private Path folder;

    private Gate first;
    private Gate second;

    @BeforeAll
    static void open() {
        pool = Pool.builder().workers(2).heap("32m").name("as-completed").open();
    }

    @AfterAll
    static void close() {
        pool.close(Duration.ofSeconds(20));
    }

    @BeforeEach
    void makeGates() throws Exception {
        first = Gate.in(folder);
        second = Gate.in(folder);
    }

    @Test
    void eachIsGivenAsItEnds() throws Exception {
        AsyncResult<Long> late = pool.applyAsync(ParallelTasks.waitAt.with(second.path()));
        AsyncResult<Long> early = pool.applyAsync(ParallelTasks.waitAt.with(first.path()));
        Iterable<AsyncResult<Long>> completed = AsyncResult.asCompleted(List.of(late, early));
        Iterator<AsyncResult<Long>> each = completed.iterator();

        first.open();
        assertThat(each.next()).isSameAs(early).isDone();
        assertThat(late).isNotDone();
        assertThat(each.hasNext()).isTrue();
        second.open();
        assertThat(each.next()).isSameAs(late).isDone();
        assertThat(each.hasNext()).isFalse();
        assertThatThrownBy(each::next).isInstanceOf(NoSuchElementException.class);
        assertThat(completed).containsExactly(early, late);
    }

    @Test
    void failedAndCancelledOnesAreGivenToo() throws Exception {
        AsyncResult<Integer> failed = pool.applyAsync(ParallelTasks.fail.with("jdk"));
        AsyncResult<Integer> cancelled = pool.applyAsync(ParallelTasks.busy.with(first.path()));
        AsyncResult<Integer> good = pool.applyAsync(ParallelTasks.square(3));
        first.awaitArrivals(1);
        cancelled.cancel(true);
        List<AsyncResult<Integer>> given = new ArrayList<>();
        AsyncResult.asCompleted(List.of(failed, cancelled, good)).forEach(given::add);
        assertThat(given).containsExactlyInAnyOrder(failed, cancelled, good).allMatch(AsyncResult::ready);
    }

    @Test
    void theInputIsReadOnceAndMayBeEmptyButHoldsNoNull() {
        List<AsyncResult<Integer>> input = new ArrayList<>();
        Iterable<AsyncResult<Integer>> completed = AsyncResult.asCompleted(input);
        input.add(pool.applyAsync(ParallelTasks.square(3)));
        assertThat(completed).isEmpty();
        List<AsyncResult<Integer>> gaping = Arrays.asList(input.get(0), null);
        assertThatThrownBy(() -> AsyncResult.asCompleted(gaping)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void eachIsGivenOnce() throws Exception {
        AsyncResult<Integer> result = pool.applyAsync(ParallelTasks.square(3));
        assertThat(AsyncResult.asCompleted(Collections.nCopies(3, result))).containsExactly(result);
    }

    @Test
    void aLimitEndsTheWaitsButNotTheCalls() throws Exception {
        AsyncResult<Long> late = pool.applyAsync(ParallelTasks.waitAt.with(first.path()));
        AsyncResult<Long> later = pool.applyAsync(ParallelTasks.waitAt.with(second.path()));
        first.awaitArrivals(1);
        second.awaitArrivals(1);
        second.open();
        assertThat(later.get()).isPositive();
        for (Duration limit : List.of(Duration.ofMillis(20), Duration.ZERO, Duration.ofMillis(-1))) {
            Iterator<AsyncResult<Long>> each =
                    AsyncResult.asCompleted(List.of(late, later), limit).iterator();
            assertThat(each.next()).isSameAs(later);
            assertThat(each.hasNext()).isTrue();
            assertThatThrownBy(each::next)
                    .isInstanceOf(CompletionException.class)
                    .cause()
                    .isInstanceOf(TimeoutException.class)
                    .hasMessageContaining("1 of 2 results")
                    .hasMessageContaining(limit.toString());
        }
        Iterator<AsyncResult<Long>> each =
                AsyncResult.asCompleted(List.of(late), Duration.ZERO).iterator();
        assertThatThrownBy(each::next).isInstanceOf(CompletionException.class);
        first.open();
        assertThat(late.get()).isPositive();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(each.next()).isSameAs(late));
        assertThat(each.hasNext()).isFalse();
    }

    @Test
    void aLimitThatIsNotReachedDoesNoHarm() {
        List<AsyncResult<Integer>> results =
                List.of(pool.applyAsync(ParallelTasks.square(3)), pool.applyAsync(ParallelTasks.square(4)));
        assertThat(AsyncResult.asCompleted(results, Duration.ofSeconds(Long.MAX_VALUE)))
                .containsExactlyInAnyOrderElementsOf(results);
        assertThatThrownBy(() -> AsyncResult.asCompleted(results, null)).isInstanceOf(NullPointerException.class);
    }

    @Test
    void anInterruptCostsNoCall() throws Exception {
        AsyncResult<Long> result = pool.applyAsync(ParallelTasks.waitAt.with(first.path()));
        Iterator<AsyncResult<Long>> each =
                AsyncResult.asCompleted(List.of(result)).iterator();
        Caller<AsyncResult<Long>> caller = Caller.of(each::next);
        await().atMost(Duration.ofSeconds(30)).until(caller::isWaiting);
        caller.interrupt();
        assertThat(caller.thrown()).isInstanceOf(ParallelInterruptedException.class);
        assertThat(caller.wasInterruptedAtEnd()).isTrue();
        first.open();
        assertThat(each.next().join()).isPositive();
    }

    @Test
    void callbacksMayWaitInItAllAtOnce() {
        int many = 2 * Math.max(2, Runtime.getRuntime().availableProcessors());
        List<AsyncResult<Integer>> others = new ArrayList<>();
        List<AsyncResult<Integer>> outer = new ArrayList<>();
        Iterable<AsyncResult<Integer>> completed;
        Queue<Boolean> seen = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < many; i++) {
            others.add(pool.applyAsync(ParallelTasks.sleep.with(50)));
        }
        completed = AsyncResult.asCompleted(others);
        for (int i = 0; i < many; i++) {
            outer.add(pool.applyAsync(
                    ParallelTasks.square(i), square -> completed.forEach(each -> seen.add(each.isDone()))));
        }
        List<AsyncResult<Integer>> given = new ArrayList<>();
        AsyncResult.asCompleted(outer).forEach(given::add);
        assertThat(given).hasSize(many).allMatch(AsyncResult::successful);
        assertThat(seen).hasSize(many * many).containsOnly(true);
    }
}
