package tutorial;

import dev.parallel.Parallel;
import dev.parallel.Pool;
import java.util.List;

/** What a worker must refuse: its initialiser opens a pool. */
public final class Unguarded {

    static final List<Integer> TABLE;

    static {
        try (Pool pool = Pool.open(4)) {
            TABLE = pool.map(ParallelTasks.square, List.of(1, 2, 3));
        }
    }

    private Unguarded() {}

    @Parallel
    public static int lookUp(int n) {
        return TABLE.get(n);
    }
}
