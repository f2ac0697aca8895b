package dev.parallel.internal.process.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.internal.process.TestJvm;
import dev.parallel.internal.process.TestJvm.Result;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real JVMs, started from real JVMs. */
@Timeout(180)
class LaunchPlanTest {

    private static final String MAIN = LaunchesWorker.class.getName();

    @TempDir
    private Path folder;

    @Test
    void aWorkerOfThisVeryJvmSeesTheClassesOfTheTest() throws Exception {
        WorkerSpec spec = new WorkerSpec(PrintsItself.class.getName(), List.of("-Dmine=1"), "96m", 4, Map.of());
        Result worker = TestJvm.run(LaunchPlan.of(spec).prepare(folder));
        assertThat(worker.code()).as(worker.err()).isZero();
        assertThat(worker.value("mine")).isEqualTo("1");
        assertThat(Long.parseLong(worker.value("maxHeap"))).isBetween(90L << 20, 96L << 20);
        assertThat(worker.value("module"))
                .isEqualTo(LaunchPlan.class.getModule().isNamed() ? "dev.parallel" : "none");
    }

    @Test
    void everyCharacterOfThePathAndOfAnArgumentArrives() throws Exception {
        String odd = "a b 'c' \"d\" \\e #f $g `h` %i * ?" + ifExpressible(" é→日");
        Path classes = copyOf(TestJvm.CLASSES, folder.resolve(odd + " main"));
        Path tests = copyOf(TestJvm.TEST_CLASSES, folder.resolve("@" + odd + " test\\"));
        Path arguments = Files.write(folder.resolve("arguments"), List.of("-Duser=" + odd, "-Dempty=", "-Dat=@x"));

        Result worker = TestJvm.run(TestJvm.command(
                "-Dinherited=" + odd,
                "-cp",
                classes + File.pathSeparator + tests,
                MAIN,
                folder.toString(),
                arguments.toString()));

        assertThat(worker.code()).as(worker.err()).isZero();
        assertThat(worker.value("user")).isEqualTo(odd);
        assertThat(worker.value("inherited")).isEqualTo(odd);
        assertThat(worker.value("empty")).isEmpty();
        assertThat(worker.value("at")).isEqualTo("@x");
        assertThat(worker.value("java.class.path")).isEqualTo(classes + File.pathSeparator + tests);
    }

    @Test
    void lineEndsWithinAnArgumentArrive() throws Exception {
        WorkerSpec spec = new WorkerSpec(
                PrintsItself.class.getName(), List.of("-Dlines=one\ntwo\rthree\tfour\ffive"), "64m", 1, Map.of());
        Result worker = TestJvm.run(LaunchPlan.of(spec).prepare(folder));
        assertThat(worker.value("lines")).isEqualTo("one\\ntwo\\rthree\tfour\ffive");
    }

    @Test
    void aClassPathLongerThanAnArgumentMayBeArrives() throws Exception {
        List<String> entries = new ArrayList<>(List.of(TestJvm.CLASS_PATH));
        for (int i = 0; i < 3000; i++) {
            entries.add(folder.resolve("x".repeat(80) + i + ".jar").toString());
        }
        String path = String.join(File.pathSeparator, entries);
        assertThat(path.length()).isGreaterThan(300_000);
        Path file = Files.writeString(folder.resolve("application.args"), "-cp " + ArgumentFile.quoted(path));

        Result worker = TestJvm.run(TestJvm.command("@" + file, MAIN, folder.toString()));

        assertThat(worker.code()).as(worker.err()).isZero();
        assertThat(worker.value("java.class.path")).isEqualTo(path);
    }

    @Test
    void relativeEntriesAndAnEmptyOneAreFoundFromAnotherFolder() throws Exception {
        Path relative = Path.of("").toAbsolutePath().relativize(TestJvm.TEST_CLASSES);
        Result worker = TestJvm.run(TestJvm.command(
                "-cp", File.pathSeparator + TestJvm.CLASSES + File.pathSeparator + relative, MAIN, folder.toString()));
        assertThat(worker.value("java.class.path").split(File.pathSeparator))
                .containsExactly(
                        Path.of("").toAbsolutePath().toString(),
                        TestJvm.CLASSES.toString(),
                        TestJvm.TEST_CLASSES.toString());
    }

