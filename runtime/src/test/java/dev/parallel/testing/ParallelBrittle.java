package dev.parallel.testing;

import dev.parallel.Task;
import dev.parallel.spi.Abi;
import dev.parallel.spi.ScalarCodecs;
import dev.parallel.spi.Stubs;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.WireReader;
import dev.parallel.spi.WireWriter;

/** A stub whose own code, in the caller, throws errors: as the constructor or an accessor of a user's record may. */
public final class ParallelBrittle {

    /** The argument that cannot be written. */
    public static final int UNWRITABLE = -1;

    /** The result that cannot be read. */
    public static final int UNREADABLE = -2;

    private static final TaskMethod<Integer, Integer> SAME =
            new StubMethod<>(
                    ParallelBrittle.class,
                    ParallelBrittle.class,
                    "same",
                    ScalarCodecs.INTEGER,
                    ScalarCodecs.INTEGER,
                    value -> value) {

                @Override
                public void writeArguments(Integer value, WireWriter out) {
                    super.writeArguments(value, out);
                    if (value == UNWRITABLE) {
                        throw new AssertionError("an argument's own error");
                    }
                }

                @Override
                public Integer readResult(WireReader in) {
                    Integer value = super.readResult(in);
                    if (value == UNREADABLE) {
                        throw new AssertionError("a result's own error");
                    }
                    return value;
                }
            };

    /** Gives its argument back. */
    public static final Task<Integer, Integer> same = Task.of(SAME);

    static {
        Stubs.register(Abi.VERSION, ParallelBrittle.class, SAME);
    }

    private ParallelBrittle() {}
}
