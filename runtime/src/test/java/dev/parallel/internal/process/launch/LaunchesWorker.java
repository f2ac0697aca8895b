package dev.parallel.internal.process.launch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An application in a packaging under test: starts {@link PrintsItself} with its own output, and ends with its code. */
public final class LaunchesWorker {

    private LaunchesWorker() {}

    /** Arguments: a folder, then a file with the worker's JVM arguments, one a line, or nothing. */
    public static void main(String[] arguments) throws Exception {
        List<String> jvmArgs = arguments.length > 1 ? Files.readAllLines(Path.of(arguments[1])) : List.of();
        WorkerSpec spec = new WorkerSpec(PrintsItself.class.getName(), jvmArgs, "", 2, Map.of());
        ProcessBuilder builder = LaunchPlan.of(spec).prepare(Path.of(arguments[0]));
        System.exit(builder.inheritIO().start().waitFor());
    }
}
