package dev.parallel.internal.stats;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * How often times of which length were measured. The buckets are log-linear, as in Gil Tene's HdrHistogram: 32 to each power of two,
 * so that a value that is read is at most 3.2 % above one that was recorded, and the size is fixed. One thread at a time records;
 * any may read meanwhile, and sees each bucket as it is or was a moment ago.
 */
public final class Histogram {

    /** Longer times, above 39 hours, count as this. */
    static final long LONGEST = (1L << 47) - 1;

    private static final int SUB_BITS = 5;
    private static final int SUB_BUCKETS = 1 << SUB_BITS;
    private static final int BUCKETS = bucket(LONGEST) + 1;
    private static final int MAX = BUCKETS;
    private static final int SUM = BUCKETS + 1;
    /** Opaque access: no reader sees half a number, and recording needs no fence. */
    private static final VarHandle COUNT = MethodHandles.arrayElementVarHandle(long[].class);

    /** The counts, and behind them the longest time and the sum of all. */
    private final long[] cells = new long[BUCKETS + 2];

    /** The bucket of a time. */
    static int bucket(long nanos) {
        int power = Math.max(0, 63 - Long.numberOfLeadingZeros(nanos) - SUB_BITS);
        return (power << SUB_BITS) + (int) (nanos >>> power);
    }

    /** The longest time in a bucket. */
    static long longestIn(int bucket) {
        int power = Math.max(0, bucket / SUB_BUCKETS - 1);
        return ((bucket - (long) power * SUB_BUCKETS + 1) << power) - 1;
    }

    /** Records a time, which counts as 0 if it is negative. */
    public void record(long nanos) {
        record(nanos, 1);
    }

    /** Records the same time for several. */
    public void record(long nanos, int count) {
        long bounded = Math.max(0, Math.min(LONGEST, nanos));
        add(bucket(bounded), count);
        add(SUM, bounded * count);
        if (bounded > get(MAX)) {
            COUNT.setOpaque(cells, MAX, bounded);
        }
    }

    /** Adds all that another one has. */
    public void add(Histogram other) {
        for (int i = 0; i < BUCKETS; i++) {
            add(i, other.get(i));
        }
        add(SUM, other.sum());
        COUNT.setOpaque(cells, MAX, Math.max(max(), other.max()));
    }

    private void add(int cell, long count) {
        COUNT.setOpaque(cells, cell, cells[cell] + count);
    }

    private long get(int cell) {
        return (long) COUNT.getOpaque(cells, cell);
    }

    /** How many were recorded. */
    public long count() {
        long count = 0;
        for (int i = 0; i < BUCKETS; i++) {
            count += get(i);
        }
        return count;
    }

    /** The sum of all times. */
    public long sum() {
        return get(SUM);
    }

    /** The longest time; 0 if there is none. */
    public long max() {
        return get(MAX);
    }

    /** The time that a share of the recorded ones does not exceed; 0 if there is none. */
    public long percentile(double percent) {
        long wanted = Math.max(1, (long) Math.ceil(count() * percent / 100));
        long seen = 0;
        for (int i = 0; i < BUCKETS; i++) {
            seen += get(i);
            if (seen >= wanted) {
                return Math.min(longestIn(i), max());
            }
        }
        return max();
    }
}
