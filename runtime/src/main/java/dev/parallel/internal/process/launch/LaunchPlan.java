package dev.parallel.internal.process.launch;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How the workers of one pool are started: found out once, then used for each of them. Thread-safe.
 *
 * <p>The arguments go through a file, since one argument of a process is at most 128 KiB and visible to everyone on the
 * machine.
 */
public final class LaunchPlan {

    /** Of a jpackage launcher, which would take the worker for itself. */
    private static final String JPACKAGE_VARIABLE = "_JPACKAGE_LAUNCHER";

    /**
     * What a worker keeps of an environment that is otherwise empty: on Windows, the folders of the system and for temporary files;
     * elsewhere the locale, since the worker reads the names of files, its own arguments among them, in its charset.
     */
    private static final Set<String> NEEDED_VARIABLES =
            Set.of("SystemRoot", "TEMP", "TMP", "LANG", "LC_ALL", "LC_CTYPE");

    private final Path java;
    private final List<String> arguments;
    private final WorkerSpec spec;
    private final Charset charset;

    /** The folder that was last prepared and the file in it, so that a replaced worker needs no new one. */
    private Path preparedFolder;

    private Path preparedFile;

    private LaunchPlan(Path java, List<String> arguments, WorkerSpec spec, Charset charset) {
        this.java = java;
        this.arguments = List.copyOf(arguments);
        this.spec = spec;
        this.charset = charset;
    }

    /**
     * A plan for workers that see the classes of this application.
     *
     * @param spec what the user asked for
     * @return a plan that holds as long as this JVM lives
     * @throws LaunchException if this application's packaging gives workers no way to its classes or to {@code java}, or
     *     an argument is unfit for workers
     */
    public static LaunchPlan of(WorkerSpec spec) {
        return of(spec, HostJvm.current());
    }

    static LaunchPlan of(WorkerSpec spec, HostJvm host) {
        Objects.requireNonNull(spec, "spec");
        List<String> arguments = WorkerArguments.of(
                host,
                spec,
                PackagingDetector.detect(host).with(spec.classPath()),
                () -> HeapShare.of(MachineMemory.bytes(), Runtime.getRuntime().maxMemory(), spec.workers()));
        return new LaunchPlan(JavaExecutable.of(host), arguments, spec, NativeCharset.get());
    }

    /**
     * Prepares the start of one worker.
     *
     * @param folder an existing folder, open to its owner only; a file is written into it, which must stay until the
     *     worker has started, and which serves again for the next one. Removing it is the caller's part
     * @return the process to start: its streams are pipes, its environment and its working directory are set
     * @throws LaunchException if the file cannot be written
     */
    public ProcessBuilder prepare(Path folder) {
        ProcessBuilder builder = new ProcessBuilder(java.toString(), "@" + fileIn(folder.toAbsolutePath()));
        if (spec.directory() != null) {
            builder.directory(spec.directory().toFile());
        }
        setVariables(builder.environment());
        return builder;
    }

    private void setVariables(Map<String, String> variables) {
        if (spec.cleanEnvironment()) {
            variables.keySet().retainAll(NEEDED_VARIABLES);
        }
        // What they gave this JVM is among the arguments. Twice would be once too often, and the JVM prints a line on
        // it.
        HostArguments.VARIABLES.forEach(variables::remove);
        variables.remove(JPACKAGE_VARIABLE);
        spec.environment().forEach((name, value) -> {
            if (value == null) {
                variables.remove(name);
            } else {
                variables.put(name, value);
            }
        });
    }

    /** The arguments, for messages and tests; they may hold secrets that system properties were given. */
    List<String> arguments() {
        return arguments;
    }

    private synchronized Path fileIn(Path folder) {
        if (!folder.equals(preparedFolder) || !Files.isRegularFile(preparedFile)) {
            preparedFile = ArgumentFile.write(folder, arguments, charset);
            preparedFolder = folder;
        }
        return preparedFile;
    }
}
