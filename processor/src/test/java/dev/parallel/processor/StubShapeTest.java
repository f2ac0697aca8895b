package dev.parallel.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.Call;
import dev.parallel.Task;
import dev.parallel.processor.foreign.Fare;
import dev.parallel.spi.TaskDescriptor;
import dev.parallel.spi.TaskPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StubShapeTest {

    private static final String PRIMES = """
            package p;

            import dev.parallel.Parallel;
            import java.io.IOException;
            import java.util.List;

            /** Numbers. */
            public final class Primes {
                /**
                 * Tells whether a number is prime.
                 *
                 * @param n the number
                 * @return whether it is
                 */
                @Parallel(workers = 4, timeout = "10s")
                public static boolean isPrime(int n) {
                    return n == 7;
                }

                @Parallel
                static List<Pair<String>> pairs(String first, Pair<String>... rest) throws IOException {
                    throw new IOException(first + rest.length);
                }

                /** Two of a kind. */
                public record Pair<T>(T a, int n) {}
            }
            """;

    @Test
    void aStubIsWrittenAsItAlwaysWas() throws IOException {
        var compilation = Built.compile(PRIMES);
        assertThat(compilation).succeeded();
        for (String name : List.of("ParallelPrimes", "Primes_PairParallelCodec")) {
            assertThat(compilation)
                    .generatedSourceFile("p." + name)
                    .contentsAsUtf8String()
                    .isEqualTo(golden(name));
        }
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = StubShapeTest.class.getResourceAsStream("/golden/" + name + ".java")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void membersAreWhatTheMethodPromises() throws Exception {
        Built built = Built.of("""
                package p;
                import dev.parallel.Parallel;
                public interface Maths {
                    /** One {@code $T} and $L. */
                    @Parallel static int one(int one) { return one; }
                    @Parallel static void none() {}
                    @Deprecated(since = "2", forRemoval = true)
                    @Parallel(name = "old") static long sum(String name, long... all) { return all.length; }
                    class Inner { @Parallel static int two(Integer two) { return two; } }
                }
                """);
        Class<?> stub = built.type("p.ParallelMaths");
        assertThat(stub.getModifiers()).isEqualTo(Modifier.PUBLIC | Modifier.FINAL);
        assertThat(stub.getField("one").getGenericType())
                .hasToString("dev.parallel.Task<java.lang.Integer, java.lang.Integer>");
        assertThat(((Task<?, ?>) stub.getField("one").get(null)).name()).isEqualTo("p.Maths.one");
        assertThat(((Call<?>) stub.getMethod("one", int.class).invoke(null, 5)).callHere())
                .isEqualTo(5);
        assertThat(((Call<?>) stub.getMethod("none").invoke(null)).task()).isEqualTo("p.Maths.none");
        Method old = stub.getMethod("old", String.class, long[].class);
        assertThat(old.isVarArgs()).isTrue();
        assertThat(old.isAnnotationPresent(Deprecated.class)).isTrue();
        assertThat(old.getGenericReturnType()).hasToString("dev.parallel.Call<java.lang.Long>");
        assertThat(((Call<?>) old.invoke(null, "a", new long[] {1, 2})).callHere())
                .isEqualTo(2L);
        assertThat(built.type("p.ParallelMaths_Inner").getDeclaredField("two")).isNotNull();
        assertThat(built.task("p.ParallelMaths_Inner", "two").descriptor().declaringClass())
                .isEqualTo("p.Maths$Inner");
    }

    @Test
    void descriptorsSayWhatTheAnnotationDeclares() {
        Built built = Built.of("""
                import dev.parallel.Parallel;
                import java.util.*;
                class Tasks {
                    @Parallel(workers = 2, timeout = "1.5s", retries = 3, maxTasksPerWorker = 4, heap = "64m",
                            jvmArgs = {"-Xss1m", "-Da=\\"b\\n$T\\""}, pool = "images")
                    static Map<String, int[]> all(List<? extends Number[]> lists, Thread.State state) { return null; }
                    @Parallel protected static void bare() {}
                }
                """.replace("Number[]", "Long[]"));
        assertThat(built.task("ParallelTasks", "all").descriptor())
                .isEqualTo(new TaskDescriptor(
                        "ParallelTasks",
                        "Tasks",
                        "all",
                        "java.util.Map<java.lang.String, int[]>",
                        List.of(
                                new TaskDescriptor.Parameter("java.util.List<? extends java.lang.Long[]>", "lists"),
                                new TaskDescriptor.Parameter("java.lang.Thread.State", "state")),
                        new TaskPolicy(2, 1_500_000_000L, 3, 4, "64m", List.of("-Xss1m", "-Da=\"b\n$T\""), "images")));
        assertThat(built.task("ParallelTasks", "bare").descriptor().policy())
                .isEqualTo(new TaskPolicy(0, 0, 0, 0, "", List.of(), "Tasks"));
        assertThat(built.type("ParallelTasks").getModifiers()).isEqualTo(Modifier.FINAL);
    }

    @Test
    void classesWithTheNamesOfGeneratedOnesDoNotClash() throws Throwable {
        Built built = Built.of("""
                package p;
                import dev.parallel.Parallel;
                public class Task {
                    public record Call(int n) {}
                    public record Codecs(Call call, java.util.List<Call> String) {}
                    public record WireWriter(Codecs codecs) {}
                    record RunTask(WireWriter[] run) {}
                    @Parallel static RunTask run(RunTask run) { return run; }
                    @Parallel static int Run(Task.Call RunTask, long in) { return RunTask.n(); }
                }
                """, "package p;\nfinal class String {}", "package p;\nfinal class Object {}");
        assertThat(built.run("p.ParallelTask", "run", (java.lang.Object) null)).isNull();
        assertThat(built.generated()).contains("p/ParallelTask.java", "p/Task_WireWriterParallelCodec.java");
    }

    @Test
    void classesOfTheUnnamedPackageAreNotHidden() throws Throwable {
        Built built = Built.of(
                """
                import dev.parallel.Parallel;
                import dev.parallel.processor.foreign.Fare;
                import java.util.*;
                @Parallel.Codecs(Codecs.class)
                class Demo {
                    @Parallel static SortTask sort(SortTask task, FareCodec codec) { return task; }
                    @Parallel static List<Currency> currency(Fare fare) { return List.of(fare.currency()); }
                    @Parallel static Box<Currency> box(int n) { return null; }
                }
                """,
                "record SortTask(int n, java.util.List<Codecs.Kind> kinds) {}",
                "record FareCodec(int n) {}",
                "record Box<T>(T content, java.util.List<Codecs.Kind> kinds, java.util.List<T> more) {}",
                """
                import dev.parallel.Codec;
                import java.util.Currency;
                class Codecs {
                    record Kind(int n) {}
                    static final Codec<Currency> CURRENCY =
                            Codec.via(Codec.of(String.class), Currency::getCurrencyCode, Currency::getInstance);
                }
                """);
        Currency euro = Currency.getInstance("EUR");
        assertThat(built.run("ParallelDemo", "currency", new Fare(euro))).isEqualTo(List.of(euro));
    }
}
