package dev.parallel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a builder says of a pool, checked. Null or zero where it says nothing.
 *
 * @param workers 0: the processors that this process may use
 * @param policy the limit and retries of calls
 * @param maxTasksPerWorker 0: workers are not replaced for that
 * @param heap empty: a share of the memory
 * @param jvmArgs further arguments
 * @param name null: {@code pool-N}
 * @param output where the workers' output goes
 * @param environment variables to set, or to remove where the value is null
 * @param maxPending at least 1
 */
record PoolConfig(
        int workers,
        CallPolicy policy,
        int maxTasksPerWorker,
        String heap,
        List<String> jvmArgs,
        String name,
        WorkerOutput output,
        Map<String, String> environment,
        int maxPending) {

    static final PoolConfig DEFAULT =
            new PoolConfig(0, CallPolicy.UNSET, 0, "", List.of(), null, WorkerOutput.inherit(), Map.of(), 100_000);

    private static final Pattern HEAP = Pattern.compile("[1-9][0-9]*[kKmMgG]?");

    static int atLeast(int least, int value, String what) {
        if (value < least) {
            throw new IllegalArgumentException(what + " is at least " + least + ", not " + value);
        }
        return value;
    }

    PoolConfig withWorkers(int count) {
        return copy(atLeast(1, count, "workers"), policy, maxTasksPerWorker, heap, jvmArgs, name, maxPending);
    }

    PoolConfig withTimeout(Duration limit) {
        CallPolicy changed = policy.withTimeout(Objects.requireNonNull(limit, "limit"));
        return copy(workers, changed, maxTasksPerWorker, heap, jvmArgs, name, maxPending);
    }

    PoolConfig withRetries(int count) {
        return copy(workers, policy.withRetries(count), maxTasksPerWorker, heap, jvmArgs, name, maxPending);
    }

    PoolConfig withMaxTasksPerWorker(int tasks) {
        return copy(workers, policy, atLeast(1, tasks, "maxTasksPerWorker"), heap, jvmArgs, name, maxPending);
    }

    PoolConfig withHeap(String size) {
        if (!HEAP.matcher(size).matches()) {
            throw new IllegalArgumentException(
                    "heap is a number with k, m or g, as -Xmx takes it, for example \"512m\", not \"" + size + "\"");
        }
        return copy(workers, policy, maxTasksPerWorker, size, jvmArgs, name, maxPending);
    }

    PoolConfig withJvmArgs(List<String> arguments) {
        return copy(workers, policy, maxTasksPerWorker, heap, List.copyOf(arguments), name, maxPending);
    }

    PoolConfig withName(String newName) {
        if (newName.isBlank()) {
            throw new IllegalArgumentException("a pool's name is not blank");
        }
        return copy(workers, policy, maxTasksPerWorker, heap, jvmArgs, newName, maxPending);
    }

    PoolConfig withMaxPending(int calls) {
        return copy(workers, policy, maxTasksPerWorker, heap, jvmArgs, name, atLeast(1, calls, "maxPending"));
    }

    PoolConfig withOutput(WorkerOutput newOutput) {
        Objects.requireNonNull(newOutput, "output");
        return new PoolConfig(
                workers, policy, maxTasksPerWorker, heap, jvmArgs, name, newOutput, environment, maxPending);
    }

    PoolConfig withEnvironment(String variable, String value) {
        Map<String, String> changed = new LinkedHashMap<>(environment);
        changed.put(Objects.requireNonNull(variable, "name"), value);
        return new PoolConfig(
                workers,
                policy,
                maxTasksPerWorker,
                heap,
                jvmArgs,
                name,
                output,
                Collections.unmodifiableMap(changed),
                maxPending);
    }

    private PoolConfig copy(
            int newWorkers,
            CallPolicy newPolicy,
            int newMaxTasks,
            String newHeap,
            List<String> newJvmArgs,
            String newName,
            int newMaxPending) {
        return new PoolConfig(
                newWorkers,
                newPolicy,
                newMaxTasks,
                newHeap,
                new ArrayList<>(newJvmArgs),
                newName,
                output,
                environment,
                newMaxPending);
    }
}
