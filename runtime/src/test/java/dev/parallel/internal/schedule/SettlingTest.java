package dev.parallel.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a worker that is gone leaves to its pool. */
@ExtendWith(LeavesNothingBehind.class)
@Timeout(120)
final class SettlingTest {

    @TempDir
    private Path folder;

    /** An error of the JVM's, as one that has no heap left, may come from anywhere. */
    @Test
    void aJobThatFailsToTakeItsEndKeepsNobodyElseFromTheirs() throws Exception {
        Gate gate = Gate.in(folder);
        CountDownLatch told = new CountDownLatch(1);
        CountDownLatch other = new CountDownLatch(1);
        try (RawPool pool = new RawPool("settling", 1)) {
            pool.submit(
                    new Job() {
                        @Override
                        protected void ended(long index, Ending ending) {
                            told.countDown();
                            throw new IllegalStateException("on purpose: a job that cannot take its end");
                        }
                    },
                    "waitAt",
                    Duration.ZERO,
                    gate.path());
            long pid = gate.awaitArrivals(1).get(0);
            pool.submit(
                    new Job() {
                        @Override
                        protected void ended(long index, Ending ending) {
                            assertThat(ending).isInstanceOf(Ending.Answered.class);
                            other.countDown();
                        }
                    },
                    "identity",
                    Duration.ZERO,
                    1);
            Processes.signal("KILL", pid);

            assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(other.await(60, TimeUnit.SECONDS))
                    .as("the other call has ended")
                    .isTrue();
        }
    }
}
