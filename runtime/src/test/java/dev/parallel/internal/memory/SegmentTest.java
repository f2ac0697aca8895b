package dev.parallel.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the memory of segments that nobody uses any more. */
@Timeout(60)
@EnabledOnOs(OS.LINUX)
class SegmentTest {

    private static final int SIZE = 8 << 20;
    private static final int ENOUGH = (int) (LetGo.MOST_BYTES / SIZE) + 1;

    @TempDir
    private Path folder;

    private Segment make(int number) throws IOException {
        Path file = folder.resolve("segment-" + number);
        Segment made = Segment.create(file, SIZE);
        Files.delete(file);
        return made;
    }

    /** How many segments this process has mapped, as the system tells. */
    private long mapped() throws IOException {
        String own = folder.toRealPath().toString();
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/maps"))) {
            return lines.filter(line -> line.contains(own)).count();
        }
    }

    /** Closes segments that have survived collections, so that those of young objects do not find them. */
    private void closeOldOnes() throws IOException {
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < ENOUGH; i++) {
            segments.add(make(i));
        }
        System.gc();
        System.gc();
        assertThat(mapped()).isEqualTo(ENOUGH);
        segments.forEach(Segment::close);
    }

    @Test
    void theMemoryOfManyClosedSegmentsIsGivenBackBeforeThereIsMore() throws IOException {
        closeOldOnes();

        try (Segment next = make(ENOUGH)) {
            await().atMost(Duration.ofSeconds(30)).until(this::mapped, count -> count == 1);
            next.setRelease(0, 42);
            assertThat(next.getAcquire(0)).isEqualTo(42);
        }
    }

    @Test
    void aClosedSegmentMayBeReadLate() throws IOException {
        Segment segment = make(0);
        segment.setRelease(SIZE - Long.BYTES, 7);
        segment.close();
        segment.close();

        assertThat(segment.getAcquire(SIZE - Long.BYTES)).isEqualTo(7);
    }
}
