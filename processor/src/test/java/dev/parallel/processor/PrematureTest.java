package dev.parallel.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Classes that a processor may change in place. */
@Timeout(60)
class PrematureTest {

    @Test
    void aClassThatNobodyChangedIsRefusedOnceInTheLastRound() {
        Diagnosed.of(2, """
                        package p;
                        import dev.parallel.Parallel;
                        public class Tasks {
                            @lombok.Value
                            static class Bean { int n; }
                            @Parallel static int one(Bean bean) { return 1; }
                            @Parallel static int two(
                                Object bean) { return 1; }
                            Object use = ParallelTasks.one;
                        }
                        """, """
                        package lombok;
                        public @interface Value {}
                        """)
                .at("one(Bean", "p.Tasks.Bean cannot travel: it has fields that its constructor does not take")
                .at("Object bean", "java.lang.Object cannot travel");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@Parallel int two(int n) { return n; } | [parallel:method] two is not static",
                "static class Nested { @Parallel int two(int n) { return n; } } | [parallel:method] two is not static",
                "class Nested { @Parallel static int two(int n) { return n; } } | [parallel:class] p.Tasks.Nested is an inner class",
                "class Nested {} @Parallel static int two(Nested n) { return 1; } | p.Tasks.Nested cannot travel: it is an inner class",
            })
    void whatNobodyMadeStaticIsRefusedInTheLastRound(String member, String message) {
        assertToldInTheLastRound(message, """
                package p;
                import dev.parallel.Parallel;
                @Wanted
                @lombok.experimental.UtilityClass
                public class Tasks {
                    @Parallel static int one(int n) { return n; }
                    %s
                }
                """.formatted(member), """
                package lombok.experimental;
                public @interface UtilityClass {}
                """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "@lombok.Value static class Base { int[] kind; Base(int[] kind) { this.kind = kind; } }"
                        + " | static class Sub extends Base { Sub(int n) { super(new int[] {n}); this.n = n; } int n; }",
                "static class Base { @lombok.Value private int n; }"
                        + " | static class Sub extends Base { Sub(int n) {} }",
                "static class Base {} | static class Sub extends Base { @lombok.Value private int n; Sub(int m) { n = m; } }",
            })
    void whatASuperclassOrAMemberBringsIsWaitedFor(String base, String sub) {
        assertToldInTheLastRound("p.Tasks.Sub cannot travel", """
                package p;
                import dev.parallel.Parallel;
                @Wanted
                public class Tasks {
                    %s
                    %s
                    @Parallel static int one(Sub value) { return 1; }
                }
                """.formatted(base, sub), """
                package lombok;
                public @interface Value {}
                """);
    }

    /** Whichever processor comes first: an error of the first round would have been the last that the other one saw. */
    private static void assertToldInTheLastRound(String message, String... sources) {
        for (boolean writesFirst : new boolean[] {true, false}) {
            Late late = Late.records();
            Compilation compilation = late.compile(writesFirst, sources);
            assertThat(compilation).hadErrorCount(1);
            assertThat(compilation).hadErrorContaining(message);
            assertThat(late.hasWrittenAll()).isTrue();
        }
    }
}
