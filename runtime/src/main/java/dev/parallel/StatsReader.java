package dev.parallel;

import dev.parallel.internal.schedule.Figures;
import dev.parallel.internal.schedule.WorkerFigures;
import dev.parallel.internal.stats.Histogram;
import dev.parallel.internal.stats.SlowCalls;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Puts a pool's figures into the words of the face. */
final class StatsReader {

    private StatsReader() {}

    static PoolStats read(String name, Figures figures) {
        Instant now = Instant.now();
        Figures.Calls calls = figures.calls();
        Figures.Ends ends = figures.ends();
        return new PoolStats(
                now,
                name,
                PoolStats.State.valueOf(figures.standing().state()),
                figures.standing().target(),
                figures.standing().running(),
                figures.workers().stream().map(worker -> worker(worker, now)).toList(),
                figures.waiting(),
                figures.outstanding(),
                new PoolStats.Calls(
                        calls.completed(),
                        calls.failed(),
                        calls.timedOut(),
                        calls.lost(),
                        calls.cancelled(),
                        calls.refused(),
                        calls.retried()),
                new PoolStats.WorkerEnds(
                        ends.retired(),
                        ends.timedOut(),
                        ends.cancelled(),
                        ends.terminated(),
                        ends.lost(),
                        ends.notStarted()),
                times(figures.runTimes()),
                times(figures.waitTimes()),
                figures.slowest().stream().map(StatsReader::slow).toList());
    }

    private static WorkerStats worker(WorkerFigures worker, Instant now) {
        Duration elapsed = Duration.ofNanos(worker.taskNanos());
        return new WorkerStats(
                worker.name(),
                worker.pid(),
                WorkerStats.State.valueOf(worker.state().name()),
                Optional.ofNullable(worker.task())
                        .map(task -> new WorkerStats.RunningCall(task, worker.index(), now.minus(elapsed), elapsed)),
                worker.answered(),
                Duration.ofNanos(worker.startNanos()),
                Duration.ofNanos(worker.initNanos()),
                Duration.ofNanos(worker.workNanos()),
                Duration.ofNanos(Math.max(0, worker.aliveNanos() - worker.workNanos() - worker.taskNanos())),
                worker.memory());
    }

    private static PoolStats.Times times(Histogram histogram) {
        return new PoolStats.Times(
                histogram.count(),
                Duration.ofNanos(histogram.percentile(50)),
                Duration.ofNanos(histogram.percentile(90)),
                Duration.ofNanos(histogram.percentile(99)),
                Duration.ofNanos(histogram.max()));
    }

    private static PoolStats.SlowCall slow(SlowCalls.SlowCall call) {
        return new PoolStats.SlowCall(call.task(), call.index(), call.pid(), Duration.ofNanos(call.nanos()));
    }
}
