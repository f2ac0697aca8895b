package dev.parallel.testing;

import dev.parallel.Task;
import dev.parallel.spi.Abi;
import dev.parallel.spi.Stubs;
import dev.parallel.spi.TaskDescriptor;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.TaskPolicy;
import dev.parallel.spi.WireReader;
import dev.parallel.spi.WireWriter;
import java.util.List;

/** The stub of {@link Unready}, in the shape that the processor gives it: with its tasks as nested classes. */
@SuppressWarnings("checkstyle:ConstantName") // the constants bear the methods' names, as in generated stubs
public final class ParallelUnready {

    private static final TaskMethod<Integer, Integer> LOOK_UP_TASK = new LookUp();

    public static final Task<Integer, Integer> lookUp = Task.of(LOOK_UP_TASK);

    static {
        Stubs.register(Abi.VERSION, ParallelUnready.class, LOOK_UP_TASK);
    }

    private ParallelUnready() {}

    private static final class LookUp extends TaskMethod<Integer, Integer> {
        LookUp() {
            super(new TaskDescriptor(
                    ParallelUnready.class.getName(),
                    "dev.parallel.testing.Unready",
                    "lookUp",
                    "int",
                    List.of(),
                    new TaskPolicy(0, 0, 0, 0, "32m", List.of(), "dev.parallel.testing.Unready")));
        }

        @Override
        public void writeArguments(Integer arguments, WireWriter out) {
            out.writeInt(arguments);
        }

        @Override
        public Integer readArguments(WireReader in) {
            return in.readInt();
        }

        @Override
        public Integer invoke(Integer n) {
            return Unready.lookUp(n);
        }

        @Override
        public void writeResult(Integer result, WireWriter out) {
            out.writeInt(result);
        }

        @Override
        public Integer readResult(WireReader in) {
            return in.readInt();
        }
    }
}
