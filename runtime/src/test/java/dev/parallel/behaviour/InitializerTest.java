package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parallel.AsyncResult;
import dev.parallel.Pool;
import dev.parallel.error.EncodingException;
import dev.parallel.error.PoolStartException;
import dev.parallel.error.TaskFailedException;
import dev.parallel.error.TaskTimeoutException;
import dev.parallel.error.WorkerLostException;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.Misdeed;
import dev.parallel.testing.OwnException;
import dev.parallel.testing.ParallelBrittle;
import dev.parallel.testing.ParallelLifeTasks;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each worker does before its first call, and what becomes of the pool if it fails. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class InitializerTest {

    @TempDir
    private Path folder;

    private Gate gate;

    @BeforeEach
    void makeGate() throws Exception {
        gate = Gate.in(folder);
    }

    private static Pool.Builder builder() {
        return Pool.builder().workers(1).heap("32m").name("initialised");
    }

    @Test
    void tasksFindWhatTheInitializerLeftInStaticStateAndInThreadLocals() {
        try (Pool pool =
                builder().initializer(ParallelLifeTasks.prepare.with("ready")).open()) {
            assertThat(pool.apply(ParallelLifeTasks.prepared())).isEqualTo("ready,ready");
            assertThat(pool.apply(ParallelLifeTasks.prepared())).isEqualTo("ready,ready");
        }
    }

    @Test
    void itRunsOnceInEachWorkerReplacedOnesIncluded() throws Exception {
        try (Pool pool = builder()
                .workers(2)
                .maxTasksPerWorker(2)
                .initializer(ParallelLifeTasks.arrive.with(gate.path()))
                .open()) {
            Set<Long> pids = new HashSet<>(pool.starmap(Collections.nCopies(8, ParallelTasks.pid()), 1));
            assertThat(pids).hasSizeGreaterThanOrEqualTo(4);
            List<Long> initialised = gate.awaitArrivals(pids.size());
            assertThat(initialised).doesNotHaveDuplicates().containsAll(pids);
        }
    }

    @Test
    void itCountsAsNoneOfAWorkersCalls() {
        try (Pool pool = builder()
                .maxTasksPerWorker(2)
                .initializer(ParallelLifeTasks.prepare.with("x"))
                .open()) {
            long first = pool.apply(ParallelTasks.pid());
            assertThat(pool.apply(ParallelTasks.pid())).isEqualTo(first);
            assertThat(pool.apply(ParallelTasks.pid())).isNotEqualTo(first);
        }
    }

    @Test
    void awaitReadyWaitsForTheInitializer() throws Exception {
        try (Pool pool =
                builder().initializer(ParallelTasks.waitAt.with(gate.path())).open()) {
            gate.awaitArrivals(1);
            assertThat(pool.awaitReady(Duration.ofMillis(50))).isFalse();
            gate.open();
            assertThat(pool.awaitReady(Duration.ofSeconds(20))).isTrue();
        }
    }

    @Test
    void callsGivenBeforeItHasEndedWaitForIt() throws Exception {
        try (Pool pool =
                builder().initializer(ParallelTasks.waitAt.with(gate.path())).open()) {
            gate.awaitArrivals(1);
            AsyncResult<Integer> result = pool.applyAsync(ParallelTasks.callNumber());
            assertThat(result.ready()).isFalse();
            gate.open();
            assertThat(result.join()).isZero();
        }
    }

    @Test
    void oneThatThrowsFailsThePoolAtOnceWithItsOwnException() {
        try (Pool pool =
                builder().workers(2).initializer(ParallelTasks.fail.with("own")).open()) {
            AsyncResult<Integer> outstanding = pool.applyAsync(ParallelTasks.square(2));

            assertThatThrownBy(outstanding::join).cause().satisfies(InitializerTest::isOwn);
            assertThatThrownBy(() -> pool.apply(ParallelTasks.square(3))).satisfies(InitializerTest::isOwn);
            assertThatThrownBy(() -> pool.map(ParallelTasks.square, List.of(3))).satisfies(InitializerTest::isOwn);
            assertThatThrownBy(() -> pool.awaitReady(Duration.ofSeconds(20))).satisfies(InitializerTest::isOwn);
        }
    }

    private static void isOwn(Throwable thrown) {
        assertThat(thrown)
                .isInstanceOf(PoolStartException.class)
                .hasMessageContaining("initializer")
                .hasMessageContaining("declared")
                .hasCauseInstanceOf(TaskFailedException.class);
        assertThat(thrown.getCause().getCause()).isInstanceOf(OwnException.class);
    }

    @Test
    void oneThatFailsInAReplacedWorkerFailsTheCallsThatOthersRun() throws Exception {
        Gate trap = Gate.in(folder);
        try (Pool pool = builder()
                .workers(2)
                .maxTasksPerWorker(1)
                .initializer(ParallelLifeTasks.failOnceOpen.with(trap.path()))
                .open()) {
            assertThat(pool.awaitReady(Duration.ofSeconds(20))).isTrue();
            AsyncResult<Long> running = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
            gate.awaitArrivals(1);
            trap.open();
            assertThat(pool.apply(ParallelTasks.square(2))).isEqualTo(4);

            assertThatThrownBy(running::join)
                    .hasCauseInstanceOf(PoolStartException.class)
                    .hasMessageContaining("it stands open");
        }
    }

    @Test
    void oneThatLosesItsWorkerOnceIsTriedAgain() throws Exception {
        try (Pool pool = builder()
                .initializer(ParallelTasks.firstOneDies.with(gate.path()))
                .open()) {
            assertThat(pool.apply(ParallelTasks.square(2))).isEqualTo(4);
            assertThat(gate.arrivals()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"EXIT", "HALT", "KILL", "FILL_HEAP"})
    void oneThatAlwaysLosesItsWorkerFailsThePoolAfterAFewStarts(Misdeed misdeed) {
        try (Pool pool =
                builder().initializer(ParallelLifeTasks.commit(misdeed)).open()) {
            PoolStartException failure =
                    catchThrowableOfType(PoolStartException.class, () -> pool.apply(ParallelTasks.square(2)));
            assertThat(failure)
                    .hasMessageContaining("starts in a row")
                    .hasMessageContaining("LifeTasks.commit")
                    .hasCauseInstanceOf(WorkerLostException.class);
            assertThat(failure.exitCode().isPresent())
                    .as("an exit code, else a signal: %s", failure.signal())
                    .isNotEqualTo(failure.signal().isPresent());
        }
    }

    @Test
    void oneThatHangsIsEndedAtItsLimit() {
        for (Pool.Builder limited : List.of(
                builder().initializer(ParallelTasks.deaf.with(gate.path()).timeout(Duration.ofMillis(200))),
                builder().timeout(Duration.ofMillis(200)).initializer(ParallelTasks.deaf.with(gate.path())))) {
            try (Pool pool = limited.open()) {
                assertThatThrownBy(() -> pool.apply(ParallelTasks.square(2)))
                        .isInstanceOf(PoolStartException.class)
                        .hasMessageContaining("PT0.2S")
                        .hasCauseInstanceOf(TaskTimeoutException.class);
            }
        }
    }

    @Test
    void aPoolCanBeTerminatedWhileItsInitializerHangs() throws Exception {
        Pool pool = builder().initializer(ParallelTasks.deaf.with(gate.path())).open();
        long pid = gate.awaitArrivals(1).get(0);
        pool.terminate();
        pool.join();
        Processes.awaitGone(pid);
    }

    @Test
    void closingAPoolWhoseInitializerHangsDoesNotHang() throws Exception {
        Pool pool = builder().initializer(ParallelTasks.deaf.with(gate.path())).open();
        long pid = gate.awaitArrivals(1).get(0);
        pool.close();
        Processes.awaitGone(pid);
    }

    @Test
    void itsArgumentsAreEncodedWhenThePoolIsOpened() {
        Pool.Builder unwritable = builder().initializer(ParallelBrittle.same.with(ParallelBrittle.UNWRITABLE));
        assertThatThrownBy(unwritable::open).isInstanceOf(EncodingException.class);
        Pool.Builder unwritableEnd = builder().finalizer(ParallelBrittle.same.with(ParallelBrittle.UNWRITABLE));
        assertThatThrownBy(unwritableEnd::open).isInstanceOf(EncodingException.class);
    }

    @Test
    void argumentsTooLargeForASlotReachEveryWorker() throws Exception {
        String large = "x".repeat(100_000);
        try (Pool pool = builder()
                .workers(2)
                .initializer(ParallelLifeTasks.prepare.with(large))
                .open()) {
            assertThat(pool.awaitReady(Duration.ofSeconds(20))).isTrue();
            assertThat(pool.starmap(Collections.nCopies(4, ParallelLifeTasks.prepared()), 1))
                    .containsOnly(large + "," + large);
        }
    }
}
