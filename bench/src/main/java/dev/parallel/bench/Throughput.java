package dev.parallel.bench;

import dev.parallel.AsyncResult;
import dev.parallel.Inputs;
import dev.parallel.Outputs;
import dev.parallel.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Many tiny tasks: as one mapping, and as single asynchronous calls. */
final class Throughput {

    private static final int WORKERS = 2;
    private static final int ITEMS = 1_000_000;
    private static final int CALLS = 200_000;
    private static final int ROUNDS = 5;

    private Throughput() {}

    static void measure() throws Exception {
        Map<String, Double> python = CPython.measure("throughput");
        Table.RATES.head(
                "Tiny tasks, " + WORKERS + " workers, best of " + ROUNDS + " rounds",
                "tasks per second",
                "pool",
                "CPython `Pool`");
        List<Integer> items = IntStream.range(0, ITEMS).boxed().toList();
        try (Pool pool = Warm.pool(WORKERS)) {
            Samples map = Samples.take(ROUNDS, i -> pool.map(ParallelWork.square, items));
            Table.RATES.row(
                    "`map` of a million items", ITEMS * 1e6 / map.micros(0), python.getOrDefault("map", Table.MISSING));
            int[] numbers = IntStream.range(0, ITEMS).toArray();
            Samples array = Samples.take(ROUNDS, i -> Outputs.ints(pool.map(ParallelWork.square, Inputs.of(numbers))));
            Table.RATES.row(
                    "the same from `int[]` to `int[]`",
                    ITEMS * 1e6 / array.micros(0),
                    python.getOrDefault("map", Table.MISSING));
            Samples async = Samples.take(ROUNDS, i -> callAll(pool));
            Table.RATES.row(
                    "`applyAsync`", CALLS * 1e6 / async.micros(0), python.getOrDefault("apply_async", Table.MISSING));
        }
    }

    private static void callAll(Pool pool) throws Exception {
        List<AsyncResult<Integer>> results = new ArrayList<>(CALLS);
        for (int i = 0; i < CALLS; i++) {
            results.add(pool.applyAsync(ParallelWork.square(i)));
        }
        for (AsyncResult<Integer> result : results) {
            result.get();
        }
    }
}
