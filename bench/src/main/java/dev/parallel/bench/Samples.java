package dev.parallel.bench;

import java.util.Arrays;

/**
 * Times of one thing that was done many times.
 *
 * @param sorted in nanoseconds, ascending
 */
record Samples(long[] sorted) {

    /** Something that is done again and again. */
    interface Action {
        void run(int round) throws Exception;
    }

    static Samples take(int count, Action action) throws Exception {
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            action.run(i);
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return new Samples(nanos);
    }

    /** A quantile in microseconds. */
    double micros(double quantile) {
        return sorted[(int) Math.min(sorted.length - 1, (long) (sorted.length * quantile))] / 1e3;
    }

    double p50() {
        return micros(0.5);
    }

    double p99() {
        return micros(0.99);
    }
}
