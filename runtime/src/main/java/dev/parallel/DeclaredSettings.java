package dev.parallel;

import dev.parallel.spi.Stubs;
import dev.parallel.spi.TaskDescriptor;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.TaskPolicy;
import java.util.ArrayList;
import java.util.List;

/**
 * What annotations say of a declarative pool. Zero or empty where they say nothing.
 *
 * @param workers the number of workers
 * @param maxTasksPerWorker after how many calls a worker is replaced
 * @param heap the heap of a worker
 * @param jvmArgs further arguments
 */
record DeclaredSettings(int workers, int maxTasksPerWorker, String heap, List<String> jvmArgs) {

    /** What one task says. */
    static DeclaredSettings of(TaskPolicy task) {
        return new DeclaredSettings(task.workers(), task.maxTasksPerWorker(), task.heap(), task.jvmArgs());
    }

    /**
     * All tasks of a task's class that use its pool, in the order of their declaration, so that it does not matter which of them is
     * called first.
     */
    static List<TaskDescriptor> neighbours(TaskMethod<?, ?> task) {
        TaskDescriptor own = task.descriptor();
        List<TaskDescriptor> all = new ArrayList<>();
        try {
            Class<?> stub = Class.forName(own.stubClass(), true, task.getClass().getClassLoader());
            for (TaskMethod<?, ?> each : Stubs.of(stub)) {
                if (each.descriptor().policy().pool().equals(own.policy().pool())) {
                    all.add(each.descriptor());
                }
            }
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "the stub of " + own.qualifiedName() + " is not found by its own loader", e);
        }
        return all.isEmpty() ? List.of(own) : all;
    }

    /** This, and what another says where this says nothing. */
    DeclaredSettings or(DeclaredSettings other) {
        return new DeclaredSettings(
                workers == 0 ? other.workers : workers,
                maxTasksPerWorker == 0 ? other.maxTasksPerWorker : maxTasksPerWorker,
                heap.isEmpty() ? other.heap : heap,
                jvmArgs.isEmpty() ? other.jvmArgs : jvmArgs);
    }

    /** What another says that the pool, which is as this says, is not. */
    List<String> notHeeded(DeclaredSettings other) {
        List<String> settings = new ArrayList<>();
        if (other.workers != 0 && other.workers != workers) {
            settings.add("workers = " + other.workers);
        }
        if (other.maxTasksPerWorker != 0 && other.maxTasksPerWorker != maxTasksPerWorker) {
            settings.add("maxTasksPerWorker = " + other.maxTasksPerWorker);
        }
        if (!other.heap.isEmpty() && !other.heap.equals(heap)) {
            settings.add("heap = \"" + other.heap + "\"");
        }
        if (!other.jvmArgs.isEmpty() && !other.jvmArgs.equals(jvmArgs)) {
            settings.add("jvmArgs = " + other.jvmArgs);
        }
        return settings;
    }

    void applyTo(PoolConfig config) {
        if (workers > 0) {
            config.setWorkers(workers);
        }
        if (maxTasksPerWorker > 0) {
            config.setMaxTasksPerWorker(maxTasksPerWorker);
        }
        if (!heap.isEmpty()) {
            config.surroundings().setHeap(heap);
        }
        config.surroundings().setJvmArgs(jvmArgs);
    }
}
