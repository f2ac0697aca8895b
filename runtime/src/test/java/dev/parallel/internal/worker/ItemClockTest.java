package dev.parallel.internal.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.spi.TaskDescriptor;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.TaskPolicy;
import dev.parallel.spi.WireReader;
import dev.parallel.spi.WireWriter;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the time of an item is counted from, where the clock goes on by ten at each reading. */
@Timeout(value = 10, unit = TimeUnit.SECONDS)
class ItemClockTest {

    private static final TaskMethod<?, ?> PRIMITIVE = new Described("int", "boolean");
    private static final TaskMethod<?, ?> OTHER_PRIMITIVE = new Described("long", "void");

    private long now;
    private final ItemClock clock = new ItemClock(() -> now += 10);

    private static final class Described extends TaskMethod<Object, Object> {
        Described(String parameter, String result) {
            super(new TaskDescriptor(
                    "Stub",
                    "Tasks",
                    "task",
                    result,
                    List.of(new TaskDescriptor.Parameter(parameter, "value")),
                    new TaskPolicy(0, 0, 0, 0, "", List.of(), "pool")));
        }

        @Override
        public void writeArguments(Object arguments, WireWriter out) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object readArguments(WireReader in) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object invoke(Object arguments) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void writeResult(Object result, WireWriter out) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object readResult(WireReader in) {
            throw new UnsupportedOperationException();
        }
    }

    private void run(TaskMethod<?, ?> method) {
        clock.stop(clock.start(method, false));
    }

    @Test
    void anItemOfPrimitivesBeginsWhereTheLastOneEnded() {
        assertThat(clock.stop(clock.start(PRIMITIVE, false))).isEqualTo(10);
        long end = now;
        assertThat(clock.start(PRIMITIVE, true)).isEqualTo(end);
        assertThat(clock.stop(end)).isEqualTo(10);
        assertThat(clock.start(PRIMITIVE, true)).isEqualTo(end + 10);
    }

    @Test
    void anItemThatWasWaitedForBeginsNow() {
        run(PRIMITIVE);
        assertThat(clock.start(PRIMITIVE, false)).isEqualTo(now).isEqualTo(30);
    }

    @Test
    void anItemBehindOneThatFailedBeginsNow() {
        run(PRIMITIVE);
        clock.start(PRIMITIVE, true);
        assertThat(clock.start(PRIMITIVE, true)).isEqualTo(30);
    }

    @Test
    void anItemOfAnotherTaskBeginsNow() {
        run(PRIMITIVE);
        assertThat(clock.start(OTHER_PRIMITIVE, true)).isEqualTo(30);
    }

    @Test
    void anItemWhoseValuesHaveCodeOfTheirOwnBeginsNow() {
        for (Described method : List.of(new Described("p.Order", "int"), new Described("int", "int[]"))) {
            now = 0;
            run(method);
            assertThat(clock.start(method, true)).isEqualTo(30);
        }
    }
}
