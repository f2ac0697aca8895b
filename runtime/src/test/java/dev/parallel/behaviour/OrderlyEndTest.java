package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.Pool;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelChildTasks;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A worker that ends in order ends as any Java program does. */
@Timeout(120)
@ExtendWith(LeavesNothingBehind.class)
class OrderlyEndTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void itsShutdownHooksRunWhateverThreadsItsTasksHaveLeft(boolean threadIsLeft) throws Exception {
        Gate gate = Gate.in(folder);
        try (Pool pool = Pool.builder().workers(1).heap("32m").name("orderly").open()) {
            pool.apply(ParallelChildTasks.hook.with(gate.path()));
            if (threadIsLeft) {
                pool.apply(ParallelChildTasks.leaveThread.with(gate.path()));
                gate.awaitArrivals(1);
            }
        }
        assertThat(Path.of(gate.path(), "hooked")).exists();
    }
}
