package numbers;

import dev.parallel.Parallel;

/** Sums. */
final class Sums {

    private Sums() {}

    @Parallel
    static long sumOfSquares(int end) {
        long sum = 0;
        for (long n = 0; n < end; n++) {
            sum += n * n;
        }
        return sum;
    }

    @Parallel
    static double meanOfRoots(long count) {
        double sum = 0;
        for (long n = 0; n < count; n++) {
            sum += Math.sqrt(n);
        }
        return sum / count;
    }
}
