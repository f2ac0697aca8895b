package dev.parallel.internal.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.parallel.Pool;
import dev.parallel.error.TaskTimeoutException;
import dev.parallel.error.WorkerLostException;
import dev.parallel.internal.process.TestJvm;
import dev.parallel.internal.process.TestJvm.Result;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelTasks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a recording of the flight recorder has of a pool, and that a pool does without the recorder. */
@Timeout(120)
@ExtendWith(LeavesNothingBehind.class)
class FlightRecorderEventsTest {

    private static final List<String> NAMES = List.of(
            "dev.parallel.WorkerStart",
            "dev.parallel.WorkerEnd",
            "dev.parallel.Call",
            "dev.parallel.Timeout",
            "dev.parallel.Loss");

    /** Keeps the recorder running: a JVM 17 that stops and starts it loses strings of more than 15 characters. */
    private static Recording running;

    @TempDir
    private Path folder;

    @BeforeAll
    static void start() {
        running = new Recording();
        running.start();
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    /** The events of a recording during which a pool of one was opened, used and closed, by name. */
    private Map<String, List<RecordedEvent>> record(Map<String, String> settings, Consumer<Pool> use) throws Exception {
        Map<String, List<RecordedEvent>> events = recordOnce(settings, use);
        for (int again = 0; again < 5 && isStringLost(events); again++) {
            events = recordOnce(settings, use);
        }
        return events;
    }

    /** A JVM 17 that has stopped and started its recorder before, for the tests that ran before these, may lose some all the same. */
    private static boolean isStringLost(Map<String, List<RecordedEvent>> events) {
        return Runtime.version().feature() == 17
                && events.values().stream()
                        .flatMap(List::stream)
                        .anyMatch(event -> event.hasField("task") && event.getString("task") == null);
    }

    private Map<String, List<RecordedEvent>> recordOnce(Map<String, String> settings, Consumer<Pool> use)
            throws Exception {
        Path file = folder.resolve("recording.jfr");
        try (Recording recording = new Recording()) {
            NAMES.forEach(recording::enable);
            settings.forEach((key, value) -> recording.setSettings(with(recording.getSettings(), key, value)));
            recording.start();
            try (Pool pool = Pool.builder().workers(1).heap("32m").name("jfr").open()) {
                use.accept(pool);
            }
            recording.stop();
            recording.dump(file);
        }
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> NAMES.contains(event.getEventType().getName()))
                .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                .collect(Collectors.groupingBy(event -> event.getEventType().getName()));
    }

    private static Map<String, String> with(Map<String, String> settings, String key, String value) {
        Map<String, String> changed = new java.util.HashMap<>(settings);
        changed.put(key, value);
        return changed;
    }

    @Test
    void theStartAndTheEndOfAWorkerAreRecorded() throws Exception {
        Map<String, List<RecordedEvent>> events = record(
                Map.of(),
                pool -> assertThat(pool.apply(ParallelTasks.square(3))).isEqualTo(9));

        RecordedEvent start = events.get("dev.parallel.WorkerStart").get(0);
        assertThat(start.getString("worker")).isEqualTo("jfr-worker-1");
        assertThat(start.getDuration("elapsed")).isPositive();
        RecordedEvent end = events.get("dev.parallel.WorkerEnd").get(0);
        assertThat(end.getLong("pid")).isEqualTo(start.getLong("pid"));
        assertThat(end.getString("reason")).isEqualTo("RETIRED");
        assertThat(end.getLong("calls")).isEqualTo(1);
        assertThat(end.getInt("exitCode")).isZero();
    }

