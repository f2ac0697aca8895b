package dev.parallel.testing;

import dev.parallel.Task;
import dev.parallel.spi.Abi;
import dev.parallel.spi.ScalarCodecs;
import dev.parallel.spi.Stubs;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.ValueCodec;
import java.util.ArrayList;
import java.util.List;

/** The stub of {@link Rogues}. */
public final class ParallelRogues {

    private static final List<TaskMethod<?, ?>> METHODS = new ArrayList<>();

    /** Kills the process of an id. */
    public static final Task<Long, Long> kill = task("kill", ScalarCodecs.LONG, ScalarCodecs.LONG, Rogues::kill);

    /** Leaves a thread behind that is no daemon and never ends, and gives its process. */
    public static final Task<String, Long> leaveThread =
            task("leaveThread", ScalarCodecs.STRING, ScalarCodecs.LONG, Rogues::leaveThread);

    /** Leaves a shutdown hook behind that never ends, and gives its process. */
    public static final Task<String, Long> leaveHook =
            task("leaveHook", ScalarCodecs.STRING, ScalarCodecs.LONG, Rogues::leaveHook);

    /** Arrives at a gate, and writes lines for ever. */
    public static final Task<String, Long> chatter =
            task("chatter", ScalarCodecs.STRING, ScalarCodecs.LONG, Rogues::chatter);

    /** Throws an exception whose message has so many characters. */
    public static final Task<Integer, Integer> failAtLength =
            task("failAtLength", ScalarCodecs.INTEGER, ScalarCodecs.INTEGER, Rogues::failAtLength);

    /** Throws an exception with the given message. */
    public static final Task<String, Integer> failWith =
            task("failWith", ScalarCodecs.STRING, ScalarCodecs.INTEGER, Rogues::failWith);

    /** Leaves a thread behind and fails, so that nobody can be told how. */
    public static final Task<Integer, Integer> failUntold =
            task("failUntold", ScalarCodecs.INTEGER, ScalarCodecs.INTEGER, Rogues::failUntold);

    /** Throws an exception of one frame, of the given line, between two that are null. */
    public static final Task<Integer, Integer> failWithoutFrames =
            task("failWithoutFrames", ScalarCodecs.INTEGER, ScalarCodecs.INTEGER, Rogues::failWithoutFrames);

    /** Interrupts all other threads of its process, which then takes a while to exit; gives its process. */
    public static final Task<String, Long> interruptAll =
            task("interruptAll", ScalarCodecs.STRING, ScalarCodecs.LONG, Rogues::interruptAll);

    /** Has its process exit with code 137 as soon as a gate is open; its shutdown hook arrives there. Gives its process. */
    public static final Task<String, Long> exitSlowly =
            task("exitSlowly", ScalarCodecs.STRING, ScalarCodecs.LONG, Rogues::exitSlowly);

    /** Ends its process with a code. */
    public static final Task<Integer, Integer> exit =
            task("exit", ScalarCodecs.INTEGER, ScalarCodecs.INTEGER, Rogues::exit);

    /** Sends its own process a signal. */
    public static final Task<String, Long> signalItself =
            task("signalItself", ScalarCodecs.STRING, ScalarCodecs.LONG, Rogues::signalItself);

    static {
        Stubs.register(Abi.VERSION, ParallelRogues.class, METHODS.toArray(new TaskMethod<?, ?>[0]));
    }

    private ParallelRogues() {}

    private static <A, R> Task<A, R> task(
            String name, ValueCodec<A> arguments, ValueCodec<R> result, StubMethod.Body<A, R> body) {
        TaskMethod<A, R> method = new StubMethod<>(ParallelRogues.class, Rogues.class, name, arguments, result, body);
        METHODS.add(method);
        return Task.of(method);
    }
}
