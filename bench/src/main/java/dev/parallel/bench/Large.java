package dev.parallel.bench;

import dev.parallel.Pool;
import java.util.Map;

/** A large array, to a worker and back. */
final class Large {

    private static final int BYTES = 64 << 20;
    private static final int ROUNDS = 15;

    private Large() {}

    static void measure() throws Exception {
        Map<String, Double> python = CPython.measure("large");
        Table.RATES.head(
                "64 MiB there and back, best of " + ROUNDS + " rounds", "GB per second", "pool", "CPython `Pool`");
        byte[] bytes = new byte[BYTES];
        try (Pool pool = Pool.builder().workers(1).heap("512m").open()) {
            Samples echo = Samples.take(ROUNDS, i -> pool.apply(ParallelWork.echo(bytes)));
            Table.RATES.row("`byte[]`", 2.0 * BYTES / 1e3 / echo.micros(0), python.getOrDefault("echo", Table.MISSING));
        }
    }
}
