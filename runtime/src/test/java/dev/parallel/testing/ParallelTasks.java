package dev.parallel.testing;

import dev.parallel.Call;
import dev.parallel.Task;
import dev.parallel.spi.ArrayCodecs;
import dev.parallel.spi.ScalarCodecs;
import dev.parallel.spi.TaskMethod;

/** What the processor would generate for {@link Tasks}; by hand, since it is built after this module. */
@SuppressWarnings("checkstyle:ConstantName") // the constants bear the methods' names, as in generated stubs
public final class ParallelTasks {

    private static final NamedMethods METHODS = new NamedMethods(ParallelTasks.class, Tasks.class) {
        @Override
        @SuppressWarnings("checkstyle:IllegalThrows") // a task may throw anything
        Object call(String name, Object argument) throws Throwable {
            return switch (name) {
                case "square" -> (Integer) argument * (Integer) argument;
                case "identity" -> (Integer) argument;
                case "text" -> (String) argument;
                case "textLength" -> ((String) argument).length();
                case "bytes" -> (byte[]) argument;
                case "longs" -> (long[]) argument;
                case "doubles" -> (double[]) argument;
                case "makeBytes" -> new byte[(Integer) argument];
                case "trapped" -> Tasks.trapped((Trap) argument);
                case "waitAt" -> Tasks.waitAt((String) argument);
                case "busy" -> Tasks.busy((String) argument);
                case "counted" -> Tasks.counted((String) argument);
                case "deaf" -> Tasks.deaf((String) argument);
                case "slowToRead" -> (String) argument;
                case "slowToReadLarge" -> (String) argument;
                case "firstOneDies" -> Tasks.firstOneDies((String) argument);
                case "arriveAndThrow" -> Tasks.arriveAndThrow((String) argument);
                case "arriveAndDie" -> Tasks.arriveAndDie((String) argument);
                case "sleep" -> Tasks.sleep((Integer) argument);
                case "overwriteLink" -> Tasks.overwriteLink((Integer) argument);
                case "setting" -> Tasks.setting((String) argument);
                case "dieWith" -> Tasks.dieWith((byte[]) argument);
                case "passing" -> Tasks.passing((long[]) argument);
                case "fail" -> Tasks.fail((String) argument);
                case "print" -> Tasks.print((String) argument);
                case "printNatively" -> Tasks.printNatively((String) argument);
                case "multiply" -> number(argument, 0) * number(argument, 1);
                case "divide" -> number(argument, 0) / number(argument, 1);
                case "volume" -> number(argument, 0) * number(argument, 1) * number(argument, 2);
                case "pid" -> Tasks.pid();
                case "callNumber" -> Tasks.callNumber();
                case "callNumberOf" -> Tasks.callNumberOf((byte[]) argument);
                case "hasForgotten" -> Tasks.hasForgotten();
                case "readInput" -> Tasks.readInput();
                case "openPools" -> Tasks.openPools();
                case "startGrandchild" -> Tasks.startGrandchild();
                case "maxHeap" -> Runtime.getRuntime().maxMemory();
                case "printAndExit" -> Tasks.printAndExit((String) argument);
                case "hasModule" ->
                    ModuleLayer.boot().findModule((String) argument).isPresent();
                case "threadNames" -> Tasks.threadNames();
                case "loseContext" -> Tasks.loseContext();
                case "interruptItself" -> Tasks.interruptItself();
                default -> throw new IllegalArgumentException(name);
            };
        }
    };

    public static final Task<Integer, Integer> square =
            METHODS.task("square", ScalarCodecs.INTEGER, ScalarCodecs.INTEGER);
    public static final Task<Integer, Integer> identity =
            METHODS.task("identity", ScalarCodecs.INTEGER, ScalarCodecs.INTEGER);
    public static final Task<String, String> text = METHODS.task("text", ScalarCodecs.STRING, ScalarCodecs.STRING);
    public static final Task<String, Integer> textLength =
            METHODS.task("textLength", ScalarCodecs.STRING, ScalarCodecs.INTEGER);
    public static final Task<byte[], byte[]> bytes = METHODS.task("bytes", ArrayCodecs.BYTES, ArrayCodecs.BYTES);
    /** Gives how many times its process has run it, or {@link #callNumber}, before; the argument only takes its time to be sent. */
    public static final Task<byte[], Integer> callNumberOf =
            METHODS.task("callNumberOf", ArrayCodecs.BYTES, ScalarCodecs.INTEGER);