    @Test
    void whatEnvironmentVariablesGaveIsGivenOnceAndSilently() throws Exception {
        ProcessBuilder application = TestJvm.command("-cp", TestJvm.CLASS_PATH, MAIN, folder.toString());
        application.environment().put("JAVA_TOOL_OPTIONS", "-Dtool=1 -Dboth=tool -Xmx3g");
        application.environment().put("JDK_JAVA_OPTIONS", "--add-opens java.base/java.lang=ALL-UNNAMED -Dboth=jdk");
        application.environment().put("_JAVA_OPTIONS", "-Dlast=1");

        Result worker = TestJvm.run(application);

        assertThat(worker.code()).as(worker.err()).isZero();
        assertThat(worker.value("tool")).isEqualTo("1");
        assertThat(worker.value("both")).isEqualTo("jdk");
        assertThat(worker.value("last")).isEqualTo("1");
        assertThat(worker.value("arguments"))
                .containsOnlyOnce("-Dtool=1")
                .contains("--add-opens=java.base/java.lang=ALL-UNNAMED")
                .doesNotContain("-Xmx3g");
        assertThat(worker.out()).doesNotContain("env.JAVA_TOOL_OPTIONS", "env.JDK_JAVA_OPTIONS", "env._JAVA_OPTIONS");
        // One each from the application's own JVM, none from the worker's.
        assertThat(worker.err().lines().filter(line -> line.contains("Picked up")))
                .hasSize(3);
    }

    @Test
    void aWorkerWritesNothingButWhatItsMainWritesInUtf8() throws Exception {
        for (String collector : List.of("-XX:+UseSerialGC", "-XX:+UseG1GC", "-XX:+UseParallelGC")) {
            WorkerSpec spec = new WorkerSpec(
                    PrintsItself.class.getName(), List.of(collector, "-Dword=end"), "64m", 1, Map.of("LC_ALL", "C"));
            Result worker = TestJvm.run(LaunchPlan.of(spec).prepare(folder));
            assertThat(worker.err()).isEqualTo("stderr: é→日" + System.lineSeparator());
            assertThat(worker.lines().get(0)).startsWith("module=");
        }
    }

    @Test
    void theCollectorAndHeapOfTheApplicationStayWithIt() throws Exception {
        Result worker = TestJvm.run(TestJvm.command(
                "-Xmx300m",
                "-Xms200m",
                "-XX:+UseG1GC",
                "-XX:MaxRAMPercentage=70",
                "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,quiet=y,address=127.0.0.1:0",
                "-Xlog:gc:file=" + folder.resolve("gc.log"),
                "--enable-preview",
                "-ea",
                "-cp",
                TestJvm.CLASS_PATH,
                MAIN,
                folder.toString()));

        assertThat(worker.code()).as(worker.err()).isZero();
        assertThat(worker.value("arguments"))
                .contains("-XX:+UseSerialGC", "--enable-preview", "-ea")
                .doesNotContain("jdwp", "-Xlog", "300m", "200m", "UseG1GC", "MaxRAMPercentage");
    }

    @Test
    void theEnvironmentIsTheApplicationsWithThePoolsOverIt() throws Exception {
        Map<String, String> variables = new HashMap<>();
        variables.put("PARALLEL_ADDED", "a b=c");
        variables.put("PATH", null);
        WorkerSpec spec = new WorkerSpec(PrintsItself.class.getName(), List.of(), "64m", 1, variables);
        Result worker = TestJvm.run(LaunchPlan.of(spec).prepare(folder));
        assertThat(worker.value("env.PARALLEL_ADDED")).isEqualTo("a b=c");
        assertThat(worker.lines()).noneMatch(line -> line.startsWith("env.PATH="));
    }

    @Test
    void theArgumentFileIsTheOwnersAndServesAgain() throws Exception {
        WorkerSpec spec = new WorkerSpec(PrintsItself.class.getName(), List.of(), "64m", 1, Map.of());
        LaunchPlan plan = LaunchPlan.of(spec);
        List<String> first = plan.prepare(folder).command();
        assertThat(plan.prepare(folder).command()).isEqualTo(first);
        Path file = Path.of(first.get(1).substring(1));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        Files.delete(file);
        Path again = Path.of(plan.prepare(folder).command().get(1).substring(1));
        assertThat(again).exists();
    }

    private static String ifExpressible(String text) {
        Charset charset = Charset.forName(System.getProperty("sun.jnu.encoding"));
        return charset.newEncoder().canEncode(text) ? text : "";
    }

    private static Path copyOf(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                if (Files.isRegularFile(file)) {
                    Files.copy(file, target);
                }
            }
        }
        return to;
    }
}
