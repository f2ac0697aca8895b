package dev.parallel.testing;

import dev.parallel.Task;
import dev.parallel.spi.Abi;
import dev.parallel.spi.ScalarCodecs;
import dev.parallel.spi.Stubs;
import dev.parallel.spi.TaskMethod;
import dev.parallel.testing.PrimitiveMethod.Type;
import java.util.ArrayList;
import java.util.List;

/** Tasks of methods with primitive parameters and results; by hand, since the processor is built after this module. */
@SuppressWarnings("checkstyle:ConstantName") // the constants bear the methods' names, as in generated stubs
public final class ParallelPrimitives {

    /** The system property that tells a worker the path of a gate. */
    public static final String GATE = "parallel.test.gate";

    private static final List<TaskMethod<?, ?>> METHODS = new ArrayList<>();
    private static final Type<Integer> INT = new Type<>("int", ScalarCodecs.INTEGER);
    private static final Type<Long> LONG = new Type<>("long", ScalarCodecs.LONG);
    private static final Type<Double> DOUBLE = new Type<>("double", ScalarCodecs.DOUBLE);
    private static final Type<Boolean> BOOLEAN = new Type<>("boolean", ScalarCodecs.BOOLEAN);
    private static final Type<Short> SHORT = new Type<>("short", ScalarCodecs.SHORT);

    public static final Task<Integer, Integer> square = task("square", INT, INT, n -> n * n);
    public static final Task<Integer, Integer> sameInt = task("sameInt", INT, INT, n -> n);
    public static final Task<Long, Long> sameLong = task("sameLong", LONG, LONG, n -> n);
    public static final Task<Double, Double> sameDouble = task("sameDouble", DOUBLE, DOUBLE, x -> x);
    public static final Task<Integer, Boolean> isEven = task("isEven", INT, BOOLEAN, n -> n % 2 == 0);
    public static final Task<Integer, Short> toShort = task("toShort", INT, SHORT, Integer::shortValue);
    public static final Task<Integer, Long> cube = task("cube", INT, LONG, n -> (long) n * n * n);
    public static final Task<Long, Double> half = task("half", LONG, DOUBLE, n -> n / 2.0);
    public static final Task<Double, Long> rounded = task("rounded", DOUBLE, LONG, Math::round);
    public static final Task<Boolean, Boolean> not = task("not", BOOLEAN, BOOLEAN, flag -> !flag);

    /** Throws for 7, 17, 27 and so on. */
    public static final Task<Integer, Integer> failAtSeven = task("failAtSeven", INT, INT, Primitives::failAtSeven);
    /** Sleeps for a number of milliseconds and gives it back. */
    public static final Task<Integer, Integer> sleep = task("sleep", INT, INT, Primitives::sleep);
    /** Squares; kills its process at 13, the first time that it is there. */
    public static final Task<Integer, Integer> dieOnceAtThirteen =
            task("dieOnceAtThirteen", INT, INT, Primitives::dieOnceAtThirteen);
    /** Gives back its argument; the answer for 11 has a byte too many. */
    public static final Task<Integer, Integer> tooLong = task("tooLong", INT, INT, n -> n);

    static {
        Stubs.register(Abi.VERSION, ParallelPrimitives.class, METHODS.toArray(new TaskMethod<?, ?>[0]));
    }

    private ParallelPrimitives() {}

    private static <A, R> Task<A, R> task(String name, Type<A> parameter, Type<R> result, StubMethod.Body<A, R> body) {
        TaskMethod<A, R> method = new PrimitiveMethod<>(name, parameter, result, body);
        METHODS.add(method);
        return Task.of(method);
    }
}
