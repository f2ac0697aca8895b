package dev.parallel;

import dev.parallel.internal.process.launch.WorkerSpec;
import dev.parallel.internal.schedule.ProcessBudget;
import dev.parallel.internal.schedule.StaffPlan;
import dev.parallel.spi.MemoryText;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a builder says of a pool, checked. Null or zero where it says nothing. For one thread; a pool reads it when it is opened. */
final class PoolConfig {

    /** 0: the processors that this process may use. */
    private int workers;

    private CallPolicy policy = CallPolicy.UNSET;

    /** 0: workers are not replaced for that. */
    private int maxTasksPerWorker;

    /** Empty: a share of the memory. */
    private String heap = "";

    private List<String> jvmArgs = List.of();

    /** Null: {@code pool-N}. */
    private String name;

    private WorkerOutput output = WorkerOutput.inherit();

    private WorkerLogs logs = WorkerLogs.local();

    /** Variables to set, or to remove where the value is null. */
    private final Map<String, String> environment = new LinkedHashMap<>();

    private int maxPending = 100_000;

    /** In bytes; 0: workers are not replaced for that. */
    private long maxWorkerMemory;

    /** Null: that of this process. */
    private Path directory;

    private boolean cleanEnvironment;

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

    String heap() {
        return heap;
    }

    void setHeap(String size) {
        heap = checkedHeap(size);
    }

    /** A size as {@code -Xmx} takes it. */
    static String checkedHeap(String size) {
        try {
            return MemoryText.heap(size);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("heap \"" + size + "\" " + e.getMessage(), e);
        }
    }

    List<String> jvmArgs() {
        return jvmArgs;
    }

    void setJvmArgs(List<String> arguments) {
        jvmArgs = List.copyOf(arguments);
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

    WorkerOutput output() {
        return output;
    }

    void setOutput(WorkerOutput newOutput) {
        output = Objects.requireNonNull(newOutput, "output");
    }

    WorkerLogs logs() {
        return logs;
    }

    void setLogs(WorkerLogs newLogs) {
        logs = Objects.requireNonNull(newLogs, "logs");
    }

    Map<String, String> environment() {
        return Collections.unmodifiableMap(environment);
    }

    void setEnvironment(String variable, String value) {
        environment.put(Objects.requireNonNull(variable, "name"), value);
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

    /** What the workers are, of whom there are so many at most. */
    WorkerSpec spec(String mainClass, int most, Path folder) {
        int sharing = declared == null ? most : declared.budget().limitWith(most);
        List<Path> classPath = declared == null ? List.of() : declared.classPath();
        return new WorkerSpec(
                mainClass,
                jvmArgs,
                heap,
                sharing,
                classPath,
                WorkerGuard.nestingOf(nesting),
                environment,
                cleanEnvironment,
                folder);
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
            maxWorkerMemory = MemoryText.parse(size);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("maxWorkerMemory \"" + size + "\" " + e.getMessage(), e);
        }
    }

    Path directory() {
        return directory;
    }

    void setDirectory(Path newDirectory) {
        directory = newDirectory.toAbsolutePath();
    }

    boolean cleanEnvironment() {
        return cleanEnvironment;
    }

    void setCleanEnvironment() {
        cleanEnvironment = true;
    }

    boolean isDeclarative() {
        return declared != null;
    }
}
