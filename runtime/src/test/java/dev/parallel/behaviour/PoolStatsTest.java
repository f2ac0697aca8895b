package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.parallel.AsyncResult;
import dev.parallel.Pool;
import dev.parallel.PoolStats;
import dev.parallel.ProcessPoolExecutor;
import dev.parallel.Results;
import dev.parallel.WorkerStats;
import dev.parallel.error.PoolClosedException;
import dev.parallel.error.TaskFailedException;
import dev.parallel.error.TaskTimeoutException;
import dev.parallel.error.WorkerLostException;
import dev.parallel.error.WorkerLostException.Reason;
import dev.parallel.testing.Caller;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a pool tells of itself. */
@Timeout(90)
@ExtendWith(LeavesNothingBehind.class)
class PoolStatsTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private Gate gate;

    @BeforeEach
    void makeGate() throws Exception {
        gate = Gate.in(folder);
    }

    private static Pool.Builder builder(int workers) {
        return Pool.builder().workers(workers).heap("32m").name("told");
    }

    private static PoolStats awaitStats(Pool pool, Predicate<PoolStats> wanted) {
        return await().atMost(LIMIT).pollInterval(Duration.ofMillis(10)).until(pool::stats, wanted);
    }

    @Test
    void anIdlePoolTellsOfItsWorkers() throws Exception {
        try (Pool pool = builder(2).open()) {
            assertThat(pool.awaitReady(LIMIT)).isTrue();
            PoolStats stats = pool.stats();
            assertThat(stats.name()).isEqualTo("told");
            assertThat(stats.state()).isEqualTo(PoolStats.State.OPEN);
            assertThat(stats.targetWorkers()).isEqualTo(2);
            assertThat(stats.runningWorkers()).isEqualTo(2);
            assertThat(stats.outstandingCalls()).isZero();
            assertThat(stats.calls()).isEqualTo(new PoolStats.Calls(0, 0, 0, 0, 0, 0, 0));
            assertThat(stats.runTimes().max()).isZero();
            assertThat(stats.workers())
                    .extracting(WorkerStats::name)
                    .containsExactlyInAnyOrder("told-worker-1", "told-worker-2");
            assertThat(stats.workers()).allSatisfy(worker -> {
                assertThat(worker.state()).isEqualTo(WorkerStats.State.IDLE);
                assertThat(worker.running()).isEmpty();
                assertThat(worker.startTime()).isPositive();
                assertThat(worker.idleTime()).isPositive();
                assertThat(Processes.isAlive(worker.pid())).isTrue();
            });
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theMemoryOfAWorkerIsThatOfItsProcess() throws Exception {
        try (Pool pool = builder(1).open()) {
            assertThat(pool.awaitReady(LIMIT)).isTrue();
            assertThat(pool.stats().workers().get(0).memory().orElseThrow()).isBetween(10L << 20, 1L << 30);
        }
    }

    @Test
    void aWorkerThatStartsIsTold() {
        try (Pool pool = builder(1).open()) {
            PoolStats stats = awaitStats(pool, each -> !each.workers().isEmpty());
            assertThat(stats.workers().get(0).name()).isEqualTo("told-worker-1");
            assertThat(stats.workers().get(0).state()).isIn(WorkerStats.State.STARTING, WorkerStats.State.IDLE);
        }
    }

    @Test
    void theCallThatAWorkerRunsIsTold() throws Exception {
        try (Pool pool = builder(1).open()) {
            AsyncResult<Long> result = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
            long pid = gate.awaitArrivals(1).get(0);
            PoolStats stats = awaitStats(
                    pool,
                    each -> each.workers()
                            .get(0)
                            .running()
                            .filter(call -> call.elapsed().toMillis() >= 100)
                            .isPresent());
            WorkerStats worker = stats.workers().get(0);
            assertThat(worker.pid()).isEqualTo(pid);
            assertThat(worker.state()).isEqualTo(WorkerStats.State.RUNNING);
            WorkerStats.RunningCall running = worker.running().orElseThrow();
            assertThat(running.task()).isEqualTo("dev.parallel.testing.Tasks.waitAt");
            assertThat(running.index()).isEqualTo(-1);
            assertThat(running.since().plus(running.elapsed())).isEqualTo(stats.at());
            assertThat(stats.toString()).contains("Tasks.waitAt for ");
            gate.open();
            result.get(LIMIT);
        }
    }

    @Test
    void theItemOfAMappingThatAWorkerRunsIsTold() throws Exception {
        Gate open = Gate.in(folder);
        open.open();
        try (Pool pool = builder(1).open()) {
            Caller<List<Long>> caller =
                    Caller.of(() -> pool.map(ParallelTasks.waitAt, List.of(open.path(), open.path(), gate.path()), 3));
            gate.awaitArrivals(1);
            PoolStats stats = awaitStats(
                    pool,
                    each -> each.calls().completed() == 2
                            && each.workers().get(0).running().stream().anyMatch(call -> call.index() == 2));
            assertThat(stats.outstandingCalls()).isEqualTo(1);
            gate.open();
            caller.result();
        }
    }

    @Test
    void callsThatWaitAreTold() throws Exception {
        try (Pool pool = builder(1).open()) {
            List<AsyncResult<Long>> results = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                results.add(pool.applyAsync(ParallelTasks.waitAt.with(gate.path())));
            }
            gate.awaitArrivals(1);
            PoolStats stats = pool.stats();
            assertThat(stats.outstandingCalls()).isEqualTo(6);
            assertThat(stats.waitingCalls()).isEqualTo(5);

            gate.open();
            for (AsyncResult<Long> result : results) {
                result.get(LIMIT);
            }
            PoolStats after = awaitStats(pool, each -> each.outstandingCalls() == 0);
            assertThat(after.calls().completed()).isEqualTo(6);
            assertThat(after.waitTimes().count()).isEqualTo(6);
            assertThat(after.waitTimes().max()).isPositive();
        }
    }

    @Test
    void itemsOfMappingsAreCountedAndTimed() {
        try (Pool pool = builder(2).open()) {
            pool.map(ParallelTasks.square, IntStream.range(0, 5_000).boxed().toList());
            PoolStats stats = pool.stats();
            assertThat(stats.calls().completed()).isEqualTo(5_000);
            assertThat(stats.workers())
                    .extracting(WorkerStats::callsDone)
                    .satisfies(done -> assertThat(
                                    done.stream().mapToLong(Long::longValue).sum())
                            .isEqualTo(5_000));
            PoolStats.Times times = stats.runTimes();
            assertThat(times.count()).isEqualTo(5_000);
            assertThat(times.p50()).isPositive().isLessThanOrEqualTo(times.p90());
            assertThat(times.p90()).isLessThanOrEqualTo(times.p99());
            assertThat(times.p99()).isLessThanOrEqualTo(times.max());
        }
    }

    @Test
    void theSlowestCallsAreNamed() {
        List<Integer> millis = new ArrayList<>(java.util.Collections.nCopies(60, 0));
        millis.set(17, 400);
        millis.set(42, 200);
        try (Pool pool = builder(1).open()) {
            pool.map(ParallelTasks.sleep, millis, 60);
            PoolStats stats = pool.stats();
            assertThat(stats.slowest()).hasSize(5);
            assertThat(stats.slowest())
                    .isSortedAccordingTo(
                            Comparator.comparing(PoolStats.SlowCall::elapsed).reversed());
            assertThat(stats.slowest().get(0).elapsed())
                    .isEqualTo(stats.runTimes().max());
            assertThat(stats.slowest()).allSatisfy(slow -> {
                assertThat(slow.task()).isEqualTo("dev.parallel.testing.Tasks.sleep");
                assertThat(slow.pid()).isEqualTo(stats.workers().get(0).pid());
            });
            // On a machine that stands still for a while, others may be among the slowest, too.
            assertThat(stats.slowest())
                    .anyMatch(slow -> slow.index() == 17 && slow.elapsed().toMillis() >= 390)
                    .anyMatch(slow -> slow.index() == 42 && slow.elapsed().toMillis() >= 190);
            assertThat(stats.workers().get(0).workTime()).isGreaterThan(Duration.ofMillis(590));
            assertThat(stats.toString()).contains("slowest calls").contains("Tasks.sleep, item 17, pid ");
        }
    }

    @Test
    void failuresAreCountedByTheirKind() throws Exception {
        try (Pool pool = builder(1).retries(0).open()) {
            assertThat(catchThrowable(() -> pool.apply(ParallelTasks.fail.with("jdk"))))
                    .isInstanceOf(TaskFailedException.class);
            assertThat(catchThrowable(() ->
                            pool.apply(ParallelTasks.busy.with(gate.path()).timeout(Duration.ofMillis(200)))))
                    .isInstanceOf(TaskTimeoutException.class);
            assertThat(catchThrowable(() -> pool.apply(
                            ParallelTasks.arriveAndDie.with(gate.path()).retries(2))))
                    .isInstanceOf(WorkerLostException.class);
            assertThat(pool.stats().calls()).isEqualTo(new PoolStats.Calls(0, 1, 1, 1, 0, 0, 2));

            Gate running = Gate.in(folder);
            AsyncResult<Long> cancelled = pool.applyAsync(ParallelTasks.waitAt.with(running.path()));
            running.awaitArrivals(1);
            awaitStats(
                    pool,
                    each -> each.workers().stream().anyMatch(worker -> worker.state() == WorkerStats.State.RUNNING));
            cancelled.cancel(true);
            PoolStats stats = awaitStats(
                    pool,
                    each -> each.calls().cancelled() == 1
                            && each.workerEnds().cancelled() == 1
                            && each.workerEnds().lost().getOrDefault(Reason.SIGNAL, 0L) == 3);
            assertThat(stats.workerEnds())
                    .isEqualTo(new PoolStats.WorkerEnds(0, 1, 1, 0, Map.of(Reason.SIGNAL, 3L), 0));
            assertThat(stats.toString()).contains("3 lost by SIGNAL");
        }
    }

    @Test
    void workersThatWereReplacedAreCountedAndSoIsTheirWork() {
        try (Pool pool = builder(1).maxTasksPerWorker(10).open()) {
            pool.map(ParallelTasks.square, IntStream.range(0, 35).boxed().toList());
            PoolStats stats = awaitStats(pool, each -> each.workerEnds().retired() == 3);
            assertThat(stats.calls().completed()).isEqualTo(35);
            assertThat(stats.runTimes().count()).isEqualTo(35);
        }
    }

    @Test
    void aPoolThatHasEndedStillTells() throws Exception {
        Pool pool = builder(1).open();
        assertThat(pool.apply(ParallelTasks.square(3))).isEqualTo(9);
        AsyncResult<Long> running = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
        AsyncResult<Long> waiting = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
        gate.awaitArrivals(1);
        pool.terminate();
        assertThat(pool.join(LONG)).isTrue();

        PoolStats stats = pool.stats();
        assertThat(stats.state()).isEqualTo(PoolStats.State.STOPPED);
        assertThat(stats.runningWorkers()).isZero();
        assertThat(stats.workers()).isEmpty();
        assertThat(stats.outstandingCalls()).isZero();
        assertThat(stats.calls()).isEqualTo(new PoolStats.Calls(1, 0, 0, 0, 0, 2, 0));
        assertThat(stats.workerEnds()).isEqualTo(new PoolStats.WorkerEnds(0, 0, 0, 1, Map.of(), 0));
        for (AsyncResult<Long> result : List.of(running, waiting)) {
            assertThat(catchThrowable(result::get)).hasCauseInstanceOf(PoolClosedException.class);
        }
    }

    @Test
    void startsThatCameToNothingAreCounted() {
        try (Pool pool = builder(1).jvmArgs("-XX:NoSuchOption").open()) {
            PoolStats stats = awaitStats(pool, each -> each.workerEnds().notStarted() == 3);
            assertThat(stats.calls().completed()).isZero();
        }
    }

    @Test
    void resultsThatNobodyReadsCountAsCancelled() throws Exception {
        try (Pool pool = builder(1).open()) {
            Gate open = Gate.in(folder);
            open.open();
            Results<Long> results = pool.imap(ParallelTasks.waitAt, List.of(gate.path(), open.path()), 2);
            gate.awaitArrivals(1);
            results.close();
            assertThat(pool.stats().calls().cancelled()).isEqualTo(1);
            gate.open();
        }
    }

    @Test
    void anExecutorTellsOfItsPool() {
        try (ProcessPoolExecutor executor = new ProcessPoolExecutor(builder(1))) {
            executor.submit(ParallelTasks.square(3)).join();
            assertThat(executor.stats().calls().completed()).isEqualTo(1);
        }
    }

    @Test
    void aSnapshotIsATableForPeople() {
        try (Pool pool = builder(1).open()) {
            pool.map(ParallelTasks.square, List.of(1, 2, 3));
            assertThat(awaitStats(pool, each -> each.outstandingCalls() == 0).toString())
                    .matches("(?s)pool told at .*: open, 1 of 1 workers, 0 calls outstanding, 0 of them waiting\n"
                            + "calls: 3 completed, 0 failed, 0 timed out, 0 lost, 0 cancelled, 0 refused; 0 retries\n"
                            + "workers ended: 0 retired, 0 timed out, 0 cancelled, 0 terminated, 0 not started\n"
                            + ".*times +calls +p50 +p90 +p99 +max\n"
                            + "run +3 .*\nwait +3 .*\n"
                            + ".*told-worker-1 +\\d+ idle +3 .*");
        }
    }

    @Test
    void snapshotsMayBeTakenAllTheTime() throws Exception {
        try (Pool pool = builder(2).open()) {
            Caller<Long> work = Caller.of(() -> {
                long sum = 0;
                for (int i = 0; i < 50; i++) {
                    sum += pool.map(
                                    ParallelTasks.square,
                                    IntStream.range(0, 1_000).boxed().toList())
                            .size();
                }
                return sum;
            });
            long before = 0;
            while (!work.isDone()) {
                long completed = pool.stats().calls().completed();
                assertThat(completed).isGreaterThanOrEqualTo(before);
                before = completed;
            }
            assertThat(work.result()).isEqualTo(50_000);
            assertThat(pool.stats().calls().completed()).isEqualTo(50_000);
        }
    }
}
