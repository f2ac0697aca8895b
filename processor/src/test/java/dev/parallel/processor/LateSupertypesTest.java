package dev.parallel.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Classes that inherit from one that another processor writes. */
@Timeout(60)
class LateSupertypesTest {

    @Test
    void theSuperclassOfAnExceptionMayComeLate() {
        String tasks = """
                package p;
                import dev.parallel.Parallel;
                @Wanted
                @SuppressWarnings("serial")
                public class Tasks {
                    static final class Malformed extends LateError {
                        Malformed(String message, int line) { super(message, line); }
                    }
                    @Parallel static int one(int n) throws Malformed { throw new Malformed("m", n); }
                }
                """;
        String error = """
                package p;
                @SuppressWarnings("serial")
                class LateError extends Exception {
                    private final int line;
                    LateError(String message, int line) { super(message); this.line = line; }
                    int line() { return line; }
                }
                """;
        for (boolean writesFirst : new boolean[] {true, false}) {
            Compilation compilation = new Late(error).compile(writesFirst, tasks);
            assertThat(compilation).succeededWithoutWarnings();
            assertThat(compilation)
                    .generatedSourceFile("p.ParallelTasks")
                    .contentsAsUtf8String()
                    .contains("new Tasks.Malformed(message, in.readInt())");
            assertThat(compilation).hadNoteCount(0);
        }
    }

    @Test
    void theSuperclassOfAClassMayComeLate() {
        String tasks = """
                package p;
                import dev.parallel.Parallel;
                @Wanted
                public class Tasks {
                    static final class Item extends LateBase implements LateSize {
                        Item(String name, int size) { super(name); }
                    }
                    @Parallel static int one(Item item) { return 1; }
                }
                """;
        String base = """
                package p;
                class LateBase {
                    private final String name;
                    LateBase(String name) { this.name = name; }
                    String getName() { return name; }
                }
                """;
        String size = """
                package p;
                interface LateSize {
                    default int size() { return 1; }
                }
                """;
        for (boolean writesFirst : new boolean[] {true, false}) {
            Compilation compilation = new Late(base, size).compile(writesFirst, tasks);
            assertThat(compilation).succeededWithoutWarnings();
            assertThat(compilation)
                    .generatedSourceFile("p.Tasks_ItemParallelCodec")
                    .contentsAsUtf8String()
                    .contains("out.writeInt(value.size())");
        }
    }

    @Test
    void theBoundOfATypeVariableMayComeLate() {
        String tasks = """
                package p;
                import dev.parallel.Parallel;
                import q.LateMark;
                @Wanted
                public class Tasks {
                    record Holder<T extends LateMark>(T value) {}
                    record Marked(int n) implements LateMark {}
                    @Parallel static int one(Holder<Marked> holder) { return 1; }
                }
                """;
        for (boolean writesFirst : new boolean[] {true, false}) {
            Compilation compilation = new Late("package q;\npublic interface LateMark {}").compile(writesFirst, tasks);
            assertThat(compilation).succeededWithoutWarnings();
            assertThat(compilation)
                    .generatedSourceFile("p.Tasks_HolderParallelCodec")
                    .contentsAsUtf8String()
                    .contains("<T extends LateMark>");
        }
    }

    @Test
    void stateInASuperclassThatComesLateIsNotLost() {
        String tasks = """
                package p;
                import dev.parallel.Parallel;
                @Wanted
                public class Tasks {
                    static final class Item extends LateBase {}
                    @Parallel static int one(Item item) { return 1; }
                }
                """;
        Compilation compilation = new Late("package p;\nclass LateBase { int n; }").compile(false, tasks);
        assertThat(compilation)
                .hadErrorContaining("p.Tasks.Item cannot travel: it has fields that its constructor does not take");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Item", "Kind"})
    void aClassIsOfTheKindOfItsLateSuperclass(String parameter) {
        String tasks = """
                package p;
                import dev.parallel.Parallel;
                @Wanted
                public class Tasks {
                    sealed interface Kind {}
                    static final class Item extends LateBase implements Kind {}
                    @Parallel static int one(%s item) { return 1; }
                }
                """.formatted(parameter);
        Late late = new Late("package p;\nclass LateBase extends java.io.StringReader { LateBase() { super(\"\"); } }");
        assertThat(late.compile(false, tasks)).hadErrorContaining("it is an open resource of this process");
    }

    @Test
    void aSuperclassThatNobodyWritesIsToldInTheLastRound() {
        Diagnosed.of(4, """
                        package p;
                        import dev.parallel.Parallel;
                        public class Tasks {
                            static class Bad extends Missing {}
                            static class Item extends Absent {}
                            @Parallel static int one(int n) throws Bad { return 1; }
                            @Parallel static int two(Item item) { return 1; }
                        }
                        """)
                .at("Missing {", "cannot find symbol")
                .at("Absent {", "cannot find symbol")
                .at("class Tasks", "these do not exist: Absent, Missing");
    }

    @Test
    void whatBringsATypeArgumentWithinItsBoundMayComeLate() {
        String tasks = """
                package p;
                import dev.parallel.Parallel;
                @Wanted
                public class Tasks {
                    interface Named { String name(); }
                    record Holder<T extends Named>(T value) {}
                    record Item(String name) implements LateNamed {}
                    @Parallel static String one(Holder<Item> holder) { return holder.value().name(); }
                }
                """;
        String named = """
                package p;
                interface LateNamed extends Tasks.Named {}
                """;
        for (boolean writesFirst : new boolean[] {true, false}) {
            assertThat(new Late(named).compile(writesFirst, tasks)).succeededWithoutWarnings();
        }
    }
}
