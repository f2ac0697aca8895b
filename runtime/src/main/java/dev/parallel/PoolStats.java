package dev.parallel;

import dev.parallel.error.WorkerLostException.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a pool did when {@link Pool#stats} was called, and had done so far. Taken without stopping anything: figures may differ from
 * each other by what happened meanwhile. An item of a mapping counts as a call. Made by the library only; later versions may have
 * more parts. Immutable.
 *
 * @param at when it was taken
 * @param name the pool's name
 * @param state the pool's state
 * @param targetWorkers how many workers the pool may have; it has fewer as long as they start on demand, or after idle ones have ended
 * @param runningWorkers how many have connected and are not gone
 * @param workers the workers, those that are being started included
 * @param waitingCalls calls that wait for a worker
 * @param outstandingCalls calls that have not ended, those that wait included; of a mapping, what has been read of its input;
 *     initializers and finalizers that run now are among them
 * @param calls what became of calls
 * @param workerEnds what became of workers
 * @param runTimes how long the tasks ran, as their workers measured it, of all calls that were answered
 * @param waitTimes how long these calls had stood in the pool's queue; 0 for one that was given to a worker at once
 * @param slowest the slowest calls that were answered, the slowest first; at most 5
 */
public record PoolStats(
        Instant at,
        String name,
        State state,
        int targetWorkers,
        int runningWorkers,
        List<WorkerStats> workers,
        long waitingCalls,
        long outstandingCalls,
        Calls calls,
        WorkerEnds workerEnds,
        Times runTimes,
        Times waitTimes,
        List<SlowCall> slowest) {

    /** Copies the lists; no part may be null. */
    public PoolStats {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(calls, "calls");
        Objects.requireNonNull(workerEnds, "workerEnds");
        Objects.requireNonNull(runTimes, "runTimes");
        Objects.requireNonNull(waitTimes, "waitTimes");
        workers = List.copyOf(workers);
        slowest = List.copyOf(slowest);
    }

    /** A pool's state. */
    public enum State {
        /** It takes calls. */
        OPEN,
        /** It takes no more calls, and runs those that it has. */
        SHUTDOWN,
        /** Its workers end. */
        STOPPING,
        /** Its workers are gone. */
        STOPPED
    }

    /**
     * What became of calls, since the pool was opened.
     *
     * @param completed gave a result
     * @param failed threw, or had arguments or a result that could not travel
     * @param timedOut ran longer than their limits
     * @param lost were lost with their workers
     * @param cancelled were withdrawn: cancelled, or given up by an interrupted caller or a closed {@link Results}
     * @param refused were not run, or not to their end, because the pool ended
     * @param retried attempts after the first, of calls that have {@code retries}
     */
    public record Calls(
            long completed, long failed, long timedOut, long lost, long cancelled, long refused, long retried) {}

    /**
     * What became of workers, since the pool was opened. A worker that was killed or lost counts a little after its call has ended:
     * once all that it had is settled.
     *
     * @param retired ended in order: after their number of calls, for their size, since they were too many or idle, or with the pool
     * @param timedOut were killed because a call ran longer than its limit
     * @param cancelled were killed because the call that they ran was withdrawn
     * @param terminated were killed with their pool
     * @param lost ended otherwise, by reason; unmodifiable
     * @param notStarted starts that failed
     */
    public record WorkerEnds(
            long retired, long timedOut, long cancelled, long terminated, Map<Reason, Long> lost, long notStarted) {
        /** Copies the map. */
        public WorkerEnds {
            lost = Map.copyOf(lost);
        }
    }

    /**
     * How times are distributed. Percentiles are at most 3.2 % too high; the longest time is exact.
     *
     * @param count how many were measured
     * @param p50 half of them were no longer; zero if there are none
     * @param p90 90 of 100 were no longer
     * @param p99 99 of 100 were no longer
     * @param max the longest
     */
    public record Times(long count, Duration p50, Duration p90, Duration p99, Duration max) {
        /** No part may be null. */
        public Times {
            Objects.requireNonNull(p50, "p50");
            Objects.requireNonNull(p90, "p90");
            Objects.requireNonNull(p99, "p99");
            Objects.requireNonNull(max, "max");
        }
    }

    /**
     * A call that took long.
     *
     * @param task the name of the task
     * @param index the position of the item in the input of its mapping, from 0; -1 if it was none
     * @param pid the process that ran it
     * @param elapsed how long the task ran, as its worker measured it
     */
    public record SlowCall(String task, long index, long pid, Duration elapsed) {
        /** Neither name nor time may be null. */
        public SlowCall {
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(elapsed, "elapsed");
        }
    }

    /** A table for people, of several lines; its form may change. */
    @Override
    public String toString() {
        return StatsTable.of(this);
    }
}
