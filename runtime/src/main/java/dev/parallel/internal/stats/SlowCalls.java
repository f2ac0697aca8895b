package dev.parallel.internal.stats;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The slowest calls. One thread at a time offers, any reads. */
public final class SlowCalls {

    /** How many are kept. */
    public static final int MOST = 5;

    private volatile List<SlowCall> slowest = List.of();
    /** What a call must exceed to be kept; for the thread that offers. */
    private long floor = -1;

    /**
     * A call that took long.
     *
     * @param task the task's name
     * @param index the item's position in the input; -1 for a single call
     * @param pid the process that ran it
     * @param nanos how long it ran
     */
    public record SlowCall(String task, long index, long pid, long nanos) {}

    /** Whether a call of that length would be kept. */
    public boolean wants(long nanos) {
        return nanos > floor;
    }

    /** Keeps a call, if it is among the slowest. */
    public void offer(SlowCall call) {
        slowest = slowest(Stream.concat(slowest.stream(), Stream.of(call)));
        floor = slowest.size() < MOST ? -1 : slowest.get(MOST - 1).nanos();
    }

    /** Adds all that another one has. */
    public void add(SlowCalls other) {
        other.slowest().forEach(this::offer);
    }

    /** Those that are kept, the slowest first. */
    public List<SlowCall> slowest() {
        return slowest;
    }

    private static List<SlowCall> slowest(Stream<SlowCall> calls) {
        return calls.sorted(Comparator.comparingLong(SlowCall::nanos).reversed())
                .limit(MOST)
                .toList();
    }
}
