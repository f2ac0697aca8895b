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

    public static final Task<Integer, Integer> exit = ints("exit", ChildTasks::exit);
    public static final Task<Integer, Integer> halt = ints("halt", ChildTasks::halt);
    public static final Task<Integer, Integer> signalItself = ints("signalItself", ChildTasks::signalItself);
    public static final Task<Integer, Integer> fillMemory = ints("fillMemory", ChildTasks::fillMemory);
    public static final Task<Integer, Integer> poolInside = ints("poolInside", ChildTasks::poolInside);
    public static final Task<Integer, Integer> detonate = ints("detonate", ChildTasks::detonate);
    public static final Task<Integer, Integer> detonatePool = ints("detonatePool", ChildTasks::detonatePool);
    public static final Task<Integer, String> family =
            task("family", ScalarCodecs.INTEGER, ScalarCodecs.STRING, ChildTasks::family);
    public static final Task<String, Integer> leaveThread = atGate("leaveThread", ChildTasks::leaveThread);
    public static final Task<String, Integer> leaveThreadAndThrow =
            atGate("leaveThreadAndThrow", ChildTasks::leaveThreadAndThrow);
    public static final Task<String, Integer> waitWithHook = atGate("waitWithHook", ChildTasks::waitWithHook);
    public static final Task<String, Integer> hook = atGate("hook", ChildTasks::hook);
    public static final Task<String, Integer> printUnfinished = atGate("printUnfinished", ChildTasks::printUnfinished);
    public static final Task<String, Integer> awaitParentsEnd = atGate("awaitParentsEnd", ChildTasks::awaitParentsEnd);
    public static final Task<String, String> waitWithChild =
            task("waitWithChild", ScalarCodecs.STRING, ScalarCodecs.STRING, ChildTasks::waitWithChild);
    public static final Task<String, String> waitWithOrphan =
            task("waitWithOrphan", ScalarCodecs.STRING, ScalarCodecs.STRING, ChildTasks::waitWithOrphan);
    public static final Task<String, String> linesOfChild =
            task("linesOfChild", ScalarCodecs.STRING, ScalarCodecs.STRING, ChildTasks::linesOfChild);
    public static final Task<String, Long> chain =
            task("chain", ScalarCodecs.STRING, ScalarCodecs.LONG, ChildTasks::chain);

    private static final TaskMethod<Object[], String> SELF =
            method("self", new Arguments(), ScalarCodecs.STRING, none -> ChildTasks.self());
    private static final TaskMethod<Object[], String> MISUSE =
            method("misuse", new Arguments(), ScalarCodecs.STRING, none -> ChildTasks.misuse());
    private static final TaskMethod<Object[], String> DESCRIPTORS =
            method("descriptors", new Arguments(), ScalarCodecs.STRING, none -> ChildTasks.descriptors());
    private static final TaskMethod<Object[], String> UNDAEMONISED =
            method("undaemonised", new Arguments(), ScalarCodecs.STRING, none -> ChildTasks.undaemonised());
    private static final TaskMethod<Object[], Boolean> CHILD_IS_DAEMON =
            method("childIsDaemon", new Arguments(), ScalarCodecs.BOOLEAN, none -> ChildTasks.childIsDaemon());

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

    private static Task<Integer, Integer> ints(String name, StubMethod.Body<Integer, Integer> body) {
        return task(name, ScalarCodecs.INTEGER, ScalarCodecs.INTEGER, body);
    }

    private static Task<String, Integer> atGate(String name, StubMethod.Body<String, Integer> body) {
        return task(name, ScalarCodecs.STRING, ScalarCodecs.INTEGER, body);
    }

    private static <A, R> Task<A, R> task(
            String name, ValueCodec<A> arguments, ValueCodec<R> result, StubMethod.Body<A, R> body) {
        return Task.of(method(name, arguments, result, body));
    }

    private static <A, R> TaskMethod<A, R> method(
            String name, ValueCodec<A> arguments, ValueCodec<R> result, StubMethod.Body<A, R> body) {
        TaskMethod<A, R> method =
                new StubMethod<>(ParallelChildTasks.class, ChildTasks.class, name, arguments, result, body);
        METHODS.add(method);
        return method;
    }
}