    public static final Task<long[], long[]> longs = METHODS.task("longs", ArrayCodecs.LONGS, ArrayCodecs.LONGS);
    public static final Task<double[], double[]> doubles =
            METHODS.task("doubles", ArrayCodecs.DOUBLES, ArrayCodecs.DOUBLES);
    /** Gives that many bytes, which stand for their number. */
    public static final Task<Integer, byte[]> makeBytes =
            METHODS.task("makeBytes", ScalarCodecs.INTEGER, ArrayCodecs.BYTES);

    public static final Task<Trap, Trap> trapped = METHODS.task(
            "trapped",
            Trap.codec(Trap.Stage.WRITING_ARGUMENTS, Trap.Stage.READING_ARGUMENTS),
            Trap.codec(Trap.Stage.WRITING_RESULT, Trap.Stage.READING_RESULT));

    /** Arrives at a gate and waits until it opens; gives the process's id. */
    public static final Task<String, Long> waitAt = METHODS.task("waitAt", ScalarCodecs.STRING, ScalarCodecs.LONG);
    /** Arrives at a gate and runs for ever. */
    public static final Task<String, Integer> busy = METHODS.task("busy", ScalarCodecs.STRING, ScalarCodecs.INTEGER);
    /** Arrives at a gate and runs for ever in counted loops. */
    public static final Task<String, Integer> counted =
            METHODS.task("counted", ScalarCodecs.STRING, ScalarCodecs.INTEGER);
    /** Arrives at a gate and sleeps for ever, whoever interrupts it. */
    public static final Task<String, Integer> deaf = METHODS.task("deaf", ScalarCodecs.STRING, ScalarCodecs.INTEGER);
    /** Gives a result whose reading, in the caller, arrives at a gate and waits until it opens. */
    public static final Task<String, String> slowToRead =
            METHODS.task("slowToRead", ScalarCodecs.STRING, new SlowCodec(0));
    /** The same with a result too large for the ring. */
    public static final Task<String, String> slowToReadLarge =
            METHODS.task("slowToReadLarge", ScalarCodecs.STRING, new SlowCodec(3 << 20));
    /** Arrives at a gate; the first one there then kills its process. Gives how many have arrived. */
    public static final Task<String, Integer> firstOneDies =
            METHODS.task("firstOneDies", ScalarCodecs.STRING, ScalarCodecs.INTEGER);
    /** Arrives at a gate and throws. */
    public static final Task<String, Integer> arriveAndThrow =
            METHODS.task("arriveAndThrow", ScalarCodecs.STRING, ScalarCodecs.INTEGER);
    /** Arrives at a gate and kills its process. */
    public static final Task<String, Integer> arriveAndDie =
            METHODS.task("arriveAndDie", ScalarCodecs.STRING, ScalarCodecs.INTEGER);
    /** Sleeps for a number of milliseconds and gives it back. */
    public static final Task<Integer, Integer> sleep =
            METHODS.task("sleep", ScalarCodecs.INTEGER, ScalarCodecs.INTEGER);
    /** Fills the memory that this process shares with its pool with the byte. */
    public static final Task<Integer, Integer> overwriteLink =
            METHODS.task("overwriteLink", ScalarCodecs.INTEGER, ScalarCodecs.INTEGER);
    /** What the process has been given: a system property or, with a dollar before it, a variable of the environment. */
    public static final Task<String, String> setting =
            METHODS.task("setting", ScalarCodecs.STRING, ScalarCodecs.STRING);

    /** Kills its process, whatever it is given. */
    public static final Task<byte[], Integer> dieWith =
            METHODS.task("dieWith", ArrayCodecs.BYTES, ScalarCodecs.INTEGER);
    /** Gives back the array that its process is to forget afterwards. */
    public static final Task<long[], long[]> passing = METHODS.task("passing", ArrayCodecs.LONGS, ArrayCodecs.LONGS);

    public static final Task<String, Integer> fail = METHODS.task("fail", ScalarCodecs.STRING, ScalarCodecs.INTEGER);
    public static final Task<String, Integer> print = METHODS.task("print", ScalarCodecs.STRING, ScalarCodecs.INTEGER);
    public static final Task<String, Integer> printNatively =
            METHODS.task("printNatively", ScalarCodecs.STRING, ScalarCodecs.INTEGER);

