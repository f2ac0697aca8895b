package dev.parallel.internal.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class DescendantsTest {

    @Test
    void childrenAndTheirChildrenEndWithTheProcess() throws Exception {
        Process process = new ProcessBuilder(
                        "sh", "-c", "sh -c 'sleep 300 & echo $!; echo $$; wait' & sleep 300 & echo $!; wait")
                .start();
        List<Long> descendants = new ArrayList<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
            for (int i = 0; i < 3; i++) {
                descendants.add(Long.parseLong(lines.readLine()));
            }
            assertThat(Descendants.kill(process, Duration.ofSeconds(30))).isTrue();
        }
        assertThat(process.isAlive()).isFalse();
        await().atMost(Duration.ofSeconds(30)).until(() -> descendants.stream().allMatch(TestJvm::isGone));
    }

    @Test
    void whatTheProcessWroteBeforeIsStillThereToRead() throws Exception {
        Process process = new ProcessBuilder("sh", "-c", "echo last words; kill -STOP $$").start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> process.getInputStream().available() > 0);
            assertThat(Descendants.kill(process, Duration.ofSeconds(30))).isTrue();
            assertThat(lines.readLine()).isEqualTo("last words");
        }
    }

    @Test
    void aStoppedProcessEndsToo() throws Exception {
        Process process = new ProcessBuilder("sh", "-c", "kill -STOP $$; sleep 300").start();
        assertThat(Descendants.kill(process, Duration.ofSeconds(30))).isTrue();
        assertThat(process.exitValue()).isEqualTo(128 + 9);
    }

    @Test
    void aProcessThatHasEndedIsNoFault() throws Exception {
        Process process = new ProcessBuilder("true").start();
        process.waitFor();
        assertThat(Descendants.kill(process, Duration.ZERO)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
