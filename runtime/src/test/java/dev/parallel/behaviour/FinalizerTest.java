package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parallel.Pool;
import dev.parallel.testing.FailingLogs;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.LongerLimits;
import dev.parallel.testing.Misdeed;
import dev.parallel.testing.ParallelLifeTasks;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a worker does after its last call. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class FinalizerTest {

    @TempDir
    private Path folder;

    private Gate gate;

    @BeforeEach
    void makeGate() throws Exception {
        gate = Gate.in(folder);
    }

    private static Pool.Builder builder() {
        return Pool.builder().workers(1).heap("32m").name("finalised");
    }

    @Test
    void itRunsInEveryWorkerWhenThePoolIsClosed() throws Exception {
        List<Long> pids = new ArrayList<>();
        try (Pool pool = builder()
                .workers(2)
                .finalizer(ParallelLifeTasks.arrive.with(gate.path()))
                .open()) {
            assertThat(pool.awaitReady(Duration.ofSeconds(20))).isTrue();
            pids.add(pool.apply(ParallelTasks.pid()));
            assertThat(gate.arrivals()).isZero();
        }
        assertThat(gate.awaitArrivals(2)).hasSize(2).doesNotHaveDuplicates().containsAll(pids);
    }

    @Test
    void itRunsAfterTheLastCallOfAPoolThatIsShutDown() throws Exception {
        Gate work = Gate.in(folder);
        Pool pool =
                builder().finalizer(ParallelLifeTasks.arrive.with(gate.path())).open();
        var result = pool.applyAsync(ParallelTasks.waitAt.with(work.path()));
        work.awaitArrivals(1);
        pool.shutdown();
        assertThat(gate.arrivals()).isZero();
        work.open();
        pool.join();
        assertThat(gate.awaitArrivals(1)).containsExactly(result.join());
    }

    @Test
    void itRunsInAWorkerThatIsReplacedAfterItsNumberOfCalls() {
        try (Pool pool = builder()
                .maxTasksPerWorker(2)
                .finalizer(ParallelLifeTasks.arrive.with(gate.path()))
                .open()) {
            long first = pool.apply(ParallelTasks.pid());
            assertThat(pool.apply(ParallelTasks.pid())).isEqualTo(first);
            assertThat(gate.awaitArrivals(1)).containsExactly(first);
            assertThat(pool.apply(ParallelTasks.pid())).isNotEqualTo(first);
        }
        assertThat(gate.arrivals()).isEqualTo(2);
    }

    @Test
    void itRunsInAWorkerThatIsOneTooMany() throws Exception {
        try (Pool pool = builder()
                .workers(2)
                .finalizer(ParallelLifeTasks.arrive.with(gate.path()))
                .open()) {
            assertThat(pool.awaitReady(Duration.ofSeconds(20))).isTrue();
            pool.resize(1);
            assertThat(gate.awaitArrivals(1)).hasSize(1);
        }
        assertThat(gate.arrivals()).isEqualTo(2);
    }

    @Test
    void itRunsInAWorkerThatHasBeenIdleForLong() {
        try (Pool pool = builder()
                .idleTimeout(Duration.ofMillis(50))
                .finalizer(ParallelLifeTasks.arrive.with(gate.path()))
                .open()) {
            long pid = pool.apply(ParallelTasks.pid());
            // The first worker may have been idle for long before it was given anything.
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> gate.awaitArrivals(1).contains(pid));
        }
    }

    @Test
    void itDoesNotRunInAWorkerThatIsKilled() throws Exception {
        Gate work = Gate.in(folder);
        Pool pool =
                builder().finalizer(ParallelLifeTasks.arrive.with(gate.path())).open();
        var result = pool.applyAsync(ParallelTasks.waitAt.with(work.path()));
        work.awaitArrivals(1);
        pool.terminate();
        pool.join();
        assertThat(result.isCompletedExceptionally()).isTrue();
        assertThat(gate.arrivals()).isZero();
    }

    @ParameterizedTest
    @EnumSource(names = {"THROW", "EXIT", "KILL"})
    void oneThatFailsHarmsNothing(Misdeed misdeed) {
        try (Pool pool = builder()
                .maxTasksPerWorker(1)
                .finalizer(ParallelLifeTasks.commit(misdeed))
                .open()) {
            for (int i = 0; i < 5; i++) {
                assertThat(pool.apply(ParallelTasks.square(i))).isEqualTo(i * i);
            }
        }
    }

    @Test
    void oneThatFailsHarmsNothingIfThatCannotBeLogged() {
        try (FailingLogs unheard = new FailingLogs("dev.parallel.internal.schedule.Farewell");
                Pool pool = builder()
                        .maxTasksPerWorker(1)
                        .finalizer(ParallelLifeTasks.commit(Misdeed.THROW))
                        .open()) {
            for (int i = 0; i < 3; i++) {
                assertThat(pool.apply(ParallelTasks.square(i))).isEqualTo(i * i);
            }
        }
    }

    @Test
    void oneThatHangsIsKilledAtItsLimit() throws Exception {
        LongerLimits.untilInTime(limit -> {
            Pool pool = builder()
                    .finalizer(ParallelTasks.deaf.with(gate.path()).timeout(limit))
                    .open();
            long pid = pool.apply(ParallelTasks.pid());
            pool.close();
            Processes.awaitGone(pid);
            if (gate.arrivals() == 0) {
                // On a busy machine it did not get so far.
                return false;
            }
            assertThat(gate.awaitArrivals(1)).containsExactly(pid);
            return true;
        });
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void itsLimitDoesNotCountBeforeItsWorkerTakesItUp() throws Exception {
        Duration limit = Duration.ofMillis(500);
        try (Pool pool = builder()
                .finalizer(ParallelLifeTasks.arrive.with(gate.path()).timeout(limit))
                .open()) {
            long pid = pool.apply(ParallelTasks.pid());
            Processes.stop(pid);
            pool.shutdown();
            await().pollDelay(limit.multipliedBy(2)).until(() -> true);
            Processes.signal("CONT", pid);
            assertThat(gate.awaitArrivals(1)).containsExactly(pid);
        }
    }

    @Test
    void aPoolCanBeTerminatedWhileItsFinalizerHangs() throws Exception {
        Pool pool = builder()
                .finalizer(ParallelTasks.deaf.with(gate.path()).timeout(Duration.ofMinutes(10)))
                .open();
        pool.apply(ParallelTasks.square(2));
        pool.shutdown();
        long pid = gate.awaitArrivals(1).get(0);
        pool.terminate();
        pool.join();
        Processes.awaitGone(pid);
    }

    @Test
    void everyWorkerThatWasInitialisedIsFinalisedEvenIfThePoolIsClosedMeanwhile() throws Exception {
        Gate initialised = Gate.in(folder);
        for (int i = 0; i < 3; i++) {
            Pool pool = builder()
                    .workers(2)
                    .initializer(ParallelLifeTasks.arrive.with(initialised.path()))
                    .finalizer(ParallelLifeTasks.arrive.with(gate.path()))
                    .open();
            initialised.awaitArrivals(2 * i + 1);
            pool.close();
            assertThat(gate.awaitArrivals(initialised.arrivals())).containsAll(initialised.awaitArrivals(0));
        }
    }
}
