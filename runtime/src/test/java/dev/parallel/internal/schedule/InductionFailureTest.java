package dev.parallel.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.spi.Stubs;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.WireWriter;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelTasks;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A worker that has connected, while something of this application fails before the worker is ready. */
@ExtendWith(LeavesNothingBehind.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES)
final class InductionFailureTest {

    @Test
    void endsItsCallsAndThePool() throws Exception {
        CompletableFuture<Ending> ended = new CompletableFuture<>();
        Job job = new Job() {
            @Override
            protected void ended(long index, Ending ending) {
                ended.complete(ending);
            }
        };
        try (RawPool pool = new RawPool("induction", 2, failing())) {
            pool.submit(job, "identity", Duration.ZERO, 1);

            assertThat(ended.get(60, TimeUnit.SECONDS))
                    .isInstanceOfSatisfying(
                            Ending.Refused.class,
                            refused -> assertThat(refused.refusal().message()).contains("cannot start", "out of luck"));
        }
    }

    /** An initializer whose answer cannot be dealt with. */
    private static Duty failing() {
        TaskMethod<Integer, ?> method = identity();
        WireWriter out = new WireWriter(false);
        method.writeArguments(1, out);
        return new Duty(method, out.take(), Integer.BYTES, 0, 0) {
            @Override
            protected Throwable failure(Ending ending) {
                throw new IllegalStateException("out of luck");
            }
        };
    }

    @SuppressWarnings("unchecked") // it is that
    private static TaskMethod<Integer, ?> identity() {
        return (TaskMethod<Integer, ?>) Stubs.find(ParallelTasks.class, "identity");
    }
}
