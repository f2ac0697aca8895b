package dev.parallel.spi;

import java.util.List;
import java.util.Objects;

/**
 * What an annotation declares of a task, checked by the processor.
 *
 * @param workers the size of the declarative pool; 0: the processors that this process may use
 * @param timeoutNanos the limit of a call in nanoseconds; 0: none
 * @param retries how many times a call is given to another worker after its worker was lost
 * @param maxTasksPerWorker after how many calls a worker of the declarative pool is replaced; 0: never
 * @param heap the heap of a worker of the declarative pool, as {@code -Xmx} takes it; empty: chosen by the runtime
 * @param jvmArgs further arguments of the workers of the declarative pool
 * @param pool the name of the declarative pool
 */
public record TaskPolicy(
        int workers,
        long timeoutNanos,
        int retries,
        int maxTasksPerWorker,
        String heap,
        List<String> jvmArgs,
        String pool) {

    /** Copies the arguments; nothing may be null. */
    public TaskPolicy {
        Objects.requireNonNull(heap, "heap");
        Objects.requireNonNull(pool, "pool");
        jvmArgs = List.copyOf(jvmArgs);
    }
}
