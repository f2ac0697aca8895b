package dev.parallel;

import dev.parallel.internal.process.launch.WorkerSpec;
import dev.parallel.internal.schedule.ProcessBudget;
import dev.parallel.internal.schedule.StaffPlan;
import dev.parallel.spi.MemoryText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/** What a builder says of a pool, checked. Null or zero where it says nothing. For one thread; a pool reads it when it is opened. */
final class PoolConfig {

    /** Of the workers. */
    private final Surroundings surroundings = new Surroundings();

    /** 0: the processors that this process may use. */
    private int workers;

    private CallPolicy policy = CallPolicy.UNSET;

    /** 0: workers are not replaced for that. */
    private int maxTasksPerWorker;

    /** Null: {@code pool-N}. */
    private String name;

    private WorkerLogs logs = WorkerLogs.local();

    private int maxPending = 100_000;

    /** In bytes; 0: workers are not replaced for that. */
    private long maxWorkerMemory;

    /** Null: none. */
    private Call<?> initializer;

    /** Null: none. */
    private Call<?> finalizer;

    /** Null: never. */
    private Duration idleTimeout;

    private int nesting;

    /** Not null for a declarative pool. */
    private Declared declared;

    /**
     * What only declarative pools have.
     *
     * @param budget what bounds all of them
     * @param classPath what their task's class loader adds to the class path
     */
    record Declared(ProcessBudget budget, List<Path> classPath) {}

    static int atLeast(int least, int value, String what) {
        if (value < least) {
            throw new IllegalArgumentException(what + " is at least " + least + ", not " + value);
        }
        return value;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    int workers() {
        return workers;
    }

    void setWorkers(int count) {
        workers = atLeast(1, count, "workers");
    }

    CallPolicy policy() {
        return policy;
    }

    void setTimeout(Duration limit) {
        policy = policy.withTimeout(Objects.requireNonNull(limit, "limit"));
    }

    void setSoftTimeout(Duration limit) {
        policy = policy.withSoftTimeout(Objects.requireNonNull(limit, "limit"));
    }

    void setRetries(int count) {
        policy = policy.withRetries(count);
    }

    int maxTasksPerWorker() {
        return maxTasksPerWorker;
    }

    void setMaxTasksPerWorker(int tasks) {
        maxTasksPerWorker = atLeast(1, tasks, "maxTasksPerWorker");
    }

    String name() {
        return name;
    }

    void setName(String newName) {
        if (newName.isBlank()) {
            throw new IllegalArgumentException("a pool's name is not blank");
        }
        name = newName;
    }

    WorkerLogs logs() {
        return logs;
    }

    void setLogs(WorkerLogs newLogs) {
        logs = Objects.requireNonNull(newLogs, "logs");
    }

    Duration idleTimeout() {
        return idleTimeout;
    }

    void setIdleTimeout(Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException("idleTimeout is more than zero, not " + limit);
        }
        idleTimeout = limit;
    }

    int nesting() {
        return nesting;
    }

    void setNesting(int depth) {
        nesting = atLeast(0, depth, "nesting");
    }

    Declared declared() {
        return declared;
    }

    void setDeclared(Declared extras) {
        declared = extras;
    }

    /** How many workers, and when. */
    StaffPlan staff() {
        int most = workers == 0 ? Runtime.getRuntime().availableProcessors() : workers;
        long idleNanos = idleTimeout == null ? StaffPlan.NEVER : CallPolicy.saturatedNanos(idleTimeout);
        return new StaffPlan(most, declared == null, idleNanos, declared == null ? null : declared.budget());
    }

    /**
     * What the workers are, of whom there are so many at most.
     *
     * @throws IllegalArgumentException if their directory is none
     */
    WorkerSpec spec(String mainClass, int most) {
        int sharing = declared == null ? most : declared.budget().limitWith(most);
        List<Path> classPath = declared == null ? List.of() : declared.classPath();
        return new WorkerSpec(
                mainClass,
                surroundings.jvmArgs(),
                surroundings.heap(),
                sharing,
                classPath,
                WorkerGuard.nestingOf(nesting),
                surroundings.environment(),
                surroundings.cleanEnvironment(),
                surroundings.directoryOf("the workers"));
    }

    int maxPending() {
        return maxPending;
    }

    void setMaxPending(int calls) {
        maxPending = atLeast(1, calls, "maxPending");
    }

    Call<?> initializer() {
        return initializer;
    }

    void setInitializer(Call<?> call) {
        initializer = Objects.requireNonNull(call, "initializer");
    }

    Call<?> finalizer() {
        return finalizer;
    }

    void setFinalizer(Call<?> call) {
        finalizer = Objects.requireNonNull(call, "finalizer");
    }

    long maxWorkerMemory() {
        return maxWorkerMemory;
    }

    void setMaxWorkerMemory(String size) {
        try {
            maxWorkerMemory = MemoryText.parse(Objects.requireNonNull(size, "size"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("maxWorkerMemory \"" + size + "\" " + e.getMessage(), e);
        }
    }

    boolean isDeclarative() {
        return declared != null;
    }
}
