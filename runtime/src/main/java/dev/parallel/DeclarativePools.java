package dev.parallel;

import dev.parallel.spi.TaskDescriptor;
import dev.parallel.spi.TaskPolicy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pools that annotations declare: one a name, started at first use, closed with the application. */
final class DeclarativePools {

    private static final Map<String, Pool> POOLS = new HashMap<>();

    private DeclarativePools() {}

    /**
     * The pool of a task.
     *
     * @param task the task; the first one that uses a pool says what the pool is
     * @return an open pool
     */
    static Pool of(TaskDescriptor task) {
        synchronized (POOLS) {
            return POOLS.computeIfAbsent(task.policy().pool(), name -> open(name, task.policy()));
        }
    }

    private static Pool open(String name, TaskPolicy policy) {
        PoolConfig config = new PoolConfig();
        config.setName(name);
        config.setDeclarative();
        config.setJvmArgs(policy.jvmArgs());
        if (policy.workers() > 0) {
            config.setWorkers(policy.workers());
        }
        if (policy.maxTasksPerWorker() > 0) {
            config.setMaxTasksPerWorker(policy.maxTasksPerWorker());
        }
        if (!policy.heap().isEmpty()) {
            config.setHeap(policy.heap());
        }
        return new Pool(PoolCore.open(config));
    }

    /** Closes all declarative pools; the next call opens its pool anew. */
    static void closeAll() {
        List<Pool> open;
        synchronized (POOLS) {
            open = new ArrayList<>(POOLS.values());
            POOLS.clear();
        }
        open.forEach(Pool::close);
    }
}
