package dev.parallel.internal.events;

import dev.parallel.Pool;
import dev.parallel.testing.ParallelTasks;
import java.util.List;

/** An application with a pool, for a JVM without the module {@code jdk.jfr}. */
final class WithoutRecorder {

    private WithoutRecorder() {}

    public static void main(String[] arguments) {
        try (Pool pool = Pool.builder().workers(1).heap("32m").open()) {
            System.out.println(
                    "recorder=" + ModuleLayer.boot().findModule("jdk.jfr").isPresent());
            System.out.println("result=" + pool.map(ParallelTasks.square, List.of(1, 2, 3)));
            System.out.println("workersRecorder=" + pool.apply(ParallelTasks.hasModule.with("jdk.jfr")));
            System.out.println("completed=" + pool.stats().calls().completed());
        }
    }
}
