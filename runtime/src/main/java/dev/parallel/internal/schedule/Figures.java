package dev.parallel.internal.schedule;

import dev.parallel.error.WorkerLostException.Reason;
import dev.parallel.internal.stats.Histogram;
import dev.parallel.internal.stats.SlowCalls.SlowCall;
import java.util.List;
import java.util.Map;

/**
 * What a pool has done, and what it does now. Taken without stopping anything, so that figures may differ from each other by what
 * happened meanwhile.
 *
 * @param standing its state and size
 * @param workers its workers
 * @param waiting items that wait for a worker
 * @param outstanding items that have not ended, those included
 * @param calls what became of items
 * @param ends what became of workers
 * @param runTimes how long tasks ran
 * @param waitTimes how long items that were answered had waited for a worker
 * @param slowest the slowest items, the slowest first
 */
public record Figures(
        Standing standing,
        List<WorkerFigures> workers,
        long waiting,
        long outstanding,
        Calls calls,
        Ends ends,
        Histogram runTimes,
        Histogram waitTimes,
        List<SlowCall> slowest) {

    /**
     * What became of items.
     *
     * @param completed gave a result
     * @param failed threw, or could not be encoded on one of its ways
     * @param timedOut ran longer than their limits
     * @param lost were lost with their workers
     * @param cancelled were withdrawn
     * @param refused were not run, or not to their end, because the pool ended
     * @param retried attempts after the first
     */
    public record Calls(
            long completed, long failed, long timedOut, long lost, long cancelled, long refused, long retried) {

        /** How many items have ended. */
        public long ended() {
            return completed + failed + timedOut + lost + cancelled + refused;
        }
    }

    /**
     * What became of workers.
     *
     * @param retired ended in order
     * @param timedOut were killed for a call's limit
     * @param cancelled were killed for a call that was withdrawn
     * @param terminated were killed with their pool
     * @param lost were lost, by reason
     * @param notStarted starts that failed
     */
    public record Ends(
            long retired, long timedOut, long cancelled, long terminated, Map<Reason, Long> lost, long notStarted) {}
}
