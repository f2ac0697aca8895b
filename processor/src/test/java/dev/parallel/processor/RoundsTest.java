package dev.parallel.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Types that another processor writes. */
@Timeout(60)
class RoundsTest {

    private static final String TASKS = """
            package p;
            import dev.parallel.Parallel;
            import java.util.List;
            @Wanted
            public class Tasks {
                record Wrapped(Second second, First[] first) {}
                @Parallel static List<First> one(Wrapped second) { return null; }
                @Parallel static int two(int n) { return n; }
                Object use = ParallelTasks.one;
                Object codec = Tasks_WrappedParallelCodec.INSTANCE;
            }
            """;
    private static final String OTHER = """
            package p;
            import dev.parallel.Parallel;
            public class Other {
                @Parallel static int wrong(Object n) { return 1; }
            }
            """;

    @Test
    void classesWaitForTypesOfOtherProcessors() {
        for (boolean writesFirst : new boolean[] {true, false}) {
            Compilation compilation = compile(writesFirst, TASKS);
            assertThat(compilation).succeededWithoutWarnings();
            assertThat(compilation)
                    .generatedSourceFile("p.ParallelTasks")
                    .contentsAsUtf8String()
                    .contains("FirstParallelCodec.INSTANCE");
            assertThat(compilation).generatedSourceFile("p.SecondParallelCodec");
        }
    }

    @Test
    void theFieldsOfAnExceptionWaitForTheirTypes() {
        String tasks = """
                package p;
                import dev.parallel.Parallel;
                @Wanted
                public class Tasks {
                    @SuppressWarnings("serial")
                    static final class Late extends Exception {
                        final Second second;
                        Late(String message) { this(message, null); }
                        Late(String message, Second second) { super(message); this.second = second; }
                    }
                    @Parallel static int one(int n) throws Late { throw new Late("m"); }
                }
                """;
        for (boolean writesFirst : new boolean[] {true, false}) {
            Compilation compilation = compile(writesFirst, tasks);
            assertThat(compilation).succeededWithoutWarnings();
            assertThat(compilation)
                    .generatedSourceFile("p.ParallelTasks")
                    .contentsAsUtf8String()
                    .contains("new Tasks.Late(message, in.readNullable(SecondParallelCodec.INSTANCE))");
            assertThat(compilation).hadNoteCount(0);
        }
    }

    @Test
    void constantsOfAnAnnotationMayComeLate() {
        String tasks = """
                package p;
                import dev.parallel.Parallel;
                @Wanted
                public class Tasks {
                    @Parallel(pool = LateNames.POOL, workers = LateNames.N, retries = LateNames.N, timeout = LateNames.LIMIT,
                            heap = LateNames.HEAP, jvmArgs = {"-Da=b", LateNames.ARG}, name = LateNames.NAME)
                    static int one(int n) { return n; }
                }
                """;
        String names = """
                package p;
                class LateNames {
                    static final String POOL = "<error>";
                    static final int N = 3;
                    static final String LIMIT = "7s";
                    static final String HEAP = "77m";
                    static final String ARG = "-Dlate=true";
                    static final String NAME = "uno";
                }
                """;
        for (boolean writesFirst : new boolean[] {true, false}) {
            Compilation compilation = new Late(names).compile(writesFirst, tasks);
            assertThat(compilation).succeededWithoutWarnings();
            assertThat(compilation)
                    .generatedSourceFile("p.ParallelTasks")
                    .contentsAsUtf8String()
                    .containsMatch(
                            "new TaskPolicy\\(3, 7000000000L?, 3, 0, \"77m\", [^;]*-Da=b\", \"-Dlate=true\"[^;]*, \"<error>\"\\)");
        }
    }

    @Test
    void aConstantThatNobodyWritesIsToldInTheLastRound() {
        Diagnosed.of(2, """
                        package p;
                        import dev.parallel.Parallel;
                        public class Tasks {
                            @Parallel(timeout = Missing.LIMIT) static int one(int n) { return 1; }
                            @Parallel static int two(int n) { return n; }
                            Object use = ParallelTasks.two;
                        }
                        """)
                .at("Missing.LIMIT", "cannot find symbol")
                .at(
                        "class Tasks",
                        "[parallel:type] the stub is incomplete, because these do not exist: the constant for timeout in @Parallel of one");
    }

    @Test
    void aTypeThatNobodyWritesIsToldInTheLastRound() {
        Diagnosed.of(2, """
                        package p;
                        import dev.parallel.Parallel;
                        public class Tasks {
                            @Parallel static int one(Missing n) { return 1; }
                            @Parallel static int two(int n) { return n; }
                            Object use = ParallelTasks.two;
                        }
                        """)
                .at("Missing n", "cannot find symbol")
                .at("class Tasks", "[parallel:type] the stub is incomplete, because these do not exist: Missing");
    }

    @Test
    void anErrorElsewhereDoesNotHideATypeThatComesLate() {
        Compilation compilation = compile(true, TASKS.replace("Second second, ", ""), OTHER);
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation).hadErrorContaining("[parallel:type] parameter n: java.lang.Object cannot travel");
    }

    private static Compilation compile(boolean writesFirst, String... sources) {
        return Late.records().compile(writesFirst, sources);
    }
}
