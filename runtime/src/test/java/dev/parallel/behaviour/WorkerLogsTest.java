package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.parallel.AsyncResult;
import dev.parallel.Pool;
import dev.parallel.WorkerLogRecord;
import dev.parallel.WorkerLogs;
import dev.parallel.WorkerOutput;
import dev.parallel.error.RemoteException;
import dev.parallel.error.WorkerLostException;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.OwnException;
import dev.parallel.testing.ParallelLogging;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.Processes;
import dev.parallel.testing.RecordedLogs;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What workers log comes to the loggers of the application. */
@Timeout(90)
@ExtendWith(LeavesNothingBehind.class)
class WorkerLogsTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private RecordedLogs logs = new RecordedLogs(ParallelLogging.LOGGER, false);

    private final RecordedLogs notices = new RecordedLogs(WorkerLogs.class.getName(), false);

    @AfterEach
    void stopListening() {
        logs.close();
        notices.close();
    }

    private void holdLogs() {
        logs.close();
        logs = new RecordedLogs(ParallelLogging.LOGGER, true);
    }

    private static Pool.Builder pool(int workers) {
        return Pool.builder().workers(workers).heap("32m").name("logging").logs(WorkerLogs.toParent(Level.FINE));
    }

    private static List<String> numbers(int end) {
        return IntStream.range(0, end).mapToObj(Integer::toString).toList();
    }

    @Test
    void aRecordComesWithEverythingThatTheWorkerKnowsOfIt() {
        Instant before = Instant.now();
        long pid;
        try (Pool pool = pool(1).open()) {
            pid = pool.apply(ParallelLogging.report.with("a message"));
        }

        assertThat(logs.messages()).containsExactly("a message", "a message has 9 characters", "fine a message");
        assertThat(logs.records())
                .extracting(LogRecord::getLevel)
                .containsExactly(Level.SEVERE, Level.INFO, Level.FINE);
        assertThat(logs.records()).allSatisfy(record -> {
            assertThat(record.getLoggerName()).isEqualTo(ParallelLogging.LOGGER);
            assertThat(record.getInstant()).isBetween(before, Instant.now());
            assertThat(record.getSourceClassName()).isEqualTo(ParallelLogging.class.getName());
            assertThat(record.getSourceMethodName()).isEqualTo("report");
            WorkerLogRecord told = (WorkerLogRecord) record;
            assertThat(told.pid()).isEqualTo(pid);
            assertThat(told.workerName()).isEqualTo("logging-worker-1");
            assertThat(told.threadName()).isEqualTo("logging-worker-1");
        });
        Throwable thrown = logs.records().get(0).getThrown();
        assertThat(thrown).isExactlyInstanceOf(IllegalStateException.class).hasMessage("outer");
        assertThat(thrown.getStackTrace()[0].getMethodName()).isEqualTo("report");
        assertThat(thrown.getCause())
                .isInstanceOfSatisfying(
                        RemoteException.class,
                        cause -> assertThat(cause.typeName()).isEqualTo(OwnException.class.getName()));
    }

    @ParameterizedTest
    @ValueSource(ints = {32_768, 32_769, 60_000, 65_535, 65_536, 200_000})
    void aLongMessageArrivesPerhapsShortened(int length) {
        try (Pool pool = pool(1).open()) {
            pool.apply(ParallelLogging.report.with("x".repeat(length)));
        }

        assertThat(logs.messages())
                .hasSize(3)
                .allSatisfy(message -> assertThat(message).contains("x".repeat(1000)));
        assertThat(logs.messages().get(2).length())
                .isEqualTo(length < 65_000 ? length + 5 : logs.messages().get(2).length());
    }

    @Test
    void theLoggersOfThisJvmDecideWhatIsPublished() {
        Logger.getLogger(ParallelLogging.LOGGER).setLevel(Level.WARNING);
        try (Pool pool = pool(1).open()) {
            pool.apply(ParallelLogging.report.with("m"));
        }

        assertThat(logs.messages()).containsExactly("m");
    }

    @Test
    void workersKeepTheirRecordsUnlessAsked() {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        try (Pool pool = Pool.builder()
                .workers(1)
                .heap("32m")
                .output(WorkerOutput.toLines(line -> lines.add(line.text())))
                .open()) {
            pool.apply(ParallelLogging.count.with(1));
        }

        await().atMost(SOON).until(() -> lines.stream().anyMatch(line -> line.endsWith(": 0")));
        assertThat(logs.records()).isEmpty();
    }

    @Test
    void whatIsSentIsNotOnTheConsoleOfTheWorkerToo() {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        try (Pool pool = pool(1).output(WorkerOutput.toLines(line -> lines.add(line.text())))
                .open()) {
            pool.apply(ParallelLogging.count.with(1));
            pool.apply(ParallelTasks.print.with("printed afterwards"));
        }

        await().atMost(SOON).until(() -> lines.size() >= 2);
        assertThat(logs.messages()).containsExactly("0");
        assertThat(lines).containsOnly("printed afterwards");
    }

    @Test
    void recordsOfAWorkerKeepTheirOrder() {
        try (Pool pool = pool(2).open()) {
            pool.map(ParallelLogging.count, Collections.nCopies(20, 100), 1);
        }

        List<WorkerLogRecord> records =
                logs.records().stream().map(WorkerLogRecord.class::cast).toList();
        assertThat(records).hasSize(2000);
        for (long pid : records.stream().map(WorkerLogRecord::pid).distinct().toList()) {
            List<Integer> own = records.stream()
                    .filter(record -> record.pid() == pid)
                    .map(record -> Integer.valueOf(record.getMessage()))
                    .toList();
            assertThat(own)
                    .isEqualTo(IntStream.range(0, own.size())
                            .mapToObj(i -> i % 100)
                            .toList());
        }
    }

    @Test
    void aFloodFillsNoHeapAndWhatIsDroppedIsCounted() {
        holdLogs();
        int sent = 50_000;
        try (Pool pool = pool(1).heap("16m")
                // Below it the JDK logs, too: its exit, for example.
                .logs(WorkerLogs.toParent(Level.INFO))
                .open()) {
            // The handler takes nothing meanwhile, and the task ends all the same.
            pool.apply(ParallelLogging.count.with(sent));
            logs.release();
        }

        List<Integer> came = logs.messages().stream().map(Integer::valueOf).toList();
        long dropped = notices.records().stream()
                .mapToLong(notice -> (Long) notice.getParameters()[0])
                .sum();
        assertThat(came).isSorted().doesNotHaveDuplicates();
        assertThat(dropped).isPositive();
        assertThat(came.size() + dropped).isEqualTo(sent);
        assertThat(notices.records()).allSatisfy(notice -> {
            assertThat(notice.getLevel()).isEqualTo(Level.WARNING);
            assertThat(notice.getMessage()).contains("logging-worker-1", "were dropped");
        });
    }

    @Test
    void recordsBeforeTheEndOfAWorkerArrive() {
        try (Pool pool = pool(1).open()) {
            assertThatThrownBy(() -> pool.apply(ParallelLogging.countAndDie.with(50)))
                    .isInstanceOf(WorkerLostException.class);
            await().atMost(SOON).until(() -> logs.records().size() >= 50);
        }

        assertThat(logs.messages()).isEqualTo(numbers(50));
    }

    @Test
    void theOthersAreReadOnWhenAWorkerIsKilledInTheMidstOfItsRecords() throws Exception {
        Gate gate = Gate.in(folder);
        try (Pool pool = pool(2).open()) {
            AsyncResult<Long> endless = pool.applyAsync(ParallelLogging.countForEver.with(gate.path()));
            long pid = gate.awaitArrivals(1).get(0);
            await().atMost(SOON).until(() -> !logs.records().isEmpty());
            Processes.kill(pid);
            assertThatThrownBy(endless::join)
                    .isInstanceOf(CompletionException.class)
                    .hasCauseInstanceOf(WorkerLostException.class);
            long other = pool.apply(ParallelLogging.report.with("alive"));

            await().atMost(SOON).until(() -> logs.messages().contains("alive"));
            assertThat(other).isNotEqualTo(pid);
        }
        assertThat(notices.messages()).noneMatch(message -> message.contains("cannot be read"));
    }

    @Test
    void aHandlerThatThrowsHarmsNothing() {
        AtomicInteger calls = new AtomicInteger();
        Handler failing = new Handler() {
            @Override
            public void publish(LogRecord record) {
                calls.incrementAndGet();
                throw new IllegalStateException("a handler's own failure");
            }

            @Override
            public void flush() {
                // Nothing waits.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        Logger logger = Logger.getLogger(ParallelLogging.LOGGER);
        logger.addHandler(failing);
        try (Pool pool = pool(1).open()) {
            pool.apply(ParallelLogging.count.with(3));
            assertThat(pool.apply(ParallelTasks.square(3))).isEqualTo(9);
        } finally {
            logger.removeHandler(failing);
        }

        assertThat(logs.messages()).isEqualTo(numbers(3));
        assertThat(calls).hasValue(3);
    }

    @Test
    void aHandlerMayCloseThePool() {
        Pool pool = pool(1).open();
        Handler closing = new Handler() {
            @Override
            public void publish(LogRecord record) {
                pool.shutdown();
                pool.close();
            }

            @Override
            public void flush() {
                // Nothing waits.
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
        Logger logger = Logger.getLogger(ParallelLogging.LOGGER);
        logger.addHandler(closing);
        try (pool) {
            pool.apply(ParallelLogging.count.with(1));
        } finally {
            logger.removeHandler(closing);
        }

        assertThat(logs.messages()).containsExactly("0");
    }
}