    @Test
    void callsThatRanLongAreRecordedAndTinyOnesNot() throws Exception {
        Map<String, List<RecordedEvent>> events =
                record(Map.of(), pool -> pool.map(ParallelTasks.sleep, List.of(0, 0, 100, 0, 0), 5));

        // On a machine that stands still for a while, a tiny one may run long, too.
        assertThat(events.get("dev.parallel.Call"))
                .filteredOn(event -> event.getLong("index") == 2)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.getString("task")).isEqualTo("dev.parallel.testing.Tasks.sleep");
                    assertThat(event.getDuration("elapsed").toMillis()).isGreaterThanOrEqualTo(99);
                    assertThat(event.getString("worker")).isEqualTo("jfr-worker-1");
                });
        assertThat(events.get("dev.parallel.Call"))
                .allMatch(event -> event.getDuration("elapsed").toMillis() >= 10);
    }

    @Test
    void aRecordingMayAskForShorterCalls() throws Exception {
        Map<String, List<RecordedEvent>> events = record(
                Map.of("dev.parallel.Call#elapsedThreshold", "0 ns"),
                pool -> pool.map(ParallelTasks.square, List.of(1, 2, 3)));

        assertThat(events.get("dev.parallel.Call")).hasSize(3);
    }

    @Test
    void limitsAndLossesAreRecorded() throws Exception {
        Gate gate = Gate.in(folder);
        Map<String, List<RecordedEvent>> events = record(Map.of(), pool -> {
            assertThat(catchThrowable(() ->
                            pool.apply(ParallelTasks.busy.with(gate.path()).timeout(Duration.ofMillis(200)))))
                    .isInstanceOf(TaskTimeoutException.class);
            assertThat(catchThrowable(() -> pool.apply(
                            ParallelTasks.arriveAndDie.with(gate.path()).retries(1))))
                    .isInstanceOf(WorkerLostException.class);
        });

        RecordedEvent timeout = events.get("dev.parallel.Timeout").get(0);
        assertThat(timeout.getString("task")).isEqualTo("dev.parallel.testing.Tasks.busy");
        assertThat(timeout.getDuration("limit")).isEqualTo(Duration.ofMillis(200));
        RecordedEvent loss = events.get("dev.parallel.Loss").get(0);
        assertThat(loss.getString("task")).isEqualTo("dev.parallel.testing.Tasks.arriveAndDie");
        assertThat(loss.getString("reason")).isEqualTo("SIGNAL");
        assertThat(loss.getInt("signal")).isEqualTo(9);
        assertThat(loss.getInt("exitCode")).isEqualTo(-1);
        assertThat(loss.getInt("attempts")).isEqualTo(2);
        assertThat(events.get("dev.parallel.WorkerEnd"))
                .extracting(event -> event.getString("reason"))
                .startsWith("TIMED_OUT", "SIGNAL", "SIGNAL");
    }

    @Test
    void everyEventAndFieldIsExplained() throws Exception {
        assertThat(record(Map.of(), pool -> pool.apply(ParallelTasks.square(3))))
                .isNotEmpty();
        PoolEvents.get().call("task", 0, "worker", 1, 0);
        PoolEvents.get().timedOut("task", 0, 1, 1);
        PoolEvents.get().lost("task", 0, 1, "EXIT", 0, -1, 1);
        await().atMost(Duration.ofSeconds(30)).until(() -> ownTypes().size() == NAMES.size());
        assertThat(ownTypes()).allSatisfy(type -> {
            assertThat(NAMES).contains(type.getName());
            assertThat(type.getLabel()).isNotBlank();
            assertThat(type.getDescription()).isNotBlank();
            assertThat(type.getCategoryNames()).containsExactly("Parallel for Java");
            assertThat(type.getFields())
                    .filteredOn(field -> !List.of("startTime", "duration", "eventThread", "stackTrace")
                            .contains(field.getName()))
                    .allMatch(field -> field.getLabel() != null && field.getDescription() != null);
        });
    }

    private static List<EventType> ownTypes() {
        return FlightRecorder.getFlightRecorder().getEventTypes().stream()
                .filter(type -> Objects.toString(type.getName()).startsWith("dev.parallel."))
                .toList();
    }

    @Test
    void aPoolWorksWithoutTheModuleOfTheRecorder() throws Exception {
        Result result = TestJvm.run(TestJvm.command(
                "--limit-modules",
                "java.base",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                TestJvm.CLASS_PATH,
                WithoutRecorder.class.getName()));
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.value("recorder")).isEqualTo("false");
        assertThat(result.value("workersRecorder")).isEqualTo("false");
        assertThat(result.value("result")).isEqualTo("[1, 4, 9]");
        assertThat(result.value("completed")).isEqualTo("4");
    }
}
