package dev.parallel.testing;

import dev.parallel.Task;
import dev.parallel.spi.ScalarCodecs;
import java.io.IOException;

/** The stub of {@link Rogues}. */
public final class ParallelRogues {

    private static final NamedMethods METHODS = new NamedMethods(ParallelRogues.class, Rogues.class) {
        @Override
        Object call(String name, Object argument) throws IOException, InterruptedException {
            return switch (name) {
                case "kill" -> Rogues.kill((Long) argument);
                case "leaveThread" -> Rogues.leaveThread((String) argument);
                case "leaveHook" -> Rogues.leaveHook((String) argument);
                case "chatter" -> Rogues.chatter((String) argument);
                case "failAtLength" -> Rogues.failAtLength((Integer) argument);
                case "failWith" -> Rogues.failWith((String) argument);
                case "failUntold" -> Rogues.failUntold((Integer) argument);
                case "failWithoutFrames" -> Rogues.failWithoutFrames((Integer) argument);
                case "interruptAll" -> Rogues.interruptAll((String) argument);
                case "exitSlowly" -> Rogues.exitSlowly((String) argument);
                case "exit" -> Rogues.exit((Integer) argument);
                case "signalItself" -> Rogues.signalItself((String) argument);
                default -> throw new IllegalArgumentException(name);
            };
        }
    };

    /** Kills the process of an id. */
    public static final Task<Long, Long> kill = METHODS.task("kill", ScalarCodecs.LONG, ScalarCodecs.LONG);

    /** Leaves a thread behind that is no daemon and never ends, and gives its process. */
    public static final Task<String, Long> leaveThread =
            METHODS.task("leaveThread", ScalarCodecs.STRING, ScalarCodecs.LONG);

    /** Leaves a shutdown hook behind that never ends, and gives its process. */
    public static final Task<String, Long> leaveHook =
            METHODS.task("leaveHook", ScalarCodecs.STRING, ScalarCodecs.LONG);

    /** Arrives at a gate, and writes lines for ever. */
    public static final Task<String, Long> chatter = METHODS.task("chatter", ScalarCodecs.STRING, ScalarCodecs.LONG);

    /** Throws an exception whose message has so many characters. */
    public static final Task<Integer, Integer> failAtLength =
            METHODS.task("failAtLength", ScalarCodecs.INTEGER, ScalarCodecs.INTEGER);

    /** Throws an exception with the given message. */
    public static final Task<String, Integer> failWith =
            METHODS.task("failWith", ScalarCodecs.STRING, ScalarCodecs.INTEGER);

    /** Leaves a thread behind and fails, so that nobody can be told how. */
    public static final Task<Integer, Integer> failUntold =
            METHODS.task("failUntold", ScalarCodecs.INTEGER, ScalarCodecs.INTEGER);

    /** Throws an exception of one frame, of the given line, between two that are null. */
    public static final Task<Integer, Integer> failWithoutFrames =
            METHODS.task("failWithoutFrames", ScalarCodecs.INTEGER, ScalarCodecs.INTEGER);

    /** Interrupts all other threads of its process, which then takes a while to exit; gives its process. */
    public static final Task<String, Long> interruptAll =
            METHODS.task("interruptAll", ScalarCodecs.STRING, ScalarCodecs.LONG);

    /** Has its process exit with code 137 as soon as a gate is open; its shutdown hook arrives there. Gives its process. */
    public static final Task<String, Long> exitSlowly =
            METHODS.task("exitSlowly", ScalarCodecs.STRING, ScalarCodecs.LONG);

    /** Ends its process with a code. */
    public static final Task<Integer, Integer> exit = METHODS.task("exit", ScalarCodecs.INTEGER, ScalarCodecs.INTEGER);

    /** Sends its own process a signal. */
    public static final Task<String, Long> signalItself =
            METHODS.task("signalItself", ScalarCodecs.STRING, ScalarCodecs.LONG);

    static {
        METHODS.register();
    }

    private ParallelRogues() {}
}
