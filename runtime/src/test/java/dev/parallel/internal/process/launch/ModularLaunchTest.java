package dev.parallel.internal.process.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.internal.process.TestJvm;
import dev.parallel.internal.process.TestJvm.Result;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real applications as modules, on a module path and linked into an image of their own. */
@Timeout(180)
class ModularLaunchTest {

    private static final String PACKAGE = "dev.parallel.internal.process.launch";

    /** What makes the test's own classes part of the library, and its starter visible to the application. */
    private static final List<String> TEST_ACCESS = List.of(
            "--patch-module",
            "dev.parallel=" + TestJvm.TEST_CLASSES,
            "--add-exports",
            "dev.parallel/" + PACKAGE + "=app");

    @TempDir
    private Path folder;

    @Test
    void anApplicationOnTheModulePath() throws Exception {
        Path modules = application("requires java.management;");
        Result worker = TestJvm.run(TestJvm.command(arguments(modules)));
        assertModular(worker);
        assertThat(worker.value("jdk.module.path")).isEqualTo(modules + File.pathSeparator + TestJvm.CLASSES);
        assertThat(worker.value("resolved.app")).isEqualTo("true");
    }

    @Test
    void anApplicationLinkedIntoAnImage() throws Exception {
        Path image = linked("requires java.management;");
        Result worker = TestJvm.run(new ProcessBuilder(command(image)));
        assertModular(worker);
        assertThat(worker.value("java.home")).isEqualTo(image.toRealPath().toString());
        assertThat(worker.value("resolved.java.management")).isEqualTo("true");
    }

    @Test
    void anImageWithoutManagementKeepsItsArgumentsToo() throws Exception {
        ProcessBuilder application = new ProcessBuilder(command(linked("")));
        application.environment().put("JAVA_TOOL_OPTIONS", "-Dtool='a b'");
        Result worker = TestJvm.run(application);
        assertModular(worker);
        assertThat(worker.value("tool")).isEqualTo("a b");
        assertThat(worker.lines()).doesNotContain("resolved.java.management=true");
        assertThat(worker.err().lines().filter(line -> line.contains("Picked up")))
                .hasSize(1);
    }

    private Path linked(String requires) throws Exception {
        Path image = folder.resolve("image");
        // In a process of its own: the tool cannot link from a JVM whose modules are patched, as a test's are.
        Result jlink = TestJvm.run(new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jlink").toString(),
                "--module-path",
                application(requires) + File.pathSeparator + TestJvm.CLASSES,
                "--add-modules",
                "app",
                "--output",
                image.toString()));
        assertThat(jlink.code()).as(jlink.out() + jlink.err()).isZero();
        return image;
    }

    private List<String> command(Path image) {
        List<String> command = new ArrayList<>(List.of(image.resolve("bin/java").toString(), "-Dgiven=1"));
        command.addAll(TEST_ACCESS);
        command.addAll(List.of("-m", "app/app.Main", folder.toString()));
        return command;
    }

    private static void assertModular(Result worker) {
        assertThat(worker.code()).as(worker.err()).isZero();
        assertThat(worker.value("module")).isEqualTo("dev.parallel");
        assertThat(worker.value("given")).isEqualTo("1");
        assertThat(worker.value("resolved.app")).isEqualTo("true");
    }

    private List<String> arguments(Path modules) {
        List<String> arguments = new ArrayList<>(List.of("-Dgiven=1"));
        arguments.addAll(TEST_ACCESS);
        arguments.addAll(List.of("-p", modules + File.pathSeparator + TestJvm.CLASSES));
        arguments.addAll(List.of("-m", "app/app.Main", folder.toString()));
        return arguments;
    }

    /** Compiles a module "app" whose main class passes its arguments on to {@link LaunchesWorker}. */
    private Path application(String requires) throws Exception {
        Path source = Files.createDirectories(folder.resolve("source/app"));
        Path moduleInfo = Files.writeString(
                source.resolveSibling("module-info.java"), "module app { requires dev.parallel; " + requires + " }");
        Path main = Files.writeString(source.resolve("Main.java"), """
                package app;

                public final class Main {
                    public static void main(String[] arguments) throws Exception {
                        Class.forName("%s.LaunchesWorker")
                                .getMethod("main", String[].class)
                                .invoke(null, (Object) arguments);
                    }
                }
                """.formatted(PACKAGE));
        Path classes = folder.resolve("classes");
        int code = ToolProvider.findFirst("javac")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "-p",
                        TestJvm.CLASSES.toString(),
                        "-d",
                        classes.toString(),
                        moduleInfo.toString(),
                        main.toString());
        assertThat(code).isZero();
        return classes;
    }
}
