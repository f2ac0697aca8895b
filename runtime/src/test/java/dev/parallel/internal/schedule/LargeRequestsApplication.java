package dev.parallel.internal.schedule;

import dev.parallel.AsyncResult;
import dev.parallel.Pool;
import dev.parallel.testing.Gate;
import dev.parallel.testing.ParallelTasks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;

/**
 * An application that gives a large request to a busy pool of one, and records who writes it. The only recording of its JVM: where a
 * JVM 17 starts its recorder once more, the recording may lack strings of more than 15 characters, so that the path of a file.
 */
final class LargeRequestsApplication {

    static final int LARGE = 6 << 20;

    private LargeRequestsApplication() {}

    /**
     * Prints the threads that have written to a request file.
     *
     * @param arguments the file of the recording, and the path of a gate
     */
    public static void main(String[] arguments) throws Exception {
        Path file = Path.of(arguments[0]);
        Gate gate = Gate.at(arguments[1]);
        try (Recording recording = new Recording();
                Pool pool = Pool.builder().workers(1).name("large").heap("64m").open()) {
            recording.enable("jdk.FileWrite").withThreshold(Duration.ZERO);
            recording.start();
            AsyncResult<Long> before = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
            // A library that waits for conditions is not on this class path; who starts this JVM bounds it.
            while (gate.arrivals() == 0) {
                Thread.sleep(2);
            }
            AsyncResult<byte[]> large = pool.applyAsync(ParallelTasks.bytes.with(new byte[LARGE]));
            gate.open();
            before.join();
            System.out.println("bytes=" + large.join().length);
            recording.stop();
            recording.dump(file);
        }
        printWriters(file);
    }

    private static void printWriters(Path recording) throws IOException {
        RecordingFile.readAllEvents(recording).stream()
                .filter(event -> event.getEventType().getName().equals("jdk.FileWrite"))
                .filter(event -> event.getString("path") != null
                        && event.getString("path").endsWith("/requests"))
                .map(event -> event.getThread().getJavaName())
                .distinct()
                .forEach(writer -> System.out.println("writer=" + writer));
    }
}
