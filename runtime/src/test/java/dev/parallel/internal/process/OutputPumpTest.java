package dev.parallel.internal.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parallel.error.WorkerLostException.Reason;
import dev.parallel.internal.process.launch.LaunchPlan;
import dev.parallel.internal.process.launch.WorkerSpec;
import dev.parallel.testing.FailingLogs;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OutputPumpTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final OutputTail tail = new OutputTail();
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Test
    void linesReachSinkAndTailInOrder() throws Exception {
        pump("one\ntwo\r\n\nlast without end");
        assertThat(lines).containsExactly("one", "two", "", "last without end");
        assertThat(tail.lines()).isEqualTo(lines);
        assertThat(tail.crashReport()).isEmpty();
    }

    @Test
    void whatIsNoUtf8IsReplaced() throws Exception {
        pump(new ByteArrayInputStream(new byte[] {'a', (byte) 0xFF, 'b', '\n', (byte) 0xC3, '\n'}));
        assertThat(lines).containsExactly("a\uFFFDb", "\uFFFD");
    }

    @Test
    void aTooLongLineIsCutBetweenCharacters() throws Exception {
        String line = "x" + "é".repeat(100_000);
        pump(line + "\nnext\n");
        assertThat(lines).hasSizeGreaterThan(3).last().isEqualTo("next");
        assertThat(String.join("", lines.subList(0, lines.size() - 1)).equals(line))
                .isTrue();
        assertThat(lines)
                .allSatisfy(each ->
                        assertThat(each.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(LineSplitter.LIMIT));
    }

    @Test
    void aLineOfExactlyTheLimitIsOneLine() throws Exception {
        String line = "y".repeat(LineSplitter.LIMIT);
        pump(line + "\nnext");
        assertThat(lines.stream().map(String::length)).containsExactly(LineSplitter.LIMIT, 4);
    }

    @Test
    void aSinkThatThrowsHarmsNothingIfThatCannotBeLogged() throws Exception {
        try (FailingLogs unheard = new FailingLogs(OutputPump.class.getName())) {
            OutputPump pump = OutputPump.start(
                    stream("1\n2\n3\n"),
                    false,
                    "w",
                    (error, text) -> {
                        lines.add(text);
                        throw new IllegalStateException("from the sink");
                    },
                    tail);
            assertThat(pump.awaitEnd(LIMIT)).isTrue();
        }
        assertThat(lines).containsExactly("1", "2", "3");
    }

    @Test
    void aSinkThatThrowsHarmsNothing() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        OutputPump pump = OutputPump.start(
                stream("1\n2\n3\n"),
                false,
                "w",
                (error, text) -> {
                    calls.incrementAndGet();
                    throw new IllegalStateException("from the sink");
                },
                tail);
        assertThat(pump.awaitEnd(LIMIT)).isTrue();
        assertThat(calls).hasValue(3);
        assertThat(tail.lines()).containsExactly("1", "2", "3");
    }

    @Test
    void theTailIsBoundedInLinesAndCharacters() {
        for (int i = 0; i < 250; i++) {
            tail.add("line " + i);
        }
        assertThat(tail.lines()).hasSize(OutputTail.LINES).first().isEqualTo("line 150");
        tail.add("z".repeat(OutputTail.CHARACTERS - 10));
        assertThat(tail.lines()).hasSize(2).first().isEqualTo("line 249");
        tail.add("w".repeat(OutputTail.CHARACTERS * 2));
        assertThat(tail.lines()).hasSize(1);
        assertThat(tail.lines().get(0)).hasSize(OutputTail.CHARACTERS);
    }

    @Test
    void aLineArrivesAtOnceAndTheEndOnlyWhenItComes() throws Exception {
        try (PipedOutputStream worker = new PipedOutputStream()) {
            OutputPump pump =
                    OutputPump.start(new PipedInputStream(worker), true, "w", (error, text) -> lines.add(text), tail);
            worker.write("#\n".getBytes(StandardCharsets.UTF_8));
            worker.flush();
            await().atMost(LIMIT).until(() -> lines.equals(List.of("#")));
            assertThat(pump.awaitEnd(Duration.ofMillis(20))).isFalse();
            worker.close();
            assertThat(pump.awaitEnd(LIMIT)).isTrue();
        }
    }

    @Test
    void whatFollowsAnothersReportIsOutputAgain() throws Exception {
        pump(
                "# no report\n#\n# A fatal error has been detected by the Java Runtime Environment:\n#\n#  SIGSEGV\nafter\n");
        assertThat(lines).containsExactly("# no report", "#", "after");
        assertThat(tail.crashReport())
                .hasValueSatisfying(
                        text -> assertThat(text).startsWith("# A fatal error").endsWith("#  SIGSEGV\n"));
    }

    @Test
    void aCrashReportIsKeptApartFromOutput(@TempDir Path folder) throws Exception {
        WorkerSpec spec =
                new WorkerSpec(CrashesItself.class.getName(), List.of("-Dpassword=hunter2"), "64m", 1, Map.of());
        Process worker = LaunchPlan.of(spec).prepare(folder).start();
        OutputPump out = OutputPump.start(worker.getInputStream(), false, "w", (error, text) -> lines.add(text), tail);
        OutputPump err = OutputPump.start(worker.getErrorStream(), true, "w", (error, text) -> lines.add(text), tail);
        assertThat(worker.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(out.awaitEnd(LIMIT) && err.awaitEnd(LIMIT)).isTrue();

        assertThat(lines).contains("before the crash").noneMatch(line -> line.startsWith("# "));
        assertThat(tail.crashReport())
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith("# A fatal error")
                        .contains("Problematic frame", "S U M M A R Y")
                        .doesNotContain("hunter2")
                        .endsWith("END.\n"));
        assertThat(Path.of("hs_err_pid" + worker.pid() + ".log")).doesNotExist();
        ExitDiagnosis diagnosis = ExitDiagnosis.of(
                worker.exitValue(), OptionalInt.empty(), tail.crashReport().isPresent(), false);
        assertThat(diagnosis.reason()).isEqualTo(Reason.NATIVE_CRASH);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aGrandchildThatHoldsThePipeDoesNotBlockTheEnd() throws Exception {
        Process worker = new ProcessBuilder("sh", "-c", "sleep 300 & echo $!").start();
        OutputPump pump = OutputPump.start(worker.getInputStream(), false, "w", (error, text) -> lines.add(text), tail);
        assertThat(worker.waitFor(30, TimeUnit.SECONDS)).isTrue();
        await().atMost(LIMIT).until(() -> !lines.isEmpty());
        ProcessHandle grandchild =
                ProcessHandle.of(Long.parseLong(lines.get(0))).orElseThrow();
        long asked = System.nanoTime();
        boolean ended = pump.awaitEnd(Duration.ofMillis(200));
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isLessThan(Duration.ofSeconds(20));
        // Without a reader in it at that moment, the JDK itself lets go of the pipe of a process that has ended.
        assertThat(grandchild.isAlive()).as("ended: %s", ended).isTrue();
        assertThat(grandchild.destroyForcibly()).isTrue();
        assertThat(pump.awaitEnd(LIMIT)).isTrue();
    }

    private void pump(String text) throws InterruptedException {
        pump(stream(text));
    }

    private void pump(InputStream in) throws InterruptedException {
        OutputPump pump = OutputPump.start(in, false, "w", (error, text) -> lines.add(text), tail);
        assertThat(pump.awaitEnd(LIMIT)).isTrue();
    }

    private static InputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
