package dev.parallel.internal.schedule;

import dev.parallel.internal.events.PoolEvents;
import dev.parallel.internal.stats.Histogram;
import dev.parallel.internal.stats.SlowCalls;
import dev.parallel.internal.stats.SlowCalls.SlowCall;
import dev.parallel.internal.transport.Answer;
import dev.parallel.internal.transport.AnswerKind;
import dev.parallel.internal.transport.AnswerRun;
import java.util.function.LongConsumer;

/**
 * What a worker has answered. Written by the holder of the link's lease, so that nobody waits for anybody; read by any thread, which
 * may miss what was written a moment ago.
 */
final class Tally {

    private static final PoolEvents EVENTS = PoolEvents.get();

    final Histogram runTimes = new Histogram();
    final Histogram waitTimes = new Histogram();
    final SlowCalls slowest = new SlowCalls();
    private final String worker;
    private final long pid;
    private volatile long failed;

    /** The flight and the item that the next time belongs to; null in between. */
    private Flight flight;

    private int item;
    private final LongConsumer time = this::ran;

    Tally(String worker, long pid) {
        this.worker = worker;
        this.pid = pid;
    }

    /** How many calls ended with what they threw, or could not be read or written. */
    long failed() {
        return failed;
    }

    /** How many calls were answered. */
    long answered() {
        return waitTimes.count();
    }

    void results(Flight source, int firstItem, AnswerRun run) {
        flight = source;
        item = firstItem;
        run.forEachTime(time);
        // It has the arguments of its items, which are the caller's.
        flight = null;
        waitTimes.record(source.waitedNanos, run.count());
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // only the holder of the lease writes
    void answer(Flight source, int answered, Answer answer) {
        if (answer.kind() != AnswerKind.VALUE) {
            failed++;
        }
        if (answer.kind() != AnswerKind.NOT_CALLED) {
            flight = source;
            item = answered;
            ran(answer.nanos());
            flight = null;
        }
        waitTimes.record(source.waitedNanos);
    }

    private void ran(long nanos) {
        runTimes.record(nanos);
        if (slowest.wants(nanos)) {
            slowest.offer(new SlowCall(flight.chunk.task(), flight.chunk.visibleIndex(item), pid, nanos));
        }
        if (nanos >= EVENTS.callNanos()) {
            EVENTS.call(flight.chunk.task(), flight.chunk.visibleIndex(item), worker, pid, nanos);
        }
        item++;
    }
}
