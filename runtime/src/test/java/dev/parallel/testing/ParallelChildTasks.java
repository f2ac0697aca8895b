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

/** What the processor would generate for {@link ChildTasks}; each says there what it does. */
@SuppressWarnings("checkstyle:ConstantName") // the constants bear the methods' names, as in generated stubs
public final class ParallelChildTasks {

    private static final List<TaskMethod<?, ?>> METHODS = new ArrayList<>();

    public static final Task<Integer, Integer> exit = ints("exit");
    public static final Task<Integer, Integer> halt = ints("halt");
    public static final Task<Integer, Integer> signalItself = ints("signalItself");
    public static final Task<Integer, Integer> fillMemory = ints("fillMemory");
    public static final Task<Integer, Integer> poolInside = ints("poolInside");
    public static final Task<Integer, Integer> detonate = ints("detonate");
    public static final Task<Integer, Integer> detonatePool = ints("detonatePool");
    public static final Task<Integer, String> family = task("family", ScalarCodecs.INTEGER, ScalarCodecs.STRING);
    public static final Task<String, Integer> leaveThread = atGate("leaveThread");
    public static final Task<String, Integer> leaveThreadAndThrow = atGate("leaveThreadAndThrow");
    public static final Task<String, Integer> waitWithHook = atGate("waitWithHook");
    public static final Task<String, Integer> hook = atGate("hook");
    public static final Task<String, Integer> printUnfinished = atGate("printUnfinished");
    public static final Task<String, Integer> awaitParentsEnd = atGate("awaitParentsEnd");
    public static final Task<String, String> waitWithChild =
            task("waitWithChild", ScalarCodecs.STRING, ScalarCodecs.STRING);
    public static final Task<String, String> waitWithOrphan =
            task("waitWithOrphan", ScalarCodecs.STRING, ScalarCodecs.STRING);
    public static final Task<String, String> linesOfChild =
            task("linesOfChild", ScalarCodecs.STRING, ScalarCodecs.STRING);
    public static final Task<String, Long> chain = task("chain", ScalarCodecs.STRING, ScalarCodecs.LONG);

    private static final TaskMethod<Object[], String> SELF = method("self", new Arguments(), ScalarCodecs.STRING);
    private static final TaskMethod<Object[], String> MISUSE = method("misuse", new Arguments(), ScalarCodecs.STRING);
    private static final TaskMethod<Object[], String> DESCRIPTORS =
            method("descriptors", new Arguments(), ScalarCodecs.STRING);
    private static final TaskMethod<Object[], String> UNDAEMONISED =
            method("undaemonised", new Arguments(), ScalarCodecs.STRING);
    private static final TaskMethod<Object[], Boolean> CHILD_IS_DAEMON =
            method("childIsDaemon", new Arguments(), ScalarCodecs.BOOLEAN);

    static {
        Stubs.register(Abi.VERSION, ParallelChildTasks.class, METHODS.toArray(new TaskMethod<?, ?>[0]));
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
        return task(name, ScalarCodecs.INTEGER, ScalarCodecs.INTEGER);
    }

    private static Task<String, Integer> atGate(String name) {
        return task(name, ScalarCodecs.STRING, ScalarCodecs.INTEGER);
    }

    private static <A, R> Task<A, R> task(String name, ValueCodec<A> arguments, ValueCodec<R> result) {
        return Task.of(method(name, arguments, result));
    }

    private static <A, R> TaskMethod<A, R> method(String name, ValueCodec<A> arguments, ValueCodec<R> result) {
        TaskMethod<A, R> method = new StubMethod<>(
                ParallelChildTasks.class, ChildTasks.class, name, arguments, result, new Named<>(name));
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
}
