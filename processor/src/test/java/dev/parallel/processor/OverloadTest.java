package dev.parallel.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.parallel.Task;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.WireReader;
import dev.parallel.spi.WireWriter;
import java.lang.reflect.Field;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Of methods of one name, exactly the annotated one is called. */
@Timeout(60)
class OverloadTest {

    private static final Built BUILT = Built.of("""
            package p;
            import dev.parallel.Parallel;
            import java.util.List;
            public class Tasks {
                @Parallel static String ofObject(int n) { return "int"; }
                static int ofObject(Object n) { return 0; }

                @Parallel static String ofBox(long n) { return "long"; }
                static String ofBox(Long n) { return "Long"; }

                @Parallel static String ofVariable(char c) { return "char"; }
                static <T> String ofVariable(T c) { return "T"; }

                @Parallel static String ofComparable(boolean b) { return "boolean"; }
                static String ofComparable(Comparable<Boolean> b) { return "Comparable"; }

                @Parallel static String boxed(Integer n) { return "Integer"; }
                static String boxed(int n) { return "int"; }
                static String boxed(Object n) { return "Object"; }

                @Parallel static String wide(Iterable<String> all) { return "Iterable"; }
                static String wide(List<String> all) { return "List"; }
                static String wide(Object all) { return "Object"; }

                @Parallel static String two(int a, double b) { return "int, double"; }
                static String two(Integer a, Double b) { return "Integer, Double"; }
                static String two(Object a, Object b) { return "Object, Object"; }
                static String two(int a, Object b) { return "int, Object"; }

                @Parallel static String many(int... all) { return "int..."; }
                static String many(Object all) { return "Object"; }
                static String many(Object... all) { return "Object..."; }

                @Parallel static String rest(byte first, Integer... rest) { return "byte, Integer..."; }
                static String rest(Object first, Object rest) { return "Object, Object"; }
                static String rest(Byte first, Object... rest) { return "Byte, Object..."; }

                @Parallel static String thrown(int n) throws Odd { throw new Odd("m", (Integer) 7); }

                @SuppressWarnings("serial")
                static final class Odd extends Exception {
                    private final Integer code;
                    Odd(String message, Integer code) { super(message + " of Integer"); this.code = code; }
                    Odd(String text, int other) { super(text + " of int"); code = other; }
                    Odd(Object message, Object code) { super(message + " of Object"); this.code = 0; }
                    Integer code() { return code; }
                }
            }
            """);

    @ParameterizedTest
    @CsvSource({"ofObject, int", "boxed, Integer"})
    void ofANumber(String task, String called) throws Throwable {
        assertThat(BUILT.run("p.ParallelTasks", task, 1)).isEqualTo(called);
        assertThat(here(task, 1)).isEqualTo(called);
    }

    @SuppressWarnings("unchecked") // a test knows the types of its own method
    private static Object here(String task, Object argument) throws Exception {
        Field constant = BUILT.type("p.ParallelTasks").getDeclaredField(task);
        constant.setAccessible(true);
        return ((Task<Object, Object>) constant.get(null)).with(argument).callHere();
    }

    @Test
    void ofOtherValues() throws Throwable {
        assertThat(BUILT.run("p.ParallelTasks", "ofBox", 1L)).isEqualTo("long");
        assertThat(BUILT.run("p.ParallelTasks", "ofVariable", 'c')).isEqualTo("char");
        assertThat(BUILT.run("p.ParallelTasks", "ofComparable", true)).isEqualTo("boolean");
        assertThat(BUILT.run("p.ParallelTasks", "wide", List.of("a"))).isEqualTo("Iterable");
    }

    @Test
    void ofSeveralParameters() throws Throwable {
        assertThat(BUILT.run("p.ParallelTasks", "two", 1, 2.0)).isEqualTo("int, double");
        assertThat(BUILT.run("p.ParallelTasks", "many", new int[] {1})).isEqualTo("int...");
        assertThat(BUILT.run("p.ParallelTasks", "rest", (byte) 1, new Integer[] {1}))
                .isEqualTo("byte, Integer...");
    }

    @Test
    void ofTheConstructorsOfAnException() {
        TaskMethod<Object, Object> task = BUILT.task("p.ParallelTasks", "thrown");
        Throwable thrown = catchThrowable(() -> task.invoke(1));
        WireWriter out = new WireWriter(false);
        assertThat(task.writeFields(thrown, out)).isTrue();
        long size = out.size();
        WireReader in = out.take().reader(0, size);
        assertThat(task.rebuild(thrown.getClass().getName(), "again", null, in)).hasMessage("again of Integer");
    }
}
