package dev.parallel.maven.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parallel.maven.OwnClassPath;
import dev.parallel.maven.driver.DriverMain;
import dev.parallel.maven.driver.Watched;
import dev.parallel.maven.protocol.Event;
import dev.parallel.maven.protocol.JobConfig;
import dev.parallel.maven.protocol.JobConfig.Channel;
import dev.parallel.maven.protocol.JobConfig.Goal;
import dev.parallel.maven.protocol.JobConfig.Output;
import dev.parallel.maven.protocol.JobConfig.Overrides;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.junit.jupiter.api.io.TempDir;

/** With a real driver JVM, as far as it goes without a pool. */
@Timeout(60)
class DriverTest {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final String FIXTURE = "dev.parallel.maven.driver.task.fixture.";

    @TempDir
    Path folder;

    private final Lines lines = new Lines();

    private Driver driver(Path java, List<String> classPath, Map<String, String> properties) {
        DriverCommand command = new DriverCommand(java, classPath, properties, folder);
        return new Driver(command, Display.plain(lines, System::nanoTime, Duration.ofSeconds(1)));
    }

    private static JobConfig config(Goal goal, Channel channel, String task, String input) {
        return new JobConfig(
                goal,
                channel,
                List.of(OwnClassPath.testClasses()),
                task,
                false,
                input,
                new Output("", "out", ""),
                Overrides.NONE,
                10);
    }

    @Test
    void lists_the_tasks() throws Exception {
        List<Event.TaskInfo> tasks =
                driver(JAVA, OwnClassPath.entries(), Map.of()).list(channel -> config(Goal.LIST, channel, "", ""));
        assertThat(tasks)
                .extracting(Event.TaskInfo::name)
                .containsExactly(FIXTURE + "Bread.Loaf.slice", FIXTURE + "Fruit.peel", FIXTURE + "Fruit.slice");
        assertThat(tasks.get(1).signature()).isEqualTo("int peel(int n)");
    }

    @Test
    void a_property_of_several_lines_is_one_argument() throws Exception {
        List<Event.TaskInfo> tasks = driver(JAVA, OwnClassPath.entries(), Map.of("text", "first\nno.such.Main\r\nlast"))
                .list(channel -> config(Goal.LIST, channel, "", ""));
        assertThat(tasks).isNotEmpty();
    }

    @Test
    void the_driver_comes_to_the_address_that_maven_listens_at() throws Exception {
        Map<String, String> other = Map.of("java.net.preferIPv6Addresses", "true");
        assertThat(driver(JAVA, OwnClassPath.entries(), other).list(channel -> config(Goal.LIST, channel, "", "")))
                .isNotEmpty();
    }

    @Test
    void says_why_a_job_is_refused() {
        Driver driver = driver(JAVA, OwnClassPath.entries(), Map.of());
        assertThatThrownBy(() -> driver.run(channel -> config(Goal.RUN, channel, "peel", "5..1")))
                .isInstanceOf(JobRefusedException.class)
                .hasMessage("The range 5..1 has its bounds reversed: write 1..5.");
    }

    @Test
    void a_task_with_more_than_one_parameter_is_refused() {
        Driver driver = driver(JAVA, OwnClassPath.entries(), Map.of());
        assertThatThrownBy(() -> driver.run(channel -> config(Goal.RUN, channel, "Loaf.slice", "1..5")))
                .isInstanceOf(JobRefusedException.class)
                .hasMessageStartingWith(
                        "The task " + FIXTURE + "Bread.Loaf.slice has 2 parameters: int slice(int n, int n).");
    }

    @Test
    void says_that_the_results_cannot_be_written() {
        assumeTrue(Files.exists(Path.of("/dev/full")), "there is a device that is always full");
        Driver driver = driver(JAVA, OwnClassPath.entries(), Map.of());
        assertThatThrownBy(() -> driver.run(channel -> new JobConfig(
                        Goal.RUN,
                        channel,
                        List.of(OwnClassPath.testClasses()),
                        "peel",
                        false,
                        "1..3",
                        new Output("/dev/full", "out", ""),
                        Overrides.NONE,
                        10)))
                .isInstanceOf(JobRefusedException.class)
                .hasMessageStartingWith("The output /dev/full cannot be written: ");
    }

    @Test
    void an_argument_that_the_platform_cannot_write_is_named() {
        assertThatThrownBy(() -> DriverCommand.encodable(List.of("-cp", "-Dgreeting=grün"), StandardCharsets.US_ASCII))
                .isInstanceOf(IOException.class)
                .hasMessageContainingAll("-Dgreeting=grün", "US-ASCII", "LANG");
    }

