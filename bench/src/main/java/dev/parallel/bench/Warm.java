package dev.parallel.bench;

import dev.parallel.Pool;
import java.time.Duration;
import java.util.stream.IntStream;

/** Opens pools whose workers have all started and run calls. */
final class Warm {

    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private Warm() {}

    static Pool pool(int workers) throws InterruptedException {
        Pool pool = Pool.builder().workers(workers).heap("256m").open();
        if (!pool.awaitReady(START_LIMIT)) {
            pool.terminate();
            throw new IllegalStateException(workers + " workers did not start within " + START_LIMIT);
        }
        pool.map(
                ParallelWork.square,
                IntStream.range(0, 10_000 * workers).boxed().toList(),
                100);
        return pool;
    }
}
