package dev.parallel.processor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class TypeRefusalTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Object | java.lang.Object cannot travel: it says nothing about what it holds",
                "List | java.util.List cannot travel: it is a raw type. Way out: say of what: List<...>",
                "List<?> | ? cannot travel: it is a wildcard",
                "List<? super String> | ? super java.lang.String cannot travel: it is a wildcard",
                "Map<String, Object> | java.lang.Object cannot travel",
                "ArrayList<String> | Way out: declare it as List.",
                "HashMap<String, String> | Way out: declare it as Map.",
                "TreeSet<String> | Way out: declare it as NavigableSet.",
                "ArrayDeque<String> | Way out: declare it as Deque.",
                "Queue<String> | Way out: declare it as Deque or List.",
                "Class<?> | it is code, and a worker must not load classes by a name that it is sent",
                "Runnable | it is code, and code does not travel",
                "Function<String, String> | it is code, and code does not travel",
                "Comparator<String> | it is code, and code does not travel",
                "Stream<String> | Way out: collect it: declare a List or an array.",
                "Thread | it belongs to the process that made it",
                "InputStream | it is an open resource of this process. Way out: pass a Path",
                "java.io.FileReader | it is an open resource of this process",
                "Date | declare java.time.Instant",
                "Number | it does not say which number it is",
                "CharSequence | declare String",
                "StringBuilder | declare String",
                "Iterator<String> | declare a List",
                "Exception | throw it: declared exceptions of a task come back",
                "java.awt.Point | is no type of the JDK that travels",
                "Map.Entry<String, String> | declare a record, or a Map",
                "java.util.concurrent.ExecutorService | it belongs to the process that made it",
                "java.util.concurrent.CompletableFuture<String> | wait for its value and pass that",
                "Open | p.Tasks.Open cannot travel: it is an interface, and any class may implement it",
                "Half | p.Tasks.Half cannot travel: it is an abstract class",
                "Inner | it is an inner class, whose values hold on to an outer one",
                "Secret | it is not accessible from p.ParallelTasks",
                "Two | it has 2 constructors, and nothing says which one counts",
                "None | it has no constructor that is accessible from p.Tasks_NoneParallelCodec",
                "Bean | it has fields that its constructor does not take",
                "Mute | it has no accessor for its constructor's parameter int n: neither n(), getN(), isN() nor a field n",
                "Severe | p.Tasks.Severe cannot travel: it has a constructor that throws java.lang.Throwable, which may be more than an Exception. Way out: let it throw exceptions alone, or name a codec",
                "SevereOf<Error> | it has a constructor that throws X, which may be more than an Exception",
                "Broad | p.Tasks.Broad.Any cannot travel (at Broad(Any)): it is non-sealed",
                "Plain | it is a sealed class that is not abstract",
                "Arrays<String> | T[] cannot travel (at Arrays.all): it is an array of a type variable",
                "Growing<String> | contains itself with ever larger type arguments",
                "Holder<? extends Base> | p.Tasks.Base as its type argument, which is not within the bound p.Tasks.Entity of T",
                "Cross<? extends Base> | p.Tasks.Base as its type argument, which is not within the bound java.lang.Comparable<p.Tasks.Base> of C",
                "Expr<String> | (at Expr(Num)): it has T as its type argument, which is not within the bound java.lang.Number of N. Way out: give T the same bound",
                "Hiding | it has no accessor for its constructor's parameter java.lang.String name",
                "Order | Object cannot travel (at Order.customer.photo): it says nothing",
                "List<Map<String, Order[]>> | Object cannot travel (at Order.customer.photo): it says nothing",
                "dev.parallel.processor.foreign.Money.Holder | Thread cannot travel (at Holder.thread)",
            })
    void isRefusedAtTheParameter(String type, String message) {
        Diagnosed.of(1, """
                        package p;
                        import dev.parallel.Parallel;
                        import java.io.InputStream;
                        import java.util.*;
                        import java.util.function.Function;
                        import java.util.stream.Stream;
                        public class Tasks {
                            interface Open {}
                            static abstract class Half {}
                            class Inner {}
                            private record Secret(int n) {}
                            static class Two { Two() {} Two(int n) {} }
                            static class None { private None() {} }
                            static class Bean { int n; }
                            static class Mute { Mute(int n) {} }
                            static class Severe { final int n; Severe(int n) throws Throwable { this.n = n; } }
                            static class SevereOf<X extends Throwable> { SevereOf() throws X {} }
                            sealed interface Broad { non-sealed class Any implements Broad {} }
                            static sealed class Plain permits Other {}
                            static final class Other extends Plain {}
                            record Arrays<T>(T[] all) {}
                            record Growing<T>(Growing<List<T>> next) {}
                            interface Entity {}
                            static class Base { final int n; Base(int n) { this.n = n; } }
                            record Holder<T extends Entity>(T item) {}
                            record Cross<C extends Comparable<C>>(C item) {}
                            sealed interface Expr<T> {}
                            record Num<N extends Number>(N value) implements Expr<N> {}
                            static class Named { String name; }
                            static final class Hiding extends Named {
                                private final String name;
                                Hiding(String name) { this.name = name; }
                            }
                            record Order(Customer customer) {}
                            record Customer(String name, Object photo, Order order) {}
                            @Parallel static void right(int n) {}
                            @Parallel static void wrong(
                                int before,
                                %s marked) {}
                            static Object use = ParallelTasks.right;
                        }
                        """.formatted(type))
                .at("marked", "[parallel:type] parameter marked: ")
                .at("marked", message);
    }

    @Test
    void aSealedTypeWithoutSubtypesIsRefused() {
        Diagnosed.of(4, """
                        package p;
                        import dev.parallel.Parallel;
                        public class Tasks {
                            sealed interface Event {}
                            static abstract sealed class Action {}
                            @Parallel static void right(int n) {}
                            @Parallel static void wrong(
                                Event event) {}
                            @Parallel static void bad(
                                Action action) {}
                            Object use = ParallelTasks.right;
                        }
                        """)
                .at(
                        "Event event",
                        "[parallel:type] parameter event: p.Tasks.Event cannot travel: it is sealed, but has no permitted"
                                + " subtypes. Way out: name them in its permits clause")
                .at("Action action", "p.Tasks.Action cannot travel: it is sealed, but has no permitted subtypes");
    }

    @Test
    void aTypeThatTheStubCannotNameIsRefusedInSpiteOfItsCodec() {
        Diagnosed.of(3, """
                        package p;
                        import dev.parallel.Codec;
                        import dev.parallel.Parallel;
                        import java.util.List;
                        @Parallel.Codecs(Tasks.class)
                        public class Tasks {
                            private record Secret(int n) {}
                            record Around(Secret secret) {}
                            static final Codec<Secret> SECRET =
                                Codec.via(Codec.of(Integer.class), Secret::n, Secret::new);
                            @Parallel static void right(int n) {}
                            @Parallel static void one(
                                Secret one) {}
                            @Parallel static void two(
                                List<Secret[]> two) {}
                            @Parallel static void three(
                                Around three) {}
                            Object use = ParallelTasks.right;
                        }
                        """)
                .at(
                        "Secret one",
                        "[parallel:type] parameter one: p.Tasks.Secret cannot travel: it is not accessible from"
                                + " p.ParallelTasks, the generated class that must name it")
                .at("Secret[]", "[parallel:type] parameter two: p.Tasks.Secret cannot travel")
                .at("Around three", "p.Tasks.Secret cannot travel (at Around.secret)");
    }

    @Test
    void aResultIsRefusedAtTheMethod() {
        Diagnosed.of(1, """
                        package p;
                        import dev.parallel.Parallel;
                        public class Tasks {
                            @Parallel(workers = 4)
                            public static
                            Object find(int n) { return null; }
                        }
                        """).at("find", "[parallel:type] the result: java.lang.Object cannot travel");
    }

    @Test
    void everyWrongPlaceIsTold() {
        Diagnosed.of(3, """
                        package p;
                        import dev.parallel.Parallel;
                        public class Tasks {
                            @Parallel static Object one(int n) { return null; }
                            @Parallel static void two(int n,
                                Object first,
                                Thread second) {}
                        }
                        """)
                .at("one", "the result")
                .at("first", "parameter first")
                .at("second", "parameter second");
    }

    @Test
    void severalWrongComponentsAreToldInOneMessage() {
        Diagnosed.of(1, """
                        package p;
                        import dev.parallel.Parallel;
                        public class Tasks {
                            record Two(Object a, Thread b) {}
                            @Parallel static void two(Two two) {}
                        }
                        """).at("two)", "(at Two.a)").at("two)", "(at Two.b)");
    }

    @Test
    void aTypeWithAWrongPartIsRefusedWhereverItIsUsed() {
        Diagnosed.of(3, """
                        package p;
                        import dev.parallel.Parallel;
                        public class Tasks {
                            record Front(Back back, Object wrong) {}
                            record Back(Front front) {}
                            @Parallel static void one(Front a) {}
                            @Parallel static void two(Back b) {}
                            @Parallel static void three(Back c) {}
                        }
                        """)
                .at("Front a)", "(at Front.wrong)")
                .at("Back b)", "(at Back.front.wrong)")
                .at("Back c)", "(at Back.front.wrong)");
    }

    @Test
    void codecsThatAreNoneAreRefusedAtTheirClass() {
        Diagnosed.of(2, """
                        package p;
                        import dev.parallel.Parallel;
                        @Parallel.Codecs({
                            Tasks.Empty.class,
                            q.Far.class})
                        public class Tasks {
                            static class Empty { dev.parallel.Codec<String> instance; }
                            @Parallel static void one(int a) {}
                        }
                        """, """
                        package q;
                        public class Far {
                            static final dev.parallel.Codec<String> TEXT = null;
                        }
                        """)
                .at("Tasks.Empty", "[parallel:codecs] p.Tasks.Empty has no codec")
                .at(
                        "q.Far",
                        "[parallel:codecs] q.Far.TEXT is not accessible from the generated code in package p: make it public");
    }

    /** A generic type's codec has the same bounds, and must name them. */
    @Test
    void aBoundThatTheCodecMayNotNameIsRefused() {
        Diagnosed.of(1, """
                        package p;
                        import dev.parallel.Parallel;
                        public class Tasks {
                            private interface Mark {}
                            public record Marked(int n) implements Mark {}
                            public record Holder<T extends Mark>(T value) {}
                            public record Sorted<T extends Comparable<T>>(T value) {}
                            @Parallel static int one(Holder<Marked> holder) { return 1; }
                            @Parallel static int two(Sorted<String> sorted) { return 2; }
                            Object use = ParallelTasks.two;
                        }
                        """)
                .at(
                        "Holder<Marked> holder",
                        "[parallel:type] parameter holder: p.Tasks.Holder cannot travel: it has the bound p.Tasks.Mark of T, which is"
                                + " not accessible from p.Tasks_HolderParallelCodec");
    }

    @ParameterizedTest
    @CsvSource({"int, float", "Long, float", "long, double"})
    void anAccessorThatLosesDigitsIsNone(String given, String taken) {
        Diagnosed.of(1, """
                        package p;
                        import dev.parallel.Parallel;
                        public class Tasks {
                            static final class Reading {
                                private final %2$s value;
                                Reading(%2$s value) { this.value = value; }
                                %1$s value() { return (%1$s) 16777217L; }
                            }
                            @Parallel static void wrong(
                                Reading marked) {}
                        }
                        """.formatted(given, taken)).at("marked", "has no accessor for its constructor's parameter ");
    }
}
