package dev.parallel.maven.driver;

import dev.parallel.Pool;
import dev.parallel.maven.protocol.JobConfig.Overrides;
import dev.parallel.spi.TaskDescriptor;
import dev.parallel.spi.TaskPolicy;
import java.time.Duration;

/** Opens the pool of a job: as the task's annotation declares it, but for what the user says over it. */
final class PoolOpener {

    private PoolOpener() {}

    /** How many workers the pool will have. */
    static int workers(TaskPolicy policy, Overrides overrides) {
        if (overrides.workers() > 0) {
            return overrides.workers();
        }
        return policy.workers() > 0 ? policy.workers() : Runtime.getRuntime().availableProcessors();
    }

    /**
     * Opens the pool.
     *
     * @throws RefusedException if the user asks for what no pool can be
     */
    static Pool open(TaskDescriptor task, Overrides overrides) {
        try {
            return builder(task, overrides).open();
        } catch (IllegalArgumentException e) {
            throw new RefusedException("The pool of the job cannot be opened: " + e.getMessage() + ".", e);
        }
    }

    private static Pool.Builder builder(TaskDescriptor task, Overrides overrides) {
        TaskPolicy policy = task.policy();
        Pool.Builder builder = Pool.builder().name(task.name()).workers(workers(policy, overrides));
        if (overrides.timeoutNanos() >= 0) {
            builder.timeout(Duration.ofNanos(overrides.timeoutNanos()));
        }
        if (overrides.retries() >= 0) {
            builder.retries(overrides.retries());
        }
        String heap = overrides.heap().isEmpty() ? policy.heap() : overrides.heap();
        if (!heap.isEmpty()) {
            builder.heap(heap);
        }
        if (policy.maxTasksPerWorker() > 0) {
            builder.maxTasksPerWorker(policy.maxTasksPerWorker());
        }
        return builder.jvmArgs(policy.jvmArgs().toArray(String[]::new));
    }
}
