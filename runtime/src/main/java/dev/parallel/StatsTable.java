package dev.parallel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A pool's statistics as text. */
final class StatsTable {

    private static final String TIMES = "%-12s %12s %10s %10s %10s %10s\n";
    private static final String WORKER = "%-24s %8s %-10s %10s %9s %9s %9s %9s %9s  %s\n";

    private StatsTable() {}

    static String of(PoolStats stats) {
        StringBuilder text = new StringBuilder(1024);
        line(
                text,
                "pool %s at %s: %s, %d of %d workers, %d calls outstanding, %d of them waiting\n",
                stats.name(),
                stats.at(),
                lower(stats.state()),
                stats.runningWorkers(),
                stats.targetWorkers(),
                stats.outstandingCalls(),
                stats.waitingCalls());
        PoolStats.Calls calls = stats.calls();
        line(
                text,
                "calls: %d completed, %d failed, %d timed out, %d lost, %d cancelled, %d refused; %d retries\n",
                calls.completed(),
                calls.failed(),
                calls.timedOut(),
                calls.lost(),
                calls.cancelled(),
                calls.refused(),
                calls.retried());
        line(text, "workers ended: %s\n\n", ends(stats.workerEnds()));
        line(text, TIMES, "times", "calls", "p50", "p90", "p99", "max");
        times(text, "run", stats.runTimes());
        times(text, "wait", stats.waitTimes());
        line(text, "\n" + WORKER, "worker", "pid", "state", "calls", "start", "init", "work", "idle", "memory", "runs");
        stats.workers().forEach(worker -> worker(text, worker));
        if (!stats.slowest().isEmpty()) {
            line(text, "\nslowest calls\n");
            stats.slowest()
                    .forEach(call -> line(
                            text,
                            "%12s  %s, pid %d\n",
                            plain(call.elapsed()),
                            named(call.task(), call.index()),
                            call.pid()));
        }
        return text.toString();
    }

    private static void times(StringBuilder text, String what, PoolStats.Times times) {
        line(
                text,
                TIMES,
                what,
                times.count(),
                plain(times.p50()),
                plain(times.p90()),
                plain(times.p99()),
                plain(times.max()));
    }

    private static void worker(StringBuilder text, WorkerStats worker) {
        line(
                text,
                WORKER,
                worker.name(),
                worker.pid() < 0 ? "-" : worker.pid(),
                lower(worker.state()),
                worker.callsDone(),
                plain(worker.startTime()),
                plain(worker.initTime()),
                plain(worker.workTime()),
                plain(worker.idleTime()),
                megabytes(worker.memory()),
                worker.running()
                        .map(call -> named(call.task(), call.index()) + " for " + plain(call.elapsed()))
                        .orElse("-"));
    }

    private static String ends(PoolStats.WorkerEnds ends) {
        List<String> parts = new ArrayList<>();
        parts.add(ends.retired() + " retired");
        parts.add(ends.timedOut() + " timed out");
        parts.add(ends.cancelled() + " cancelled");
        parts.add(ends.terminated() + " terminated");
        new TreeMap<>(ends.lost()).forEach((reason, count) -> parts.add(count + " lost by " + reason));
        parts.add(ends.notStarted() + " not started");
        return String.join(", ", parts);
    }

    private static String named(String task, long index) {
        return index < 0 ? task : task + ", item " + index;
    }

    private static String lower(Enum<?> state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static String megabytes(OptionalLong bytes) {
        return bytes.isPresent() ? (bytes.getAsLong() >> 20) + " MB" : "-";
    }

    /** With three digits, in the unit that suits it. */
    static String plain(Duration time) {
        double seconds = time.toNanos() / 1e9;
        if (seconds >= 6_000) {
            return number(seconds / 3_600, "h");
        } else if (seconds >= 100) {
            return number(seconds / 60, "min");
        } else if (seconds >= 1) {
            return number(seconds, "s");
        } else if (seconds >= 1e-3) {
            return number(seconds * 1e3, "ms");
        }
        return number(seconds * 1e6, "us");
    }

    private static String number(double value, String unit) {
        int digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + digits + "f %s", value, unit);
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
    }
}
