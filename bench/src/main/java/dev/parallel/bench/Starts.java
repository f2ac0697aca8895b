package dev.parallel.bench;

import dev.parallel.Pool;
import java.util.Map;

/** From nothing to the first answer. */
final class Starts {

    private static final int ROUNDS = 9;

    private Starts() {}

    static void measure() throws Exception {
        Map<String, Double> python = CPython.measure("starts");
        double began = ProcessorTime.ofEndedChildren();
        Samples jvm = Samples.take(ROUNDS, i -> IdleJvm.endsAtOnce().waitFor());
        double jvmEnded = ProcessorTime.ofEndedChildren();
        Samples pool = Samples.take(ROUNDS, i -> {
            try (Pool opened = Pool.open(1)) {
                opened.apply(ParallelWork.square(i));
            }
        });
        double poolEnded = ProcessorTime.ofEndedChildren();
        Table.TIMES.head(
                "Start and end, median of " + ROUNDS,
                "milliseconds",
                "pool",
                "`java` with an empty `main`",
                "CPython, forked");
        Table.TIMES.row(
                "open a pool of one, one call, close",
                pool.p50() / 1e3,
                jvm.p50() / 1e3,
                python.getOrDefault("pool", Table.MISSING));
        Table.TIMES.row(
                "its process's processor time, mean",
                (poolEnded - jvmEnded) / ROUNDS,
                (jvmEnded - began) / ROUNDS,
                Table.MISSING);
    }
}
