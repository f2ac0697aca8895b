package dev.parallel.testing;

import dev.parallel.Call;
import dev.parallel.Task;
import dev.parallel.spi.Abi;
import dev.parallel.spi.ScalarCodecs;
import dev.parallel.spi.Stubs;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.ValueCodec;
import java.util.ArrayList;
import java.util.List;

/** A stub for {@link LifeTasks}. */
@SuppressWarnings("checkstyle:ConstantName") // the constants bear the methods' names, as in generated stubs
public final class ParallelLifeTasks {

    private static final List<TaskMethod<?, ?>> METHODS = new ArrayList<>();

    /** Leaves a text in static state and in a thread-local. */
    public static final Task<String, Integer> prepare = task("prepare", ScalarCodecs.STRING, ScalarCodecs.INTEGER);
    /** Arrives at a gate; gives the process's id. */
    public static final Task<String, Long> arrive = task("arrive", ScalarCodecs.STRING, ScalarCodecs.LONG);
    /** Arrives at a gate; the first one there then exits. */
    public static final Task<String, Integer> firstOneExits =
            task("firstOneExits", ScalarCodecs.STRING, ScalarCodecs.INTEGER);
    /** Throws once a gate stands open. */
    public static final Task<String, Integer> failOnceOpen =
            task("failOnceOpen", ScalarCodecs.STRING, ScalarCodecs.INTEGER);
    /** Keeps so many more mebibytes; gives the process's id. */
    public static final Task<Integer, Long> hoard = task("hoard", ScalarCodecs.INTEGER, ScalarCodecs.LONG);
    /** Arrives at a gate and counts until it is interrupted; gives how far it came. */
    public static final Task<String, Integer> countUntilInterrupted =
            task("countUntilInterrupted", ScalarCodecs.STRING, ScalarCodecs.INTEGER);
    /** Runs for so many microseconds; gives 1 if it was interrupted meanwhile, and then sooner; else 0. */
    public static final Task<Integer, Integer> spin = task("spin", ScalarCodecs.INTEGER, ScalarCodecs.INTEGER);
    /** Misbehaves. */
    public static final Task<Integer, Integer> commit = task("commit", ScalarCodecs.INTEGER, ScalarCodecs.INTEGER);

    private static final TaskMethod<Object[], String> PREPARED =
            method("prepared", new Arguments(), ScalarCodecs.STRING);
    private static final TaskMethod<Object[], String> DIRECTORY =
            method("directory", new Arguments(), ScalarCodecs.STRING);
    private static final TaskMethod<Object[], String> VARIABLES =
            method("variables", new Arguments(), ScalarCodecs.STRING);

    static {
        Stubs.register(Abi.VERSION, ParallelLifeTasks.class, METHODS.toArray(new TaskMethod<?, ?>[0]));
    }

    private ParallelLifeTasks() {}

    /** Gives what {@link #prepare} left: in static state and in the thread-local. */
    public static Call<String> prepared() {
        return Call.of(PREPARED);
    }

    /** Gives the working directory. */
    public static Call<String> directory() {
        return Call.of(DIRECTORY);
    }

    /** Gives the names of the environment's variables, sorted, with commas between. */
    public static Call<String> variables() {
        return Call.of(VARIABLES);
    }

    public static Call<Integer> commit(Misdeed misdeed) {
        return commit.with(misdeed.ordinal());
    }

    private static <A, R> Task<A, R> task(String name, ValueCodec<A> arguments, ValueCodec<R> result) {
        return Task.of(method(name, arguments, result));
    }

    private static <A, R> TaskMethod<A, R> method(String name, ValueCodec<A> arguments, ValueCodec<R> result) {
        TaskMethod<A, R> method =
                new StubMethod<>(ParallelLifeTasks.class, LifeTasks.class, name, arguments, result, new Named<>(name));
        METHODS.add(method);
        return method;
    }

    /** The method of that name, as {@link ParallelTasks} has it. */
    private record Named<A, R>(String name) implements StubMethod.Body<A, R> {

        @Override
        @SuppressWarnings("unchecked") // the constants say what each takes and gives
        public R run(A arguments) throws Throwable {
            return (R) call(name, arguments);
        }
    }

    @SuppressWarnings("checkstyle:IllegalThrows") // a task may throw anything
    private static Object call(String name, Object argument) throws Throwable {
        return switch (name) {
            case "prepare" -> LifeTasks.prepare((String) argument);
            case "arrive" -> LifeTasks.arrive((String) argument);
            case "firstOneExits" -> LifeTasks.firstOneExits((String) argument);
            case "failOnceOpen" -> LifeTasks.failOnceOpen((String) argument);
            case "hoard" -> LifeTasks.hoard((Integer) argument);
            case "countUntilInterrupted" -> LifeTasks.countUntilInterrupted((String) argument);
            case "spin" -> LifeTasks.spin((Integer) argument);
            case "commit" -> LifeTasks.commit((Integer) argument);
            case "prepared" -> LifeTasks.prepared();
            case "directory" -> LifeTasks.directory();
            case "variables" -> LifeTasks.variables();
            default -> throw new IllegalArgumentException(name);
        };
    }
}
