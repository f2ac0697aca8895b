package dev.parallel.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @Test
    void anItemWhoseEndIsNotTakenKeepsNoOtherOfItsChunkFromTheirs() throws Exception {
        Gate gate = Gate.in(folder);
        FailingJob job = new FailingJob(2);
        try (RawPool pool = new RawPool("settling", 1)) {
            pool.submit(job, "waitAt", Duration.ZERO, gate.path(), gate.path(), gate.path());
            long pid = gate.awaitArrivals(1).get(0);
            Processes.signal("KILL", pid);
            assertThat(job.told.await(60, TimeUnit.SECONDS)).isTrue();
            gate.open();

            assertThat(job.others.await(60, TimeUnit.SECONDS))
                    .as("the items behind it have ended")
                    .isTrue();
        }
    }

    @Test
    void aCallWhoseEndIsNotTakenKeepsNoOtherOfATerminatedPoolFromTheirs() throws Exception {
        Gate gate = Gate.in(folder);
        FailingJob first = new FailingJob(1);
        FailingJob second = new FailingJob(1);
        try (RawPool pool = new RawPool("settling", 1)) {
            Job quiet = new Job() {
                @Override
                protected void ended(long index, Ending ending) {
                    assertThat(ending).isInstanceOf(Ending.Refused.class);
                }
            };
            pool.submit(quiet, "waitAt", Duration.ZERO, gate.path());
            long pid = gate.awaitArrivals(1).get(0);
            for (int i = 0; i < 20; i++) {
                pool.submit(quiet, "identity", Duration.ZERO, i);
            }
            pool.submit(first, "waitAt", Duration.ZERO, gate.path(), gate.path());
            pool.submit(second, "waitAt", Duration.ZERO, gate.path(), gate.path());

            assertThatThrownBy(pool.pool::terminate).hasMessageContaining("on purpose");

            assertThat(first.others.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(second.others.await(60, TimeUnit.SECONDS)).isTrue();
            Processes.awaitGone(pid);
        }
    }

    /** Fails to take the end of its first item. */
    private static final class FailingJob extends Job {

        final CountDownLatch told = new CountDownLatch(1);
        final CountDownLatch others;

        FailingJob(int others) {
            this.others = new CountDownLatch(others);
        }

        @Override
        protected void ended(long index, Ending ending) {
            if (index == 0) {
                told.countDown();
                throw new IllegalStateException("on purpose: a job that cannot take its end");
            }
            others.countDown();
        }
    }
}
