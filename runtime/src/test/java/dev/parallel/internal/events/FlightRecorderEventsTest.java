package dev.parallel.internal.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parallel.internal.process.TestJvm;
import dev.parallel.internal.process.TestJvm.Result;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a recording of the flight recorder has of a pool, and that a pool does without the recorder. */
@Timeout(180)
@ExtendWith(LeavesNothingBehind.class)
class FlightRecorderEventsTest {

    static final List<String> NAMES = List.of(
            "dev.parallel.WorkerStart",
            "dev.parallel.WorkerEnd",
            "dev.parallel.Call",
            "dev.parallel.Timeout",
            "dev.parallel.Loss");

    @TempDir
    private Path folder;

    /** The events that an application has recorded whose pool was opened, used and closed, by name. */
    private Map<String, List<RecordedEvent>> record(String use) throws Exception {
        Path file = folder.resolve("recording.jfr");
        Result result = TestJvm.run(TestJvm.command(
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                TestJvm.CLASS_PATH,
                RecordedApplication.class.getName(),
                use,
                file.toString(),
                Gate.in(folder).path()));
        assertThat(result.code()).as(result.err()).isZero();
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> NAMES.contains(event.getEventType().getName()))
                .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                .collect(Collectors.groupingBy(event -> event.getEventType().getName()));
    }

    @Test
    void theStartAndTheEndOfAWorkerAreRecorded() throws Exception {
        Map<String, List<RecordedEvent>> events = record("oneCall");

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
        Map<String, List<RecordedEvent>> events = record("longCall");

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
        Map<String, List<RecordedEvent>> events = record("shorterCalls");

        assertThat(events.get("dev.parallel.Call")).hasSize(3);
    }

    @Test
    void limitsAndLossesAreRecorded() throws Exception {
        Map<String, List<RecordedEvent>> events = record("limitAndLoss");

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
        try (Recording recording = new Recording()) {
            recording.start();
            PoolEvents.get().call("task", 0, "worker", 1, 0);
            PoolEvents.get().timedOut("task", 0, 1, 1);
            PoolEvents.get().lost("task", 0, 1, "EXIT", 0, -1, 1);
            await().atMost(Duration.ofSeconds(30)).until(() -> ownTypes().size() == NAMES.size());
        }
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