    private static final TaskMethod<Object[], Integer> MULTIPLY =
            METHODS.method("multiply", new Arguments(ScalarCodecs.INTEGER, ScalarCodecs.INTEGER), ScalarCodecs.INTEGER);
    private static final TaskMethod<Object[], Integer> DIVIDE =
            METHODS.method("divide", new Arguments(ScalarCodecs.INTEGER, ScalarCodecs.INTEGER), ScalarCodecs.INTEGER);
    private static final TaskMethod<Object[], Integer> VOLUME = METHODS.method(
            "volume",
            new Arguments(ScalarCodecs.INTEGER, ScalarCodecs.INTEGER, ScalarCodecs.INTEGER),
            ScalarCodecs.INTEGER);
    private static final TaskMethod<Object[], Long> PID = METHODS.method("pid", new Arguments(), ScalarCodecs.LONG);
    private static final TaskMethod<Object[], Integer> CALL_NUMBER =
            METHODS.method("callNumber", new Arguments(), ScalarCodecs.INTEGER);
    private static final TaskMethod<Object[], Boolean> HAS_FORGOTTEN =
            METHODS.method("hasForgotten", new Arguments(), ScalarCodecs.BOOLEAN);
    private static final TaskMethod<Object[], Integer> READ_INPUT =
            METHODS.method("readInput", new Arguments(), ScalarCodecs.INTEGER);
    private static final TaskMethod<Object[], String> OPEN_POOLS =
            METHODS.method("openPools", new Arguments(), ScalarCodecs.STRING);
    private static final TaskMethod<Object[], Long> START_GRANDCHILD =
            METHODS.method("startGrandchild", new Arguments(), ScalarCodecs.LONG);
    private static final TaskMethod<Object[], Long> MAX_HEAP =
            METHODS.method("maxHeap", new Arguments(), ScalarCodecs.LONG);
    /** Prints a text and exits. */
    public static final Task<String, Integer> printAndExit =
            METHODS.task("printAndExit", ScalarCodecs.STRING, ScalarCodecs.INTEGER);

    /** Whether the process has a module. */
    public static final Task<String, Boolean> hasModule =
            METHODS.task("hasModule", ScalarCodecs.STRING, ScalarCodecs.BOOLEAN);

    private static final TaskMethod<Object[], String> THREAD_NAMES =
            METHODS.method("threadNames", new Arguments(), ScalarCodecs.STRING);
    private static final TaskMethod<Object[], Boolean> LOSE_CONTEXT =
            METHODS.method("loseContext", new Arguments(), ScalarCodecs.BOOLEAN);
    private static final TaskMethod<Object[], Boolean> INTERRUPT_ITSELF =
            METHODS.method("interruptItself", new Arguments(), ScalarCodecs.BOOLEAN);

    static {
        METHODS.register();
    }

    private ParallelTasks() {}

    public static Call<Integer> square(int n) {
        return square.with(n);
    }

    public static Call<Integer> multiply(int a, int b) {
        return Call.of(MULTIPLY, a, b);
    }

    public static Call<Integer> divide(int a, int b) {
        return Call.of(DIVIDE, a, b);
    }

    public static Call<Integer> volume(int a, int b, int c) {
        return Call.of(VOLUME, a, b, c);
    }

    /** Leaves its thread without a context class loader. */
    public static Call<Boolean> loseContext() {
        return Call.of(LOSE_CONTEXT);
    }

    /** Gives the id of the process that runs it. */
    public static Call<Long> pid() {
        return Call.of(PID);
    }

    /** Gives how many times its process has run it before. */
    public static Call<Integer> callNumber() {
        return Call.of(CALL_NUMBER);
    }

    /** Whether nothing in its process refers to the last array of {@link #passing} any more; waits for that. */
    public static Call<Boolean> hasForgotten() {
        return Call.of(HAS_FORGOTTEN);
    }

    public static Call<Integer> readInput() {
        return Call.of(READ_INPUT);
    }

    public static Call<String> openPools() {
        return Call.of(OPEN_POOLS);
    }

    /** Gives the id of a process that the worker started and that sleeps for minutes. */
    public static Call<Long> startGrandchild() {
        return Call.of(START_GRANDCHILD);
    }

    /** Gives the most heap that the process may use, in bytes. */
    public static Call<Long> maxHeap() {
        return Call.of(MAX_HEAP);
    }

    /** Gives the names of the process's threads, the one that runs tasks first, one on each line. */
    public static Call<String> threadNames() {
        return Call.of(THREAD_NAMES);
    }

    public static Call<Boolean> interruptItself() {
        return Call.of(INTERRUPT_ITSELF);
    }

    private static int number(Object arguments, int index) {
        return (Integer) ((Object[]) arguments)[index];
    }
}
