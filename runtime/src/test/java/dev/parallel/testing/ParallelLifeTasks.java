package dev.parallel.testing;

import dev.parallel.Call;
import dev.parallel.Task;
import dev.parallel.spi.ScalarCodecs;
import dev.parallel.spi.TaskMethod;

/** A stub for {@link LifeTasks}. */
@SuppressWarnings("checkstyle:ConstantName") // the constants bear the methods' names, as in generated stubs
public final class ParallelLifeTasks {

    private static final NamedMethods METHODS = new NamedMethods(ParallelLifeTasks.class, LifeTasks.class) {
        @Override
        @SuppressWarnings("checkstyle:IllegalThrows") // a task may throw anything
        Object call(String name, Object argument) throws Throwable {
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
    };

    /** Leaves a text in static state and in a thread-local. */
    public static final Task<String, Integer> prepare =
            METHODS.task("prepare", ScalarCodecs.STRING, ScalarCodecs.INTEGER);
    /** Arrives at a gate; gives the process's id. */
    public static final Task<String, Long> arrive = METHODS.task("arrive", ScalarCodecs.STRING, ScalarCodecs.LONG);
    /** Arrives at a gate; the first one there then exits. */
    public static final Task<String, Integer> firstOneExits =
            METHODS.task("firstOneExits", ScalarCodecs.STRING, ScalarCodecs.INTEGER);
    /** Throws once a gate stands open. */
    public static final Task<String, Integer> failOnceOpen =
            METHODS.task("failOnceOpen", ScalarCodecs.STRING, ScalarCodecs.INTEGER);
    /** Keeps so many more mebibytes; gives the process's id. */
    public static final Task<Integer, Long> hoard = METHODS.task("hoard", ScalarCodecs.INTEGER, ScalarCodecs.LONG);
    /** Arrives at a gate and counts until it is interrupted; gives how far it came. */
    public static final Task<String, Integer> countUntilInterrupted =
            METHODS.task("countUntilInterrupted", ScalarCodecs.STRING, ScalarCodecs.INTEGER);
    /** Runs for so many microseconds; gives 1 if it was interrupted meanwhile, and then sooner; else 0. */
    public static final Task<Integer, Integer> spin = METHODS.task("spin", ScalarCodecs.INTEGER, ScalarCodecs.INTEGER);
    /** Misbehaves. */
    public static final Task<Integer, Integer> commit =
            METHODS.task("commit", ScalarCodecs.INTEGER, ScalarCodecs.INTEGER);

    private static final TaskMethod<Object[], String> PREPARED =
            METHODS.method("prepared", new Arguments(), ScalarCodecs.STRING);
    private static final TaskMethod<Object[], String> DIRECTORY =
            METHODS.method("directory", new Arguments(), ScalarCodecs.STRING);
    private static final TaskMethod<Object[], String> VARIABLES =
            METHODS.method("variables", new Arguments(), ScalarCodecs.STRING);

    static {
        METHODS.register();
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
}
