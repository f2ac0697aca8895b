package dev.parallel.internal.process;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs a JVM of the same version with this module's classes and test classes. */
public final class TestJvm {

    public static final Path CLASSES = Path.of("target", "classes").toAbsolutePath();
    public static final Path TEST_CLASSES = Path.of("target", "test-classes").toAbsolutePath();
    public static final String CLASS_PATH = CLASSES + File.pathSeparator + TEST_CLASSES;

    /** What a process wrote and its code. */
    public record Result(int code, String out, String err) {
        public List<String> lines() {
            return out.lines().toList();
        }

        /** The value of the line "key=value". */
        public String value(String key) {
            return lines().stream()
                    .filter(line -> line.startsWith(key + "="))
                    .map(line -> line.substring(key.length() + 1))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no " + key + " in:\n" + out + "\n" + err));
        }
    }

    private TestJvm() {}

    public static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    public static ProcessBuilder command(String... arguments) {
        return command(List.of(arguments));
    }

    /** It compiles as this JVM does: the tests are run again and again with less of that. */
    public static ProcessBuilder command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(java());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(each -> each.matches("-XX:(TieredStopAtLevel|CompileThresholdScaling)=.*"))
                .forEach(command::add);
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS").forEach(builder.environment()::remove);
        return builder;
    }

    /** The same under a limit of the shell, as {@code -n 200} for its descriptors; where there is one of the Unix family. */
    public static ProcessBuilder limited(String limit, String... arguments) {
        ProcessBuilder builder = command(arguments);
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "ulimit " + limit + "; exec \"$@\"", "sh"));
        command.addAll(builder.command());
        return builder.command(command);
    }

    /** Runs it to its end, at most two minutes. Output goes through files, so that nothing can block. */
    public static Result run(ProcessBuilder builder) throws IOException, InterruptedException {
        Path out = Files.createTempFile("test-jvm", ".out");
        Path err = Files.createTempFile("test-jvm", ".err");
        try {
            Process process = builder.redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            try {
                if (!process.waitFor(120, TimeUnit.SECONDS)) {
                    throw new AssertionError("still running: " + builder.command() + "\n" + Files.readString(out));
                }
                return new Result(
                        process.exitValue(),
                        new String(Files.readAllBytes(out), StandardCharsets.UTF_8),
                        new String(Files.readAllBytes(err), StandardCharsets.UTF_8));
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /** Whether a process has ended; one that only waits for its parent to ask for its code has. */
    public static boolean isGone(long pid) {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
        }
        try {
            String text = Files.readString(stat, StandardCharsets.ISO_8859_1);
            char state = text.charAt(text.lastIndexOf(')') + 2);
            return state == 'Z' || state == 'X';
        } catch (IOException e) {
            // No such process any more.
            return true;
        }
    }
}
