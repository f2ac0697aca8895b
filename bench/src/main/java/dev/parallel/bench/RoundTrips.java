package dev.parallel.bench;

import dev.parallel.Pool;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/** A call and its answer: one thread calls again and again, the workers are warm. */
final class RoundTrips {

    private static final int[] POOLS = {1, 4, 16};
    private static final int ROUNDS = 5;
    private static final int WARM_UP = 50_000;
    private static final int CALLS = 50_000;
    private static final int RARE_CALLS = 1_000;
    private static final long PAUSE_NANOS = 1_000_000;

    private RoundTrips() {}

    static void measure() throws Exception {
        Samples[] executor = inThisProcess();
        Map<String, Double> python = CPython.measure("round-trips");
        Table.TIMES.head(
                "Round trip of a call, median of " + ROUNDS + " rounds",
                "microseconds",
                "`pool.apply`",
                "`ExecutorService`, 1 thread",
                "CPython `Pool.apply`");
        for (int workers : POOLS) {
            Samples[] ours = inAPool(workers);
            String who = workers + (workers == 1 ? " worker" : " workers");
            Table.TIMES.row(
                    who + ", p50",
                    median(ours, 0.5),
                    median(executor, 0.5),
                    python.getOrDefault(workers + ".p50", Table.MISSING));
            Table.TIMES.row(
                    who + ", p99",
                    median(ours, 0.99),
                    median(executor, 0.99),
                    python.getOrDefault(workers + ".p99", Table.MISSING));
        }
        Table.TIMES.head("Round trip after 1 ms without a call", "microseconds", "`pool.apply`", "`ExecutorService`");
        double[] rare = rarely();
        Table.TIMES.row("4 workers, p50", rare[0], rare[1]);
    }

    private static Samples[] inAPool(int workers) throws Exception {
        try (Pool pool = Warm.pool(workers)) {
            return rounds(i -> pool.apply(ParallelWork.square(i)));
        }
    }

    private static Samples[] inThisProcess() throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try {
            return rounds(i -> executor.submit(() -> Work.square(i)).get());
        } finally {
            executor.shutdown();
        }
    }

    private static Samples[] rounds(Samples.Action action) throws Exception {
        Samples.take(WARM_UP, action);
        Samples[] rounds = new Samples[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            rounds[i] = Samples.take(CALLS, action);
        }
        return rounds;
    }

    private static double median(Samples[] rounds, double quantile) {
        double[] values = Arrays.stream(rounds)
                .mapToDouble(round -> round.micros(quantile))
                .sorted()
                .toArray();
        return values[values.length / 2];
    }

    /** The price of parking: both sides have gone to sleep before each call. */
    private static double[] rarely() throws Exception {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (Pool pool = Warm.pool(4)) {
            Samples.take(WARM_UP, i -> pool.apply(ParallelWork.square(i)));
            long[] ours = new long[RARE_CALLS];
            long[] peer = new long[RARE_CALLS];
            for (int i = 0; i < RARE_CALLS; i++) {
                LockSupport.parkNanos(PAUSE_NANOS);
                long start = System.nanoTime();
                pool.apply(ParallelWork.square(i));
                ours[i] = System.nanoTime() - start;
                LockSupport.parkNanos(PAUSE_NANOS);
                int number = i;
                start = System.nanoTime();
                executor.submit(() -> Work.square(number)).get();
                peer[i] = System.nanoTime() - start;
            }
            Arrays.sort(ours);
            Arrays.sort(peer);
            return new double[] {new Samples(ours).p50(), new Samples(peer).p50()};
        } finally {
            executor.shutdown();
        }
    }
}
