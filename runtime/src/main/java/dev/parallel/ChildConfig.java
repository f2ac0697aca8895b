package dev.parallel;

import dev.parallel.internal.process.launch.WorkerSpec;
import dev.parallel.spi.TaskPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a child process is to be.
 *
 * @param name null for one by its place in the family
 * @param jvmArgs JVM arguments over those of the annotation
 * @param heap as {@code -Xmx} takes it; empty for the annotation's
 * @param environment variables over those of this process; a null value removes the variable
 * @param cleanEnvironment whether these are all that there are
 * @param directory null for that of this process
 * @param output where standard output and standard error go
 * @param daemon null for what this process is itself
 */
record ChildConfig(
        String name,
        List<String> jvmArgs,
        String heap,
        Map<String, String> environment,
        boolean cleanEnvironment,
        Path directory,
        WorkerOutput output,
        Boolean daemon) {

    static final ChildConfig DEFAULT =
            new ChildConfig(null, List.of(), "", Map.of(), false, null, WorkerOutput.inherit(), null);

    private static final String MAIN = "dev.parallel.internal.worker.ChildMain";

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

    ChildConfig withName(String newName) {
        if (newName.isBlank()) {
            throw new IllegalArgumentException("a process's name is not blank");
        }
        return new ChildConfig(newName, jvmArgs, heap, environment, cleanEnvironment, directory, output, daemon);
    }

    ChildConfig withJvmArgs(List<String> arguments) {
        return new ChildConfig(
                name, List.copyOf(arguments), heap, environment, cleanEnvironment, directory, output, daemon);
    }

    ChildConfig withHeap(String size) {
        String checked = PoolConfig.checkedHeap(size);
        return new ChildConfig(name, jvmArgs, checked, environment, cleanEnvironment, directory, output, daemon);
    }

    ChildConfig withEnvironment(String variable, String value) {
        Map<String, String> changed = new LinkedHashMap<>(environment);
        changed.put(Objects.requireNonNull(variable, "name"), value);
        return new ChildConfig(
                name, jvmArgs, heap, Collections.unmodifiableMap(changed), cleanEnvironment, directory, output, daemon);
    }

    ChildConfig withCleanEnvironment() {
        return new ChildConfig(name, jvmArgs, heap, environment, true, directory, output, daemon);
    }

    ChildConfig withDirectory(Path newDirectory) {
        Path absolute = newDirectory.toAbsolutePath();
        return new ChildConfig(name, jvmArgs, heap, environment, cleanEnvironment, absolute, output, daemon);
    }

    ChildConfig withOutput(WorkerOutput newOutput) {
        Objects.requireNonNull(newOutput, "output");
        return new ChildConfig(name, jvmArgs, heap, environment, cleanEnvironment, directory, newOutput, daemon);
    }

    ChildConfig withDaemon(boolean isDaemon) {
        return new ChildConfig(name, jvmArgs, heap, environment, cleanEnvironment, directory, output, isDaemon);
    }
}
