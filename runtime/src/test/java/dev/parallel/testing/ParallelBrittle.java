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

/** A stub whose own code, in the caller, throws errors: as the constructor or an accessor of a user's record may. */
public final class ParallelBrittle {

    /** The argument that cannot be written. */
    public static final int UNWRITABLE = -1;

    /** The result that cannot be read. */
    public static final int UNREADABLE = -2;

    private static final TaskMethod<Integer, Integer> SAME =
            new TaskMethod<>(new TaskDescriptor(
                    ParallelBrittle.class.getName(),
                    ParallelBrittle.class.getName(),
                    "same",
                    "java.lang.Object",
                    List.of(),
                    new TaskPolicy(1, 0, 0, 0, "64m", List.of(), "declared"))) {

                @Override
                public void writeArguments(Integer value, WireWriter out) {
                    out.writeInt(value);
                    if (value == UNWRITABLE) {
                        throw new AssertionError("an argument's own error");
                    }
                }

                @Override
                public Integer readArguments(WireReader in) {
                    return in.readInt();
                }

                @Override
                public Integer invoke(Integer value) {
                    return value;
                }

                @Override
                public void writeResult(Integer value, WireWriter out) {
                    out.writeInt(value);
                }

                @Override
                public Integer readResult(WireReader in) {
                    int value = in.readInt();
                    if (value == UNREADABLE) {
                        throw new AssertionError("a result's own error");
                    }
                    return value;
                }

                @Override
                public Throwable rebuild(String typeName, String message, Throwable cause) {
                    return null;
                }
            };

    /** Gives its argument back. */
    public static final Task<Integer, Integer> same = Task.of(SAME);

    static {
        Stubs.register(Abi.VERSION, ParallelBrittle.class, SAME);
    }

    private ParallelBrittle() {}
}
