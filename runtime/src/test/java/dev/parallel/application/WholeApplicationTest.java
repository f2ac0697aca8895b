package dev.parallel.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parallel.internal.process.TestJvm;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.Processes;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications of their own that are killed, exit, or run out of something; and what they leave. */
@Timeout(180)
@EnabledOnOs(OS.LINUX)
@ExtendWith(LeavesNothingBehind.class)
class WholeApplicationTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private Path temporary;
    private Gate gate;

    @BeforeEach
    void makeFolders() throws IOException {
        temporary = Files.createDirectory(folder.resolve("tmp"));
        gate = Gate.in(folder);
    }

    private List<String> command(String heap, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xmx" + heap,
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                TestJvm.CLASS_PATH,
                Application.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private void assertNothingLeft() throws IOException {
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"busy", "counted", "waitAt"})
    void workersOfAKilledApplicationEnd(String task) throws Exception {
        Process application = TestJvm.command(command("64m", "hold", task, gate.path()))
                .inheritIO()
                .start();
        try {
            List<Long> workers = gate.awaitArrivals(2);
            List<Long> all = application.descendants().map(ProcessHandle::pid).toList();
            assertThat(all).containsAll(workers);

            application.destroyForcibly();

            Processes.awaitGoneSoon(all, SOON);
        } finally {
            application.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        }
        assertNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "busy"})
    void whatTheWorkersOfAKilledApplicationHaveStartedEndsToo(String task) throws Exception {
        Process application = TestJvm.command(command("64m", "family", task, gate.path()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long started;
        try (BufferedReader out = application.inputReader()) {
            started = Long.parseLong(out.readLine());
            assertThat(Processes.isAlive(started)).isTrue();
            if (!task.equals("none")) {
                gate.awaitArrivals(1);
            }

            application.destroyForcibly();

            Processes.awaitGoneSoon(List.of(started), SOON);
        } finally {
            application.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        }
        assertNothingLeft();
    }

    @Test
    void stoppedWorkersOfAKilledApplicationEnd() throws Exception {
        Process application = TestJvm.command(command("64m", "hold", "waitAt", gate.path()))
                .inheritIO()
                .start();
        try {
            List<Long> workers = gate.awaitArrivals(2);
            for (long worker : workers) {
                Processes.signal("STOP", worker);
            }

            application.destroyForcibly();

            Processes.awaitGoneSoon(workers, SOON);
        } finally {
            application.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
        }
        assertNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(longs = {50, 150, 250, 400})
    void anApplicationKilledDuringTheStartOfItsWorkersLeavesNothing(long millis) throws Exception {
        Process application = TestJvm.command(command("64m", "hold", "waitAt", gate.path()))
                .inheritIO()
                .start();
        assertThat(application.waitFor(millis, TimeUnit.MILLISECONDS)).isFalse();
        List<Long> all = application.descendants().map(ProcessHandle::pid).toList();

        application.destroyForcibly().waitFor(30, TimeUnit.SECONDS);

        Processes.awaitGoneSoon(all, SOON);
        assertNothingLeft();
    }

    @ParameterizedTest
    @ValueSource(strings = {"busy", "counted", "waitAt"})
    void anApplicationMayExitWithCallsOutstanding(String task) throws Exception {
        TestJvm.Result result = TestJvm.run(TestJvm.command(command("64m", "exit", task, gate.path())));

        assertThat(result.code()).isEqualTo(7);
        Processes.awaitGoneSoon(gate.awaitArrivals(2), SOON);
        assertNothingLeft();
    }

    @Test
    void anApplicationMayEndWithOpenPools() throws Exception {
        TestJvm.Result result = TestJvm.run(TestJvm.command(command("64m", "end", gate.path())));

        assertThat(result.code()).isZero();
        assertThat(result.value("square")).isEqualTo("9");
        Processes.awaitGone(
                List.of(Long.valueOf(result.value("explicit")), Long.valueOf(result.value("declared"))), SOON);
        assertNothingLeft();
    }

    @Test
    void aMillionItemsPassThroughASmallHeap() throws Exception {
        TestJvm.Result result = TestJvm.run(TestJvm.command(command("40m", "many")));

        assertThat(result.err()).isEmpty();
        assertThat(result.value("count")).isEqualTo("1000000");
        assertThat(result.value("first")).isEqualTo("39");
        assertThat(result.value("last")).isEqualTo("44");
    }

    @Test
    void valuesOfAGibibyteTravel() throws Exception {
        assumeTrue(freeMemory() > 10L << 30, "10 GiB of free memory");
        TestJvm.Result result = TestJvm.run(TestJvm.command(command("4g", "large")));

        assertThat(result.err()).isEmpty();
        for (String value : List.of("bytes64", "bytes", "longs", "doubles")) {
            assertThat(result.value(value)).as(value).isEqualTo("true");
        }
        assertThat(result.value("after")).isEqualTo("9");
        assertNothingLeft();
    }

    private static long freeMemory() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc/meminfo"))) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst()
                    .orElse(0);
        }
    }

    /** Runs an application that sees a shared memory of its own, of a given size. */
    private TestJvm.Result runWithSharedMemory(String size, String application) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "unshare",
                "-m",
                "sh",
                "-c",
                "mount -t tmpfs -o size=" + size + " tmpfs /dev/shm && exec \"$@\"",
                "sh",
                TestJvm.java()));
        command.addAll(command("64m", application));
        return TestJvm.run(new ProcessBuilder(command));
    }

    private static void assumeMountIsPermitted() throws Exception {
        int code;
        try {
            code = new ProcessBuilder("unshare", "-m", "sh", "-c", "mount -t tmpfs tmpfs /dev/shm")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            code = -1;
        }
        assumeTrue(code == 0, "mounting in a name space of one's own is permitted");
    }

    @Test
    void aFullSharedMemoryIsAClearError() throws Exception {
        assumeMountIsPermitted();
        TestJvm.Result result = runWithSharedMemory("1m", "full");

        assertThat(result.value("small")).isEqualTo("9");
        assertThat(result.value("argument")).contains("No space left").contains("/dev/shm");
        assertThat(result.value("between")).isEqualTo("16");
        assertThat(result.value("result")).contains("No space left");
        assertThat(result.value("after")).isEqualTo("25");
        assertThat(result.value("left")).isEqualTo("0");
        assertNothingLeft();
    }

    @Test
    void theLinksOfEndedWorkersMakeRoomInASmallSharedMemory() throws Exception {
        assumeMountIsPermitted();
        TestJvm.Result result = runWithSharedMemory("2m", "successors");

        assertThat(result.err()).isEmpty();
        assertThat(result.value("workers")).isEqualTo("12");
        assertThat(result.value("elsewhere")).isEqualTo("0");
        assertNothingLeft();
    }

    @Test
    void linksMoveToTheTemporaryFolderWhereSharedMemoryHasNoRoom() throws Exception {
        assumeMountIsPermitted();
        TestJvm.Result result = runWithSharedMemory("64k", "full");

        assertThat(result.value("small")).isEqualTo("9");
        assertThat(result.value("argument")).isEqualTo((8 << 20) + " bytes");
        assertThat(result.value("result")).isEqualTo((8 << 20) + " bytes");
        assertThat(result.value("left")).isEqualTo("0");
        assertNothingLeft();
    }
}
