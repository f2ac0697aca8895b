package dev.parallel.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.internal.process.TestJvm;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of child processes when their application ends, in whatever way. */
@Timeout(180)
@EnabledOnOs(OS.LINUX)
@ExtendWith(LeavesNothingBehind.class)
class ChildApplicationTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int TERMINATED = 143;

    @TempDir
    private Path folder;

    private Path temporary;
    private Gate free;
    private Gate daemons;
    private Process application;

    @BeforeEach
    void makeFolders() throws IOException {
        temporary = Files.createDirectory(folder.resolve("tmp"));
        free = Gate.in(folder);
        daemons = Gate.in(folder);
    }

    @AfterEach
    void endAll() throws Exception {
        free.open();
        daemons.open();
        if (application != null) {
            assertThat(application.waitFor(60, TimeUnit.SECONDS)).isTrue();
        }
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left).isEmpty();
        }
    }

    private ProcessBuilder command(String end) {
        return TestJvm.command(
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xmx64m",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                TestJvm.CLASS_PATH,
                ChildApplication.class.getName(),
                end,
                free.path(),
                daemons.path());
    }

    /** Starts an application with a child of its own and a daemon that has a child; gives the daemons' pids. */
    private List<Long> start(String end) throws IOException {
        application = command(end)
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        free.awaitArrivals(1);
        return new ArrayList<>(daemons.awaitArrivals(2));
    }

    private long freePid() {
        return free.awaitArrivals(1).get(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"return", "exit"})
    void anApplicationEndsAfterItsChildrenAndKillsItsDaemons(String end) throws Exception {
        List<Long> daemonPids = start(end);
        assertThat(application.waitFor(1, TimeUnit.SECONDS)).isFalse();

        free.open();

        assertThat(application.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(application.exitValue()).isEqualTo(end.equals("exit") ? 5 : 0);
        assertThat(Processes.isAlive(freePid())).isFalse();
        Processes.awaitGone(daemonPids, LIMIT);
    }

    @Test
    void aSignalEndsAnApplicationThatWaitsForItsChildren() throws Exception {
        List<Long> daemonPids = start("exit");
        Processes.awaitGone(daemonPids, LIMIT);

        Processes.signal("TERM", application.pid());

        assertThat(application.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Processes.isAlive(freePid())).isTrue();
        free.open();
        Processes.awaitGone(List.of(freePid()), LIMIT);
    }

    @Test
    void aKilledApplicationTakesItsDaemonsAlong() throws Exception {
        List<Long> daemonPids = start("hold");

        application.destroyForcibly();

        Processes.awaitGone(daemonPids, LIMIT);
        assertThat(Processes.isAlive(freePid())).isTrue();
        free.open();
        Processes.awaitGone(List.of(freePid()), LIMIT);
    }

    @Test
    void stoppedDaemonsGoToo() throws Exception {
        List<Long> daemonPids = start("hold");
        for (long daemon : daemonPids) {
            Processes.signal("STOP", daemon);
        }

        application.destroyForcibly();

        Processes.awaitGone(daemonPids, LIMIT);
        free.open();
        Processes.awaitGone(List.of(freePid()), LIMIT);
    }

    @Test
    void aTerminatedApplicationDoesNotWaitForItsChildren() throws Exception {
        List<Long> daemonPids = start("hold");

        Processes.signal("TERM", application.pid());

        assertThat(application.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(application.exitValue()).isEqualTo(TERMINATED);
        Processes.awaitGone(daemonPids, LIMIT);
        assertThat(Processes.isAlive(freePid())).isTrue();
        free.open();
        Processes.awaitGone(List.of(freePid()), LIMIT);
    }

    @Test
    void whatAChildWritesIsThereWhenTheApplicationHasEnded() throws Exception {
        TestJvm.Result result = TestJvm.run(command("print"));

        assertThat(result.code()).isZero();
        assertThat(result.out()).isEqualTo("from the child" + System.lineSeparator());
        assertThat(result.err()).isEqualTo("from the child" + System.lineSeparator());
    }
}
