package dev.parallel.internal.process.launch;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the user asked of a pool's worker JVMs. Immutable.
 *
 * @param mainClass the binary name of the class with the worker's {@code main}; in module {@code dev.parallel}
 * @param jvmArgs JVM arguments for the workers alone; they win over what this application's JVM was given
 * @param heap the largest heap of a worker, as of {@code -Xmx} ("512m", "2g"); "" for a share of the memory
 * @param workers how many workers share the memory; at least 1
 * @param classPath further entries of the class path, as of a task's own class loader
 * @param nesting how many levels of pools the workers may open
 * @param environment variables of the worker over those of this process; a null value removes the variable
 * @param cleanEnvironment whether the worker has these variables alone, and none of this process's
 * @param directory its working directory; null for that of this process
 */
public record WorkerSpec(
        String mainClass,
        List<String> jvmArgs,
        String heap,
        int workers,
        List<Path> classPath,
        int nesting,
        Map<String, String> environment,
        boolean cleanEnvironment,
        Path directory) {

    /** Copies the collections. */
    public WorkerSpec {
        Objects.requireNonNull(mainClass, "mainClass");
        jvmArgs = List.copyOf(jvmArgs);
        classPath = List.copyOf(classPath);
        Objects.requireNonNull(heap, "heap");
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /** Of workers that get this application's classes only and open no pools, with this process's environment and working directory. */
    public WorkerSpec(
            String mainClass, List<String> jvmArgs, String heap, int workers, Map<String, String> environment) {
        this(mainClass, jvmArgs, heap, workers, List.of(), 0, environment, false, null);
    }
}
