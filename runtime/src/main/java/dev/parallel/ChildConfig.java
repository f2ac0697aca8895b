package dev.parallel;

import dev.parallel.internal.process.launch.TaskClassPath;
import dev.parallel.internal.process.launch.WorkerSpec;
import dev.parallel.internal.worker.ChildMain;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.TaskPolicy;
import java.util.ArrayList;
import java.util.List;

/** What a builder says of a child process, checked. Null or empty where it says nothing. For one thread; read when a process is started. */
final class ChildConfig {

    /** By its class, not by a text: what takes unused classes out of a jar must see that this one is used. */
    private static final String MAIN = ChildMain.class.getName();

    /** Its JVM arguments come after those of the annotation. */
    private final Surroundings surroundings = new Surroundings();

    /** Null: by its place in the family. */
    private String name;

    /** Null: what this process is itself. */
    private Boolean daemon;

    /**
     * What its JVM is to be: the annotation's heap and arguments count where the builder says nothing, or before what it says.
     *
     * @throws IllegalArgumentException if its directory is none
     */
    WorkerSpec spec(TaskMethod<?, ?> task) {
        TaskPolicy declared = task.descriptor().policy();
        List<String> arguments = new ArrayList<>(declared.jvmArgs());
        arguments.addAll(surroundings.jvmArgs());
        return new WorkerSpec(
                MAIN,
                arguments,
                surroundings.heap().isEmpty() ? declared.heap() : surroundings.heap(),
                Runtime.getRuntime().availableProcessors(),
                TaskClassPath.of(task.getClass().getClassLoader()),
                0,
                surroundings.environment(),
                surroundings.cleanEnvironment(),
                surroundings.directoryOf("the process"));
    }

    Surroundings surroundings() {
        return surroundings;
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

    Boolean daemon() {
        return daemon;
    }

    void setDaemon(boolean isDaemon) {
        daemon = isDaemon;
    }
}
