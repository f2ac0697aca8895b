package dev.parallel.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.LongerLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A worker that was to be killed for a call's sake, and goes on since that call had been answered in time. */
@ExtendWith(LeavesNothingBehind.class)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class PardonedWorkerTest {

    private static final Duration NONE = Duration.ZERO;
    private static final Duration SOON = Duration.ofMillis(100);

    @TempDir
    private Path folder;

    /**
     * The collector is kept busy until the first call's limit has passed, though its answer waits. So the keeper that is to kill the
     * worker takes the answer out, and while he does the collector finds the link taken and lets go of it.
     */
    @Test
    void itsOtherCallsAreDelivered() throws IOException, InterruptedException {
        Gate gate = Gate.in(folder);
        CountDownLatch answeredInTime = new CountDownLatch(1);
        AtomicReference<String> answeredBy = new AtomicReference<>();
        CountDownLatch others = new CountDownLatch(4);
        try (RawPool pool = new RawPool("pardon", 2)) {
            CountDownLatch collectorIsBusy = new CountDownLatch(1);
            pool.submit(
                    job(() -> {
                        collectorIsBusy.countDown();
                        await().atMost(Duration.ofSeconds(60)).until(() -> answeredBy.get() != null);
                    }),
                    "identity",
                    NONE,
                    1);
            collectorIsBusy.await();
            pool.submit(
                    job(() -> {
                        answeredBy.set(Thread.currentThread().getName());
                        await().atMost(Duration.ofSeconds(60))
                                .until(() -> pool.isIn("collector", Collector.class, "park"));
                        answeredInTime.countDown();
                    }),
                    "identity",
                    SOON,
                    1);
            // One for each worker, behind what it has.
            pool.submit(job(others::countDown), "waitAt", NONE, gate.path(), gate.path());
            pool.submit(job(others::countDown), "waitAt", NONE, gate.path(), gate.path());
            gate.awaitArrivals(2);
            assertThat(answeredInTime.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(answeredBy.get()).as("who took the answer out").startsWith("pardon-keeper");
            gate.open();

            assertThat(others.await(30, TimeUnit.SECONDS))
                    .as("all others are delivered, but " + others.getCount())
                    .isTrue();
        }
    }

    /** As when the answer is so large that it takes long to copy. */
    @Test
    void whoTakesTheAnswerOutMayTakeHisTime() throws Exception {
        LongerLimits.untilInTime(this::takesItsTime);
    }

    /** False if the first item came over the limit, since the machine stood still. */
    private boolean takesItsTime(Duration limit) throws Exception {
        Gate gate = Gate.in(folder);
        Gate open = Gate.in(folder);
        open.open();
        CompletableFuture<Boolean> firstIsInTime = new CompletableFuture<>();
        CompletableFuture<Ending> second = new CompletableFuture<>();
        try (RawPool pool = new RawPool("pardon", 1)) {
            Job job = new Job() {
                @Override
                protected void ended(long index, Ending ending) {
                    if (index == 1) {
                        second.complete(ending);
                    } else if (firstIsInTime.complete(ending instanceof Ending.Answered)
                            && ending instanceof Ending.Answered) {
                        await().atMost(Duration.ofSeconds(60))
                                .until(() -> pool.isIn("keeper", Undertaker.class, "stillRuns"));
                        // Longer than the keeper waits for one who does not take anything out.
                        await().pollDelay(Duration.ofSeconds(4)).until(() -> true);
                    }
                }
            };
            // To load the classes of the task may take longer than the limit.
            CountDownLatch prepared = new CountDownLatch(1);
            pool.submit(job(prepared::countDown), "waitAt", NONE, open.path());
            assertThat(prepared.await(60, TimeUnit.SECONDS)).isTrue();
            pool.submit(job, "waitAt", limit, open.path(), gate.path());
            if (!firstIsInTime.get(60, TimeUnit.SECONDS)) {
                gate.open();
                return false;
            }
            gate.awaitArrivals(1);
            await().atMost(Duration.ofSeconds(60)).until(() -> pool.isIn("keeper", Undertaker.class, "stillRuns"));
            await().atMost(Duration.ofSeconds(60)).until(() -> !pool.isIn("keeper", Undertaker.class, "stillRuns"));
            gate.open();

            // Where the machine stands still for a while, it may have come over its own limit.
            assertThat(second.get(60, TimeUnit.SECONDS)).isNotInstanceOf(Ending.Lost.class);
            return true;
        }
    }

    private static Job job(Runnable whenEnded) {
        return new Job() {
            @Override
            protected void ended(long index, Ending ending) {
                whenEnded.run();
            }
        };
    }
}
