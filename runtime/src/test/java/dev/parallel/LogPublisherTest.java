package dev.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parallel.internal.transport.LogEntry;
import dev.parallel.testing.RecordedLogs;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.LogManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** To which loggers of this JVM the records of workers go. */
@Timeout(120)
class LogPublisherTest {

    private static final String COMMON = LogPublisherTest.class.getName() + ".common";
    private static final int NAMES = 2_000;
    private static final Duration SOON = Duration.ofSeconds(30);

    private static LogEntry entry(String logger) {
        return new LogEntry(
                Level.INFO.intValue(), "INFO", logger, "m", Instant.now(), 1, "worker", "Class", "method", null);
    }

    @Test
    void aLoggerThatNobodyHoldsIsFoundAgainHoweverOftenItIsCollected() {
        LogPublisher publisher = new LogPublisher();
        RecordedLogs logs = new RecordedLogs(COMMON, false);
        try {
            // Six times two thousand are more than the names that workers may make.
            for (int round = 1; round <= 6; round++) {
                for (int i = 0; i < NAMES; i++) {
                    publisher.entry("worker", 1, entry(COMMON + ".n" + i));
                }
                assertThat(logs.records()).hasSize(round * NAMES);
                await().atMost(SOON).until(() -> {
                    System.gc();
                    return LogManager.getLogManager().getLogger(COMMON + ".n0") == null;
                });
            }
        } finally {
            logs.close();
        }
    }
}
