package dev.parallel.testing;

import dev.parallel.Call;
import dev.parallel.Task;
import dev.parallel.spi.ScalarCodecs;
import dev.parallel.spi.TaskMethod;

/** What the processor would generate for {@link ChildTasks}; each says there what it does. */
@SuppressWarnings("checkstyle:ConstantName") // the constants bear the methods' names, as in generated stubs
public final class ParallelChildTasks {

    private static final NamedMethods METHODS = new NamedMethods(ParallelChildTasks.class, ChildTasks.class) {
        @Override
        @SuppressWarnings("checkstyle:IllegalThrows") // a task may throw anything
        Object call(String name, Object argument) throws Throwable {
            return switch (name) {
                case "exit" -> ChildTasks.exit((Integer) argument);
                case "halt" -> ChildTasks.halt((Integer) argument);
                case "signalItself" -> ChildTasks.signalItself((Integer) argument);
                case "fillMemory" -> ChildTasks.fillMemory((Integer) argument);
                case "poolInside" -> ChildTasks.poolInside((Integer) argument);
                case "detonate" -> ChildTasks.detonate((Integer) argument);
                case "detonatePool" -> ChildTasks.detonatePool((Integer) argument);
                case "family" -> ChildTasks.family((Integer) argument);
                case "leaveThread" -> ChildTasks.leaveThread((String) argument);
                case "leaveThreadAndThrow" -> ChildTasks.leaveThreadAndThrow((String) argument);
                case "waitWithHook" -> ChildTasks.waitWithHook((String) argument);
                case "hook" -> ChildTasks.hook((String) argument);
                case "printUnfinished" -> ChildTasks.printUnfinished((String) argument);
                case "awaitParentsEnd" -> ChildTasks.awaitParentsEnd((String) argument);
                case "waitWithChild" -> ChildTasks.waitWithChild((String) argument);
                case "waitWithOrphan" -> ChildTasks.waitWithOrphan((String) argument);
                case "linesOfChild" -> ChildTasks.linesOfChild((String) argument);
                case "chain" -> ChildTasks.chain((String) argument);
                case "self" -> ChildTasks.self();
                case "misuse" -> ChildTasks.misuse();
                case "descriptors" -> ChildTasks.descriptors();
                case "undaemonised" -> ChildTasks.undaemonised();
                case "childIsDaemon" -> ChildTasks.childIsDaemon();
                default -> throw new IllegalArgumentException(name);
            };
        }
    };

    public static final Task<Integer, Integer> exit = ints("exit");
    public static final Task<Integer, Integer> halt = ints("halt");
    public static final Task<Integer, Integer> signalItself = ints("signalItself");
    public static final Task<Integer, Integer> fillMemory = ints("fillMemory");
    public static final Task<Integer, Integer> poolInside = ints("poolInside");
    public static final Task<Integer, Integer> detonate = ints("detonate");
    public static final Task<Integer, Integer> detonatePool = ints("detonatePool");
    public static final Task<Integer, String> family =
            METHODS.task("family", ScalarCodecs.INTEGER, ScalarCodecs.STRING);
    public static final Task<String, Integer> leaveThread = atGate("leaveThread");
    public static final Task<String, Integer> leaveThreadAndThrow = atGate("leaveThreadAndThrow");
    public static final Task<String, Integer> waitWithHook = atGate("waitWithHook");
    public static final Task<String, Integer> hook = atGate("hook");
    public static final Task<String, Integer> printUnfinished = atGate("printUnfinished");
    public static final Task<String, Integer> awaitParentsEnd = atGate("awaitParentsEnd");
    public static final Task<String, String> waitWithChild =
            METHODS.task("waitWithChild", ScalarCodecs.STRING, ScalarCodecs.STRING);
    public static final Task<String, String> waitWithOrphan =
            METHODS.task("waitWithOrphan", ScalarCodecs.STRING, ScalarCodecs.STRING);
    public static final Task<String, String> linesOfChild =
            METHODS.task("linesOfChild", ScalarCodecs.STRING, ScalarCodecs.STRING);
    public static final Task<String, Long> chain = METHODS.task("chain", ScalarCodecs.STRING, ScalarCodecs.LONG);

    private static final TaskMethod<Object[], String> SELF =
            METHODS.method("self", new Arguments(), ScalarCodecs.STRING);
    private static final TaskMethod<Object[], String> MISUSE =
            METHODS.method("misuse", new Arguments(), ScalarCodecs.STRING);
    private static final TaskMethod<Object[], String> DESCRIPTORS =
            METHODS.method("descriptors", new Arguments(), ScalarCodecs.STRING);
    private static final TaskMethod<Object[], String> UNDAEMONISED =
            METHODS.method("undaemonised", new Arguments(), ScalarCodecs.STRING);
    private static final TaskMethod<Object[], Boolean> CHILD_IS_DAEMON =
            METHODS.method("childIsDaemon", new Arguments(), ScalarCodecs.BOOLEAN);

    static {
        METHODS.register();
    }

    private ParallelChildTasks() {}

    public static Call<String> self() {
        return Call.of(SELF);
    }

    public static Call<String> misuse() {
        return Call.of(MISUSE);
    }

    public static Call<String> descriptors() {
        return Call.of(DESCRIPTORS);
    }

    public static Call<String> undaemonised() {
        return Call.of(UNDAEMONISED);
    }

    public static Call<Boolean> childIsDaemon() {
        return Call.of(CHILD_IS_DAEMON);
    }

    private static Task<Integer, Integer> ints(String name) {
        return METHODS.task(name, ScalarCodecs.INTEGER, ScalarCodecs.INTEGER);
    }

    private static Task<String, Integer> atGate(String name) {
        return METHODS.task(name, ScalarCodecs.STRING, ScalarCodecs.INTEGER);
    }
}
