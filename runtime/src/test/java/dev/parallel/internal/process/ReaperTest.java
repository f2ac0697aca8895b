package dev.parallel.internal.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parallel.testing.Processes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** An application of its own, killed in several ways, and what becomes of its processes and folders. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class ReaperTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private Process application;
    private BufferedReader answers;
    private final List<Long> started = new ArrayList<>();

    @BeforeEach
    void startApplication() throws IOException {
        application = TestJvm.command(
                        "-XX:+UseSerialGC", "-Xmx64m", "-cp", TestJvm.CLASS_PATH, ReapedApplication.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        answers = application.inputReader(StandardCharsets.UTF_8);
    }

    @AfterEach
    void endApplication() throws Exception {
        application.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        started.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        answers.close();
    }

    @Test
    void childrenOfAKilledApplicationEndStoppedOnesToo() throws Exception {
        long running = child();
        long stopped = child();
        Processes.stop(stopped);
        long reaper = ask("reaper");

        killApplication();

        await().atMost(SOON).until(() -> TestJvm.isGone(running) && TestJvm.isGone(stopped));
        await().atMost(SOON).until(() -> TestJvm.isGone(reaper));
    }

    @Test
    void foldersGoWithAllInThemAndLinksAreNotFollowed() throws Exception {
        Path outside = Files.createDirectory(folder.resolve("outside"));
        Path kept = Files.writeString(outside.resolve("kept"), "x");
        Path ours = Files.createDirectory(folder.resolve("o u'r\"s $(touch " + folder.getFileName() + ") *"));
        Files.createDirectories(ours.resolve("a/b"));
        Files.createSymbolicLink(ours.resolve("a/link"), outside);
        Path forgotten = Files.createDirectory(folder.resolve("forgotten"));
        Path replaced = Files.createDirectory(folder.resolve("replaced"));
        ask("folder " + ours);
        ask("folder " + forgotten);
        ask("folder " + replaced);
        ask("forgetFolder " + forgotten);
        Files.delete(replaced);
        Files.createSymbolicLink(replaced, outside);
        long reaper = ask("reaper");

        killApplication();

        await().atMost(SOON).until(() -> TestJvm.isGone(reaper));
        assertThat(ours).doesNotExist();
        assertThat(kept).exists();
        assertThat(forgotten).exists();
    }

    @Test
    void anOrderlyEndIsAnEndToo() throws Exception {
        long child = child();
        ask("exit");
        await().atMost(SOON).until(() -> TestJvm.isGone(child));
    }

    @Test
    void aForgottenProcessIsSpared() throws Exception {
        long spared = child();
        long watched = child();
        ask("forget " + spared);
        long reaper = ask("reaper");
        killApplication();
        await().atMost(SOON).until(() -> TestJvm.isGone(reaper) && TestJvm.isGone(watched));
        assertThat(TestJvm.isGone(spared)).isFalse();
    }

    @Test
    void signalsOfTheTerminalDoNotEndIt() throws Exception {
        long child = child();
        long reaper = ask("reaper");
        for (String name : List.of("INT", "HUP", "TERM", "QUIT", "TSTP")) {
            Processes.signal(name, reaper);
        }
        killApplication();
        await().atMost(SOON).until(() -> TestJvm.isGone(child));
    }

    @Test
    void aKilledReaperIsStartedAgainAndToldEverything() throws Exception {
        long child = child();
        Path ours = Files.createDirectory(folder.resolve("ours"));
        ask("folder " + ours);
        long first = ask("reaper");
        Processes.signal("KILL", first);
        await().atMost(SOON).until(() -> {
            long now = ask("reaper");
            return now != 0 && now != first;
        });

        killApplication();

        await().atMost(SOON).until(() -> TestJvm.isGone(child) && !Files.exists(ours));
    }

    @Test
    void aChildOfTheApplicationDoesNotKeepItFromSeeingTheEnd() throws Exception {
        long reaper = ask("reaper-first");
        // Not watched, and started after the reaper: it would hold the reaper's input if it had inherited it.
        long bystander = ask("bystander");
        started.add(bystander);
        killApplication();
        await().atMost(SOON).until(() -> TestJvm.isGone(reaper));
        assertThat(TestJvm.isGone(bystander)).isFalse();
    }

    @Test
    void itHoldsNoneOfTheApplicationsStreams() throws Exception {
        long reaper = ask("reaper-first");
        Processes.signal("STOP", reaper);
        started.add(reaper);
        killApplication();
        // The end of the stream comes although the reaper still lives.
        assertThat(CompletableFuture.supplyAsync(this::isAtEnd))
                .succeedsWithin(SOON)
                .isEqualTo(true);
        assertThat(TestJvm.isGone(reaper)).isFalse();
    }

    @Test
    void foldersThatCannotBeItsOwnAreRefused() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder);
        for (Path wrong : List.of(Path.of("/"), Path.of("/tmp"), Path.of("target"), link, folder.resolve("none"))) {
            assertThatThrownBy(() -> Reaper.get().watchFolder(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(wrong.toString());
        }
        assertThatThrownBy(() -> Reaper.get().watch(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1");
    }

    /** By its handle, which leaves the streams open. */
    private void killApplication() {
        assertThat(application.toHandle().destroyForcibly()).isTrue();
    }

    private boolean isAtEnd() {
        try {
            return answers.readLine() == null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long child() throws IOException {
        long pid = ask("child");
        started.add(pid);
        return pid;
    }

    private long ask(String order) throws IOException {
        application
                .outputWriter(StandardCharsets.UTF_8)
                .append(order)
                .append('\n')
                .flush();
        return Long.parseLong(answers.readLine());
    }
}
