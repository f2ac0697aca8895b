package dev.parallel;

import dev.parallel.internal.process.launch.WorkerSpec;
import dev.parallel.internal.worker.ChildMain;
import dev.parallel.spi.TaskPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a builder says of a child process, checked. Null or empty where it says nothing. For one thread; read when a process is started. */
final class ChildConfig {

    /** By its class, not by a text: what takes unused classes out of a jar must see that this one is used. */
    private static final String MAIN = ChildMain.class.getName();

    /** Null: by its place in the family. */
    private String name;

    /** After those of the annotation. */
    private List<String> jvmArgs = List.of();

    /** Empty: the annotation's. */
    private String heap = "";

    /** Variables to set, or to remove where the value is null. */
    private final Map<String, String> environment = new LinkedHashMap<>();

    private boolean cleanEnvironment;

    /** Null: that of this process. */
    private Path directory;

    private WorkerOutput output = WorkerOutput.inherit();

    /** Null: what this process is itself. */
    private Boolean daemon;

    /** What its JVM is to be: the annotation's heap and arguments count where the builder says nothing, or before what it says. */
    WorkerSpec spec(TaskPolicy declared) {
        List<String> arguments = new ArrayList<>(declared.jvmArgs());
        arguments.addAll(jvmArgs);
        return new WorkerSpec(
                MAIN,
                arguments,
                heap.isEmpty() ? declared.heap() : heap,
                Runtime.getRuntime().availableProcessors(),
                List.of(),
                0,
                environment,
                cleanEnvironment,
                directory);
    }

    String name() {
        return name;
    }

    void setName(String newName) {
        if (newName.isBlank()) {
            throw new IllegalArgumentException("a process's name is not blank");
        }
        name = newName;
    }

    void setJvmArgs(List<String> arguments) {
        jvmArgs = List.copyOf(arguments);
    }

    void setHeap(String size) {
        heap = PoolConfig.checkedHeap(size);
    }

    void setEnvironment(String variable, String value) {
        environment.put(Objects.requireNonNull(variable, "name"), value);
    }

    void setCleanEnvironment() {
        cleanEnvironment = true;
    }

    void setDirectory(Path newDirectory) {
        directory = newDirectory.toAbsolutePath();
    }

    WorkerOutput output() {
        return output;
    }

    void setOutput(WorkerOutput newOutput) {
        output = Objects.requireNonNull(newOutput, "output");
    }

    Boolean daemon() {
        return daemon;
    }

    void setDaemon(boolean isDaemon) {
        daemon = isDaemon;
    }
}
