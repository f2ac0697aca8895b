package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parallel.AsyncResult;
import dev.parallel.Pool;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelTasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Far more workers than processors. {@code -Dparallel.test.workers=200} tests with 200 of them, which takes a minute or two. */
@Timeout(330)
@EnabledOnOs(OS.LINUX)
@ExtendWith(LeavesNothingBehind.class)
class ManyWorkersTest {

    private static final int WORKERS = Integer.getInteger("parallel.test.workers", 50);
    private static final long WORKER_BYTES = 60L << 20;
    private static final Duration LIMIT = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    @Test
    void eachOfThemRunsACallAtTheSameTime() throws Exception {
        assumeTrue(availableMemory() > WORKERS * WORKER_BYTES, "60 MB of memory for each worker");
        Gate gate = Gate.in(folder);
        try (Pool pool = Pool.builder()
                .workers(WORKERS)
                .heap("16m")
                .jvmArgs("-Xss256k", "-XX:TieredStopAtLevel=1")
                .name("many")
                .open()) {
            assertThat(pool.awaitReady(LIMIT)).isTrue();
            List<AsyncResult<Long>> results = IntStream.range(0, WORKERS)
                    .mapToObj(i -> pool.applyAsync(ParallelTasks.waitAt.with(gate.path())))
                    .toList();
            await().atMost(LIMIT).until(() -> gate.arrivals() == WORKERS);
            gate.open();
            assertThat(results.stream().map(AsyncResult::join).distinct()).hasSize(WORKERS);
        }
    }

    private static long availableMemory() throws IOException {
        return Files.readAllLines(Path.of("/proc/meminfo")).stream()
                .filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
                .findFirst()
                .orElse(0);
    }
}
