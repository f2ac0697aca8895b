package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.Pool;
import dev.parallel.testing.Caller;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelTasks;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A caller whose result's own code takes long, or waits for something, while it is read. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class SlowReaderTest {

    private static final int LARGE = 1 << 20;

    @TempDir
    private Path folder;

    @Test
    void keepsNoOtherCallerFromALargeResultOfTheSameWorker() throws Exception {
        Gate gate = Gate.in(folder);
        try (Pool pool = Pool.builder()
                .workers(1)
                .heap("64m")
                .name("slow")
                .timeout(Duration.ofSeconds(30))
                .open()) {
            Caller<String> reading = Caller.of(() -> pool.apply(ParallelTasks.slowToReadLarge.with(gate.path())));
            gate.awaitArrivals(1);
            Caller<byte[]> other = Caller.of(() -> pool.apply(ParallelTasks.makeBytes.with(LARGE)));
            try {
                assertThat(other.result()).hasSize(LARGE);
            } finally {
                gate.open();
            }
            assertThat(reading.result()).isEqualTo(gate.path());
        }
    }
}
