package dev.parallel;

import dev.parallel.spi.MemoryText;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a process has around the code that it runs: its JVM, its environment, where it works and where its output goes. Checked; for one
 * thread.
 */
final class Surroundings {

    private List<String> jvmArgs = List.of();

    /** Empty: nothing was said. */
    private String heap = "";

    /** Variables to set, or to remove where the value is null. */
    private final Map<String, String> environment = new LinkedHashMap<>();

    private boolean cleanEnvironment;

    /** Null: that of this process. */
    private Path directory;

    private WorkerOutput output = WorkerOutput.inherit();

    List<String> jvmArgs() {
        return jvmArgs;
    }

    void setJvmArgs(String... arguments) {
        setJvmArgs(Arrays.asList(Objects.requireNonNull(arguments, "arguments")));
    }

    void setJvmArgs(List<String> arguments) {
        arguments.forEach(argument -> Objects.requireNonNull(argument, "one of the arguments"));
        jvmArgs = List.copyOf(arguments);
    }

    String heap() {
        return heap;
    }

    void setHeap(String size) {
        try {
            heap = MemoryText.heap(Objects.requireNonNull(size, "size"));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("heap \"" + size + "\" " + e.getMessage(), e);
        }
    }

    Map<String, String> environment() {
        return Collections.unmodifiableMap(environment);
    }

    /** Refuses here what the operating system would refuse at each start. */
    void setEnvironment(String name, String value) {
        if (Objects.requireNonNull(name, "name").isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "a variable's name is not empty and has neither = nor a zero character in it, not \""
                            + name.replace("\0", "\\0") + "\": environment(name, value) takes the two apart");
        }
        if (value != null && value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "the value of the variable " + name + " has a zero character in it, where it would end");
        }
        environment.put(name, value);
    }

    boolean cleanEnvironment() {
        return cleanEnvironment;
    }

    void setCleanEnvironment() {
        cleanEnvironment = true;
    }

    void setDirectory(Path newDirectory) {
        directory = Objects.requireNonNull(newDirectory, "directory").toAbsolutePath();
    }

    /**
     * The working directory, or null; checked before a process is started, since that could not say what is wrong.
     *
     * @param whose the process or processes, for the message
     * @throws IllegalArgumentException if it is none
     */
    Path directoryOf(String whose) {
        if (directory == null) {
            return null;
        }
        if (directory.getFileSystem() != FileSystems.getDefault()) {
            throw new IllegalArgumentException(
                    "the directory of " + whose + " is of another file system: " + directory.toUri());
        }
        if (!Files.isDirectory(directory)) {
            throw new IllegalArgumentException("the directory of " + whose + ", " + directory + ", "
                    + (Files.exists(directory) ? "is no directory" : "does not exist") + ". Make it first");
        }
        return directory;
    }

    WorkerOutput output() {
        return output;
    }

    void setOutput(WorkerOutput newOutput) {
        output = Objects.requireNonNull(newOutput, "output");
    }
}
