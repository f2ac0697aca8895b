package dev.parallel.testing;

import dev.parallel.Pool;

/** A class with a task whose initialiser opens a pool. */
public final class Unready {

    static final int NINE;

    static {
        try (Pool pool = Pool.builder().workers(1).heap("32m").open()) {
            NINE = pool.apply(ParallelTasks.square(3));
        }
    }

    private Unready() {}

    static int lookUp(int n) {
        return NINE + n;
    }
}