    @Test
    void says_that_the_runtime_is_missing() {
        List<String> without = OwnClassPath.entries().stream()
                .filter(entry -> !entry.contains("runtime"))
                .toList();
        Driver driver = driver(JAVA, without, Map.of());
        assertThatThrownBy(() -> driver.list(channel -> config(Goal.LIST, channel, "", "")))
                .isInstanceOf(JobRefusedException.class)
                .hasMessageContaining("no dependency on dev.parallel:parallel-runtime");
    }

    @Test
    void says_that_there_is_no_such_java() {
        Driver driver = driver(folder.resolve("java"), List.of(), Map.of());
        assertThatThrownBy(() -> driver.list(channel -> config(Goal.LIST, channel, "", "")))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining(folder.resolve("java").toString());
    }

    @Test
    void says_how_a_driver_died_before_it_connected() {
        // The launcher itself refuses this, and exits with 1.
        Driver driver = driver(JAVA, OwnClassPath.entries(), Map.of("java.system.class.loader", "no.such.Loader"));
        assertThatThrownBy(() -> driver.list(channel -> config(Goal.LIST, channel, "", "")))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("ended with exit code 1")
                .hasMessageContaining("no.such.Loader");
        assertThat(lines.all()).anyMatch(line -> line.contains("no.such.Loader"));
    }

    /** Interrupts a job once its driver says so, and sees that both end. */
    private void interrupt(Driver driver) throws Exception {
        FutureTask<JobResult> job = new FutureTask<>(
                () -> driver.run(channel -> config(Goal.RUN, channel, FIXTURE + "Waiting.go", "1..5")));
        Thread thread = new Thread(job, "job");
        thread.start();
        String said = lines.await(line -> line.startsWith("INFO waiting in "));
        ProcessHandle process = ProcessHandle.of(Long.parseLong(said.substring("INFO waiting in ".length())))
                .orElseThrow();

        try {
            thread.interrupt();
            assertThatThrownBy(() -> job.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
            process.onExit().get(30, TimeUnit.SECONDS);
            thread.join();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void an_interrupt_ends_a_job_that_goes_on() throws Exception {
        interrupt(driver(JAVA, OwnClassPath.entries(), Map.of()));
    }

    @Test
    void an_interrupt_ends_the_wait_for_a_driver() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there are shell scripts");
        Path java = Files.writeString(folder.resolve("java"), "#!/bin/sh\necho waiting in $$\nexec sleep 600\n");
        Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
        interrupt(driver(java, List.of(), Map.of()));
    }

    @Test
    void a_driver_that_is_at_fault_ends_in_spite_of_threads_that_go_on() {
        Driver driver = driver(JAVA, OwnClassPath.entries(), Map.of());
        assertThatThrownBy(() -> driver.run(channel -> config(Goal.RUN, channel, FIXTURE + "Unending.go", "1..5")))
                .isInstanceOf(DriverException.class)
                .hasMessageContaining("ended with exit code 1 before the job was done")
                .hasMessageContaining("AssertionError: unending");
    }

    /** Ends a driver in the middle of its job; what it has written so far is seen before, and not left behind. */
    private int end(ThrowingConsumer<Process> end) throws Throwable {
        try (ServerSocket maven = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            // No interrupt ends the wait for a driver that died before it came.
            maven.setSoTimeout(30_000);
            Process process = new ProcessBuilder(
                            JAVA.toString(),
                            "-cp",
                            String.join(File.pathSeparator, OwnClassPath.entries()),
                            Watched.class.getName(),
                            folder.resolve("out.jsonl").toString())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            DataOutputStream out = new DataOutputStream(process.getOutputStream());
            out.writeInt(maven.getLocalPort());
            out.flush();
            try (Socket driver = maven.accept()) {
                assertThat(driver.isConnected()).isTrue();
                assertThat(process.isAlive()).isTrue();
                assertThat(folder.resolve(".out.jsonl.part")).exists();
                end.accept(process);
                assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
                assertThat(folder).isEmptyDirectory();
                return process.exitValue();
            } finally {
                process.destroyForcibly();
            }
        }
    }

    @Test
    void the_driver_ends_when_maven_does() throws Throwable {
        assertThat(end(process -> process.getOutputStream().close())).isEqualTo(130);
    }

    @Test
    void a_driver_that_is_ended_leaves_nothing_behind() throws Throwable {
        assertThat(end(Process::destroy)).isNotZero();
    }

    @Test
    void the_command_quotes_and_puts_the_project_first() {
        List<String> arguments = new DriverCommand(
                        JAVA, List.of("C:\\my classes", "lib.jar"), Map.of("greeting", "a \"b\"\r\n\tc"), folder)
                .arguments();
        assertThat(arguments.get(0)).isEqualTo("\"-Dgreeting=a \\\"b\\\"\\r\\n\tc\"");
        assertThat(arguments.get(2))
                .startsWith("\"C:\\\\my classes" + File.pathSeparator + "lib.jar" + File.pathSeparator);
        assertThat(arguments).last().isEqualTo(DriverMain.class.getName());
    }
}
