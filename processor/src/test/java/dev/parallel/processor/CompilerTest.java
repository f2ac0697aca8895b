package dev.parallel.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.Parallel;
import dev.parallel.spi.Stubs;
import dev.parallel.spi.TaskPolicy;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.batch.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The same sources under other compilers and in modules. */
@Timeout(120)
class CompilerTest {

    private static final String TASKS = """
            package p;
            import dev.parallel.Parallel;
            import java.util.*;
            public class Tasks {
                public record Order(int id, List<? extends Line> lines, Map<String, Shape> shapes) {}
                public record Line(String text, Node<String> node, Order parent) {}
                public record Node<T>(T value, Node<T> next) {}
                public sealed interface Shape {}
                public record Circle(double radius) implements Shape {}
                public static final class Square implements Shape {
                    private final double side;
                    public Square(double side) { this.side = side; }
                    public double getSide() { return side; }
                }
                public enum Colour { RED }
                /** Sums. */
                @Parallel(timeout = "10s", heap = "64m")
                public static double sum(Order order, Colour colour, int... counts) throws java.io.IOException { return 1; }
                @Parallel public static Optional<Shape[]> shapes(int n) { return Optional.empty(); }
            }
            """;
    private static final String USER = """
            package p;
            class User {
                Object task = ParallelTasks.shapes;
                Object call = ParallelTasks.sum(null, Tasks.Colour.RED, 1, 2);
            }
            """;

    @Test
    void theEclipseCompilerGeneratesTheSame(@TempDir Path folder) throws Exception {
        assertThat(ecj(folder, TASKS, USER)).isEmpty();
        try (Stream<Path> files = Files.walk(folder.resolve("generated"))) {
            assertThat(files.map(each -> each.getFileName().toString()).filter(each -> each.endsWith(".java")))
                    .containsExactlyInAnyOrderElementsOf(Built.of(TASKS, USER).generated().stream()
                            .map(each -> each.replace("p/", ""))
                            .toList());
        }
        for (String name : List.of("ParallelTasks", "Tasks_OrderParallelCodec", "Tasks_ShapeParallelCodec")) {
            String javac = Built.of(TASKS, USER)
                    .compilation()
                    .generatedSourceFile("p." + name)
                    .orElseThrow()
                    .getCharContent(false)
                    .toString();
            assertThat(folder.resolve("generated/p/" + name + ".java")).hasContent(javac);
        }
    }

    @Test
    void theEclipseCompilerShowsDiagnostics(@TempDir Path folder) throws Exception {
        String output = ecj(folder, """
                package p;
                import dev.parallel.Parallel;
                public class Tasks {
                    @Parallel(timeout = "soon") static int one(int n) { return n; }
                    @Parallel static int two(Object n) { return 1; }
                    Object use = ParallelTasks.two;
                }
                """);
        assertThat(output)
                .contains("[parallel:policy] timeout = \"soon\" is no duration")
                .contains("[parallel:type] parameter n: java.lang.Object cannot travel")
                .contains("2 problems (2 errors)");
    }

    /** Compiles with the batch compiler; gives what it prints. */
    private static String ecj(Path folder, String... sources) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-17",
                "-cp",
                location(Parallel.class),
                "-processorpath",
                System.getProperty("java.class.path"),
                "-s",
                Files.createDirectories(folder.resolve("generated")).toString(),
                "-d",
                folder.resolve("out").toString()));
        write(folder, sources).forEach(file -> arguments.add(file.toString()));
        StringWriter output = new StringWriter();
        PrintWriter writer = new PrintWriter(output);
        new Main(writer, writer, false, null, null).compile(arguments.toArray(String[]::new));
        return output.toString();
    }

    @Test
    void aModuleNeedsOnlyTheRuntime(@TempDir Path folder) throws IOException {
        List<String> options = List.of(
                "-Xlint:all",
                "-Werror",
                "-d",
                folder.resolve("out").toString(),
                "--module-path",
                location(Parallel.class));
        List<Path> files = write(
                folder,
                TASKS.replace(
                        "public class Tasks {",
                        "@SuppressWarnings(\"exports\") public class Tasks {\nprivate Tasks() {}"),
                USER,
                """
                module p.tasks {
                    requires dev.parallel;
                    exports p;
                }
                """);
        StringWriter output = new StringWriter();
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
            JavaCompiler.CompilationTask task =
                    javac.getTask(output, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files));
            task.setProcessors(List.of(new ParallelProcessor()));
            assertThat(task.call()).as(output.toString()).isTrue();
        }
        assertThat(output.toString()).isEmpty();
        assertThat(folder.resolve("out/p/ParallelTasks.class")).exists();
    }

    @Test
    void textsDoNotDependOnTheEncoding(@TempDir Path folder) throws Exception {
        List<Path> files = write(folder, """
                package p;
                import dev.parallel.Parallel;
                public class Tasks {
                    @Parallel(pool = "gr\\u00f6\\u00dfe", jvmArgs = {"-Dtitle=\\u65e5\\n\\\\\\u672c$T", "-Dplain"})
                    static int one(int n) { return n; }
                }
                """);
        List<String> options =
                List.of("-encoding", "US-ASCII", "-d", folder.toString(), "-cp", location(Parallel.class));
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
            JavaCompiler.CompilationTask task =
                    javac.getTask(null, manager, null, options, null, manager.getJavaFileObjectsFromPaths(files));
            task.setProcessors(List.of(new ParallelProcessor()));
            assertThat(task.call()).isTrue();
        }
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            Class<?> stub = Class.forName("p.ParallelTasks", true, loader);
            TaskPolicy policy = Stubs.find(stub, "one").descriptor().policy();
            assertThat(policy.pool()).isEqualTo("gr\u00f6\u00dfe");
            assertThat(policy.jvmArgs()).containsExactly("-Dtitle=\u65e5\n\\\u672c$T", "-Dplain");
        }
    }

    private static List<Path> write(Path folder, String... sources) throws IOException {
        List<Path> files = new ArrayList<>();
        for (var source : Built.files(sources)) {
            Path file = folder.resolve("src/" + source.toUri().getPath());
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source.getCharContent(false)));
        }
        return files;
    }

    private static String location(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath()).getPath();
    }
}
