package dev.parallel.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.AsyncResult;
import dev.parallel.Pool;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelTasks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Who writes a large request into the request file, which may take long: nobody whom other calls wait for. */
@ExtendWith(LeavesNothingBehind.class)
@Timeout(120)
final class LargeRequestsTest {

    private static final int LARGE = 6 << 20;

    @TempDir
    private Path folder;

    @Test
    void oneThatWasQueuedIsWrittenByAKeeper() throws Exception {
        Gate gate = Gate.in(folder);
        Set<String> writers;
        try (Recording recording = new Recording();
                Pool pool = Pool.builder().workers(1).name("large").heap("64m").open()) {
            recording.enable("jdk.FileWrite").withThreshold(Duration.ZERO);
            recording.start();
            AsyncResult<Long> before = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
            gate.awaitArrivals(1);
            AsyncResult<byte[]> large = pool.applyAsync(ParallelTasks.bytes.with(new byte[LARGE]));
            gate.open();
            before.join();
            assertThat(large.join()).hasSize(LARGE);
            writers = writers(recording);
        }
        assertThat(writers).allMatch(name -> name.startsWith("large-keeper-")).isNotEmpty();
    }

    /** The threads that have written to a request file, but for the caller's own. */
    private Set<String> writers(Recording recording) throws IOException {
        Path file = folder.resolve("recording.jfr");
        recording.stop();
        recording.dump(file);
        return RecordingFile.readAllEvents(file).stream()
                .filter(event -> event.getEventType().getName().equals("jdk.FileWrite"))
                .filter(event -> event.getString("path") != null
                        && event.getString("path").endsWith("/requests"))
                .map(event -> event.getThread().getJavaName())
                .collect(Collectors.toSet());
    }
}
