package dev.parallel.testing;

import dev.parallel.Pool;
import dev.parallel.Task;
import dev.parallel.error.GuardException;
import dev.parallel.spi.Abi;
import dev.parallel.spi.ScalarCodecs;
import dev.parallel.spi.Stubs;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.TaskPolicy;
import dev.parallel.spi.ValueCodec;
import java.util.ArrayList;
import java.util.List;

/** A stub of tasks that open pools. */
@SuppressWarnings("checkstyle:ConstantName") // the constants bear the methods' names, as in generated stubs
public final class ParallelNested {

    private static final List<TaskMethod<?, ?>> METHODS = new ArrayList<>();

    /** Opens a pool in a pool in a pool, so many times; gives how the last was refused, or how deep it came. */
    public static final Task<Integer, String> deeper =
            task("deeper", ScalarCodecs.INTEGER, ScalarCodecs.STRING, ParallelNested::deeper);

    /** Has two workers of its own arrive at a gate and wait there. */
    public static final Task<String, Integer> occupy =
            task("occupy", ScalarCodecs.STRING, ScalarCodecs.INTEGER, ParallelNested::occupy);

    /** Calls a task with its declarative pool. */
    public static final Task<Integer, Integer> declared =
            task("declared", ScalarCodecs.INTEGER, ScalarCodecs.INTEGER, n -> ParallelTasks.square.apply(n));

    static {
        Stubs.register(Abi.VERSION, ParallelNested.class, METHODS.toArray(new TaskMethod<?, ?>[0]));
    }

    private ParallelNested() {}

    private static String deeper(int times) {
        if (times == 0) {
            return "all the way down in " + System.getProperty("parallel.worker.name");
        }
        try (Pool pool =
                Pool.builder().workers(1).heap("32m").name("level-" + times).open()) {
            return pool.apply(deeper.with(times - 1));
        } catch (GuardException e) {
            return e.getMessage();
        }
    }

    private static int occupy(String gate) {
        try (Pool pool = Pool.builder().workers(2).heap("32m").name("inner").open()) {
            return pool.map(ParallelTasks.waitAt, List.of(gate, gate), 1).size();
        }
    }

    private static <A, R> Task<A, R> task(
            String name, ValueCodec<A> arguments, ValueCodec<R> result, StubMethod.Body<A, R> body) {
        TaskMethod<A, R> method = new StubMethod<>(
                ParallelNested.class,
                new TaskPolicy(1, 0, 0, 0, "48m", List.of(), "nested"),
                name,
                arguments,
                result,
                body);
        METHODS.add(method);
        return Task.of(method);
    }
}
