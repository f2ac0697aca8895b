package numbers;

import dev.parallel.Inputs;
import dev.parallel.Outputs;
import dev.parallel.Pool;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Programs of the tutorials that compute with numbers, by their numbers there. */
final class Programs {

    private static final int MILLION = 1_000_000;

    private Programs() {}

    public static void main(String[] args) {
        try (Pool pool = Pool.open(4)) {
            sumsOfSquares(pool);
            System.out.println("program 15: "
                    + count(Outputs.booleans(pool.map(ParallelPrimes.isPrime, Inputs.range(1, 100_001)))));
            primality(pool);
            otherTypes(pool);
        }
        System.out.println("declared pool: " + join(ParallelSums.sumOfSquares.map(Inputs.range(0, 5))));
    }

    private static void sumsOfSquares(Pool pool) {
        List<Integer> ends = Collections.nCopies(8, MILLION);
        List<Long> sequential =
                timed(8, "sequential", () -> ends.stream().map(Sums::sumOfSquares).toList());
        List<Long> parallel = timed(8, "4 workers", () -> pool.map(ParallelSums.sumOfSquares, ends));
        System.out.println("program 8: " + join(parallel));
        System.out.println("program 8: equal " + parallel.equals(sequential));
    }

    private static void primality(Pool pool) {
        int end = 10 * MILLION;
        boolean[] sequential = timed(16, "sequential", () -> {
            boolean[] flags = new boolean[end];
            for (int n = 0; n < end; n++) {
                flags[n] = Primes.isPrime(n);
            }
            return flags;
        });
        List<Boolean> parallel = timed(16, "4 workers", () -> pool.map(ParallelPrimes.isPrime, Inputs.range(0, end)));
        System.out.println("program 16: " + count(sequential) + " " + Collections.frequency(parallel, true));
    }

    private static void otherTypes(Pool pool) {
        double[] means = Outputs.doubles(pool.map(ParallelSums.meanOfRoots, Inputs.of(new long[] {1, 4, 10})));
        System.out.println("means: " + means[0] + " " + Math.round(1000 * means[1]) + " " + means.length);
        long[] sums = Outputs.longs(pool.map(ParallelSums.sumOfSquares, Inputs.of(IntStream.of(3, 4))));
        System.out.println("sums: " + sums[0] + " " + sums[1]);
        System.out.println("stream: " + join(pool.map(ParallelPrimes.isPrime, Inputs.of(Stream.of(2, 4)))));
    }

    private static <T> T timed(int program, String how, Supplier<T> work) {
        long start = System.nanoTime();
        T result = work.get();
        System.out.println("time of program " + program + ", " + how + ": " + (System.nanoTime() - start) / MILLION
                + " ms");
        return result;
    }

    private static int count(boolean[] flags) {
        int count = 0;
        for (boolean flag : flags) {
            count += flag ? 1 : 0;
        }
        return count;
    }

    private static String join(List<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
