package dev.parallel.internal.events;

import dev.parallel.Pool;
import dev.parallel.error.TaskTimeoutException;
import dev.parallel.error.WorkerLostException;
import dev.parallel.testing.ParallelTasks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;

/**
 * An application that records what its pool of one does. One recording in one JVM: where a JVM 17 starts its recorder once more, the
 * recording may lack strings of more than 15 characters.
 */
final class RecordedApplication {

    private RecordedApplication() {}

    /**
     * Writes the file of the recording.
     *
     * @param arguments what to do, the file, and the path of a gate
     */
    public static void main(String[] arguments) throws Exception {
        String gate = arguments[2];
        try (Recording recording = new Recording()) {
            FlightRecorderEventsTest.NAMES.forEach(recording::enable);
            if (arguments[0].equals("shorterCalls")) {
                Map<String, String> settings = new HashMap<>(recording.getSettings());
                settings.put("dev.parallel.Call#elapsedThreshold", "0 ns");
                recording.setSettings(settings);
            }
            recording.start();
            try (Pool pool = Pool.builder().workers(1).heap("32m").name("jfr").open()) {
                switch (arguments[0]) {
                    case "oneCall" -> pool.apply(ParallelTasks.square(3));
                    case "longCall" -> pool.map(ParallelTasks.sleep, List.of(0, 0, 100, 0, 0), 5);
                    case "shorterCalls" -> pool.map(ParallelTasks.square, List.of(1, 2, 3));
                    case "limitAndLoss" -> {
                        fails(() -> pool.apply(ParallelTasks.busy.with(gate).timeout(Duration.ofMillis(200))));
                        fails(() ->
                                pool.apply(ParallelTasks.arriveAndDie.with(gate).retries(1)));
                    }
                    default -> throw new IllegalArgumentException(arguments[0]);
                }
            }
            recording.stop();
            recording.dump(Path.of(arguments[1]));
        }
    }

    private static void fails(Runnable call) {
        try {
            call.run();
        } catch (TaskTimeoutException | WorkerLostException expected) {
            return;
        }
        throw new IllegalStateException("the call has not failed");
    }
}
