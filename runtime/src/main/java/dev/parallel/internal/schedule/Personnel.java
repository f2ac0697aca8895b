package dev.parallel.internal.schedule;

import dev.parallel.error.WorkerLostException.Reason;
import dev.parallel.internal.events.PoolEvents;
import dev.parallel.internal.stats.Histogram;
import dev.parallel.internal.stats.SlowCalls;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A pool's record of its workers: those that start, those that are there, and what those have left that are gone. Thread-safe. */
final class Personnel {

    /**
     * A worker's start.
     *
     * @param nanos how long it took until it had connected
     * @param connectedAt when that was
     * @param readyAt when it could be given calls; 0 as long as it is initialised
     */
    record Start(long nanos, long connectedAt, long readyAt) {}

    /** What workers have answered. */
    record Answers(long completed, long failed, Histogram runTimes, Histogram waitTimes, SlowCalls slowest) {

        Answers() {
            this(0, 0, new Histogram(), new Histogram(), new SlowCalls());
        }

        /** These and a worker's; changes the histograms. */
        Answers with(Tally tally) {
            long answered = tally.answered();
            long failures = Math.min(answered, tally.failed());
            runTimes.add(tally.runTimes);
            waitTimes.add(tally.waitTimes);
            slowest.add(tally.slowest);
            return new Answers(completed + answered - failures, failed + failures, runTimes, waitTimes, slowest);
        }

        Answers copy() {
            Answers copy = new Answers(completed, failed, new Histogram(), new Histogram(), new SlowCalls());
            copy.runTimes.add(runTimes);
            copy.waitTimes.add(waitTimes);
            copy.slowest.add(slowest);
            return copy;
        }
    }

    private final PoolEvents events = PoolEvents.get();
    /** Names, and since when they are being started. Guarded by this, as all that follows. */
    private final Map<String, Long> starting = new LinkedHashMap<>();

    private final Map<Worker, Start> present = new LinkedHashMap<>();
    private Answers ofGone = new Answers();
    private final Map<Reason, Long> lost = new EnumMap<>(Reason.class);
    private long retired;
    private long timedOut;
    private long cancelled;
    private long terminated;
    private long notStarted;

    synchronized void starts(String worker) {
        starting.put(worker, System.nanoTime());
    }

    /** Nothing has come of a start, by a failure or because it was given up. */
    synchronized void notStarted(String worker, boolean failed) {
        starting.remove(worker);
        notStarted += failed ? 1 : 0;
    }

    void connected(Worker worker) {
        long now = System.nanoTime();
        long nanos;
        synchronized (this) {
            nanos = now - starting.remove(worker.process.name());
            present.put(worker, new Start(nanos, now, 0));
        }
        events.workerStarted(worker.process.name(), worker.process.pid(), nanos);
    }

    /** A worker has been initialised, and can be given calls. */
    synchronized void ready(Worker worker) {
        present.computeIfPresent(
                worker, (same, start) -> new Start(start.nanos(), start.connectedAt(), System.nanoTime()));
    }

    /** A worker is gone, and what it left is settled. */
    void gone(Worker worker) {
        String reason;
        Doom doom = worker.doom();
        // May wait for the end of its output.
        Reason loss = doom instanceof Doom.Unfit unfit ? reason(worker, unfit) : null;
        synchronized (this) {
            present.remove(worker);
            ofGone = ofGone.with(worker.tally);
            if (loss != null) {
                lost.merge(loss, 1L, Long::sum);
                reason = loss.name();
            } else {
                reason = count(doom);
            }
        }
        events.workerEnded(
                worker.process.name(), worker.process.pid(), reason, worker.itemsAnswered(), worker.process.exitCode());
    }

    private static Reason reason(Worker worker, Doom.Unfit unfit) {
        return unfit.reason() == Reason.EXIT
                ? worker.process.lossByExit().details().reason()
                : unfit.reason();
    }

    private String count(Doom doom) {
        if (doom instanceof Doom.OverLimit) {
            timedOut++;
            return "TIMED_OUT";
        } else if (doom instanceof Doom.Withdrawn) {
            cancelled++;
            return "CANCELLED";
        } else if (doom instanceof Doom.Terminated) {
            terminated++;
            return "TERMINATED";
        }
        retired++;
        return "RETIRED";
    }

    synchronized Figures.Ends ends() {
        return new Figures.Ends(retired, timedOut, cancelled, terminated, Map.copyOf(lost), notStarted);
    }

    /** What all workers have answered, those included that are gone. */
    synchronized Answers answers() {
        Answers sum = ofGone.copy();
        for (Worker worker : present.keySet()) {
            sum = sum.with(worker.tally);
        }
        return sum;
    }

    List<WorkerFigures> workers() {
        List<WorkerFigures> figures = new ArrayList<>();
        Map<Worker, Start> connected;
        long now = System.nanoTime();
        synchronized (this) {
            starting.forEach((name, since) -> figures.add(WorkerFigures.starting(name, now - since)));
            connected = new LinkedHashMap<>(present);
        }
        // Reads files of the system, so not under the lock.
        List<WorkerFigures> all = new ArrayList<>();
        connected.forEach((worker, start) -> all.add(WorkerFigures.of(worker, start, now)));
        all.addAll(figures);
        return all;
    }
}
