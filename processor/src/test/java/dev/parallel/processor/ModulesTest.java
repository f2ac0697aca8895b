package dev.parallel.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.Parallel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Types of modules that keep some to themselves. */
@Timeout(60)
class ModulesTest {

    @TempDir
    Path folder;

    @BeforeEach
    void compileLibraries() throws IOException {
        assertThat(compile("one", "module one { exports one; }", "package one;\npublic record Id(int n) {}"))
                .isEmpty();
        assertThat(compile(
                        "two",
                        "module two { requires one; exports two; }",
                        "package two;\npublic record Order(one.Id id) {}",
                        "package two;\npublic sealed interface Shape permits two.internal.Circle {}",
                        "package two.internal;\npublic record Circle(int radius) implements two.Shape {}"))
                .isEmpty();
    }

    @Test
    void whatOneModuleShowsTravels() throws IOException {
        assertThat(compile("app", "module app { requires dev.parallel; requires one; requires two; }", tasks("")))
                .isEmpty();
    }

    @Test
    void aTypeOfAPackageThatIsNotExportedIsRefused() throws IOException {
        assertThat(compile(
                        "app",
                        "module app { requires dev.parallel; requires one; requires two; }",
                        tasks("@Parallel static int area(two.Shape shape) { return 1; }")))
                .singleElement()
                .asString()
                .contains(
                        "[parallel:type] parameter shape: two.internal.Circle cannot travel (at Shape(Circle)): it is of"
                                + " module two, which does not show it to module app. Way out: let module two export package"
                                + " two.internal, and module app require it");
    }

    @Test
    void aTypeOfAModuleThatIsNotReadIsRefused() throws IOException {
        assertThat(compile("app", "module app { requires dev.parallel; requires two; }", tasks("")))
                .singleElement()
                .asString()
                .contains("[parallel:type] parameter order: one.Id cannot travel (at Order.id): it is of module one");
    }

    private static String tasks(String more) {
        return "package p;\nimport dev.parallel.Parallel;\nclass Tasks {\n"
                + "@Parallel static int order(two.Order order) { return 1; }\n"
                + "@Parallel static int right(int n) { return n; }\n" + more + "\n}";
    }

    /** Compiles a module; gives the errors. */
    private List<String> compile(String module, String... sources) throws IOException {
        List<Path> files = new ArrayList<>();
        for (JavaFileObject source : Built.files(sources)) {
            Path file = folder.resolve(module + "/" + source.toUri().getPath());
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source.getCharContent(false)));
        }
        String modules = folder.resolve("modules").toString();
        String runtime = new File(Parallel.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .getPath())
                .getPath();
        List<String> options = List.of(
                "-d",
                folder.resolve("modules/" + module).toString(),
                "--module-path",
                modules + File.pathSeparator + runtime);
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = javac.getStandardFileManager(null, null, null)) {
            JavaCompiler.CompilationTask task =
                    javac.getTask(null, manager, found, options, null, manager.getJavaFileObjectsFromPaths(files));
            task.setProcessors(List.of(new ParallelProcessor()));
            boolean right = task.call();
            assertThat(right).isEqualTo(found.getDiagnostics().isEmpty());
        }
        return found.getDiagnostics().stream()
                .map(each -> each.getMessage(null))
                .toList();
    }
}
