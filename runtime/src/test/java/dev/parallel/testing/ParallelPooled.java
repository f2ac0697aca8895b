package dev.parallel.testing;

import dev.parallel.Task;
import dev.parallel.spi.Abi;
import dev.parallel.spi.ScalarCodecs;
import dev.parallel.spi.Stubs;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.TaskPolicy;
import java.util.ArrayList;
import java.util.List;

/** A stub of tasks that declare several pools. */
@SuppressWarnings("checkstyle:ConstantName") // the constants bear the methods' names, as in generated stubs
public final class ParallelPooled {

    private static final List<TaskMethod<?, ?>> METHODS = new ArrayList<>();

    /** Each arrives at a gate and waits until it opens, in a pool of its own; gives the process's id. */
    public static final Task<String, Long> red = waitAt("red", 8);

    public static final Task<String, Long> green = waitAt("green", 2);

    public static final Task<String, Long> blue = waitAt("blue", 2);

    /** What the process has been given: a system property or, with a dollar before it, a variable of the environment. */
    public static final Task<String, String> setting = add(new StubMethod<>(
            ParallelPooled.class,
            new TaskPolicy(0, 0, 0, 0, "", List.of("-Dcolour=of the annotation"), "settings"),
            "setting",
            ScalarCodecs.STRING,
            ScalarCodecs.STRING,
            Tasks::setting));

    /** Says of the same pool what {@link #setting} does not. */
    public static final Task<Integer, Integer> sleep = add(new StubMethod<>(
            ParallelPooled.class,
            new TaskPolicy(1, 0, 0, 0, "48m", List.of(), "settings"),
            "sleep",
            ScalarCodecs.INTEGER,
            ScalarCodecs.INTEGER,
            Tasks::sleep));

    /** Is busy at a gate, for longer than its annotation allows. */
    public static final Task<String, Integer> limited = add(new StubMethod<>(
            ParallelPooled.class,
            new TaskPolicy(1, 300_000_000L, 0, 0, "32m", List.of(), "limited"),
            "limited",
            ScalarCodecs.STRING,
            ScalarCodecs.INTEGER,
            Tasks::busy));

    static {
        Stubs.register(Abi.VERSION, ParallelPooled.class, METHODS.toArray(new TaskMethod<?, ?>[0]));
    }

    private ParallelPooled() {}

    private static Task<String, Long> waitAt(String pool, int workers) {
        return add(new StubMethod<>(
                ParallelPooled.class,
                new TaskPolicy(workers, 0, 0, 0, "32m", List.of(), pool),
                pool,
                ScalarCodecs.STRING,
                ScalarCodecs.LONG,
                Tasks::waitAt));
    }

    private static <A, R> Task<A, R> add(TaskMethod<A, R> method) {
        METHODS.add(method);
        return Task.of(method);
    }
}
