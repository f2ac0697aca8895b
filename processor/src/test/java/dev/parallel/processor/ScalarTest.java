package dev.parallel.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallel.spi.WireException;
import dev.parallel.spi.WireWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ScalarTest {

    private static final Built BUILT = Built.of("""
            package p;
            import dev.parallel.Parallel;
            public final class Scalars {
                @Parallel public static boolean isPrime(int n) { return n == 7; }
                @Parallel static int multiply(int a, int b) { return a * b; }
                @Parallel static String join(boolean a, byte b, short c, char d, long e, float f, double g) {
                    return "" + a + b + c + d + e + f + g;
                }
                @Parallel static Integer boxed(Integer n) { return n; }
                @Parallel static void nothing() {}
                @Parallel static char[] chars(String... parts) { return String.join("", parts).toCharArray(); }
                @Parallel static double[][] grid(double[][] cells) { return cells; }
                @Parallel static Thread.State state(Thread.State s, int shadowed) { return s; }
                @Parallel static long in(long in, long out, long arguments, long parameter, long e) { return in; }
            }
            """);

    @Test
    void primitivesTravelInBothDirections() throws Throwable {
        assertThat(BUILT.run("p.ParallelScalars", "isPrime", 7)).isEqualTo(true);
        assertThat(BUILT.run("p.ParallelScalars", "multiply", 6, -7)).isEqualTo(-42);
        assertThat(BUILT.run("p.ParallelScalars", "join", true, (byte) 1, (short) 2, 'x', 3L, 1.5f, 2.5))
                .isEqualTo("true12x31.52.5");
        assertThat(BUILT.run("p.ParallelScalars", "in", 1L, 2L, 3L, 4L, 5L)).isEqualTo(1L);
    }

    @Test
    void nullTravelsWhereTheTypeAllowsIt() throws Throwable {
        assertThat(BUILT.run("p.ParallelScalars", "boxed", (Object) null)).isNull();
        assertThat(BUILT.run("p.ParallelScalars", "boxed", 5)).isEqualTo(5);
        assertThat(BUILT.run("p.ParallelScalars", "state", null, 1)).isNull();
    }

    @Test
    void nullForAPrimitiveIsRefusedInTheCaller() {
        assertThatThrownBy(() -> BUILT.task("p.ParallelScalars", "isPrime").writeArguments(null, new WireWriter(false)))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("argument n of p.Scalars.isPrime")
                .hasMessageContaining("null is no int");
    }

    @Test
    void methodsWithoutResultOrParametersTravel() throws Throwable {
        assertThat(BUILT.run("p.ParallelScalars", "nothing")).isNull();
    }

    @Test
    void arraysAndVariableAritiesTravel() throws Throwable {
        assertThat(BUILT.run("p.ParallelScalars", "chars", (Object) new String[] {"a", "bc"}))
                .isEqualTo(new char[] {'a', 'b', 'c'});
        assertThat(BUILT.run("p.ParallelScalars", "grid", (Object) new double[][] {{1}, null, {2, 3}}))
                .isEqualTo(new double[][] {{1}, null, {2, 3}});
    }

    @Test
    void enumsTravel() throws Throwable {
        assertThat(BUILT.run("p.ParallelScalars", "state", Thread.State.BLOCKED, 1))
                .isEqualTo(Thread.State.BLOCKED);
    }
}
