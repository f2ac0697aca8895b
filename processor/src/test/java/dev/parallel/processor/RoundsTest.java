package dev.parallel.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;
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
    void codecsOfATypeThatComesLateServeNothingElse() throws Throwable {
        String codecs = """
                package p;
                import dev.parallel.Codec;
                import java.util.Currency;
                import java.util.List;
                class Codecs {
                    static final Codec<Second> SECOND =
                            Codec.via(Codec.of(String.class), Second::toString, text -> new Second(text.length()));
                    static Codec<List<Second>> seconds() { return Codec.list(SECOND); }
                    static final Codec<Currency> CURRENCY =
                            Codec.via(Codec.of(String.class), Currency::getCurrencyCode, Currency::getInstance);
                }
                """;
        String tasks = """
                package p;
                import dev.parallel.Parallel;
                import java.util.Currency;
                import java.util.List;
                @Wanted
                @Parallel.Codecs(Codecs.class)
                public class Tasks {
                    @Parallel static String text(String text) { return text; }
                    @Parallel static List<String> texts(List<String> texts) { return texts; }
                    @Parallel static Currency currency(Currency currency) { return currency; }
                }
                """;
        for (boolean writesFirst : new boolean[] {true, false}) {
            Compilation compilation = compile(writesFirst, tasks, codecs);
            assertThat(compilation).succeededWithoutWarnings();
            Built built = Built.of(compilation);
            assertThat(built.run("p.ParallelTasks", "text", "abc")).isEqualTo("abc");
            assertThat(built.run("p.ParallelTasks", "texts", List.of("a", "b"))).isEqualTo(List.of("a", "b"));
            assertThat(built.run("p.ParallelTasks", "currency", Currency.getInstance("EUR")))
                    .isEqualTo(Currency.getInstance("EUR"));
        }
    }

    @Test
    void codecsOfATypeWithinRecordsThatComesLateServeNothingElse() {
        String codecs = """
                package p;
                import dev.parallel.Codec;
                class Codecs {
                    static final Codec<Second> SECOND =
                            Codec.via(Codec.of(String.class), Second::toString, text -> new Second(text.length()));
                }
                """;
        String tasks = """
                package p;
                import dev.parallel.Parallel;
                @Wanted
                public class Tasks {
                    @Parallel.Codecs(Codecs.class)
                    record Named(String name) {}
                    @Parallel static int one(Named named) { return 1; }
                }
                """;
        Compilation compilation = compile(false, tasks, codecs);
        assertThat(compilation).succeededWithoutWarnings();
        assertThat(compilation)
                .generatedSourceFile("p.Tasks_NamedParallelCodec")
                .contentsAsUtf8String()
                .doesNotContain("SECOND");
    }

    @Test
    void aClassOfCodecsMayComeLate() {
        String tasks = """
                package p;
                import dev.parallel.Parallel;
                import java.util.Currency;
                @Wanted
                @Parallel.Codecs(LateCodecs.class)
                public class Tasks {
                    @Parallel static Currency one(Currency currency) { return currency; }
                }
                """;
        String codecs = """
                package p;
                import dev.parallel.Codec;
                import java.util.Currency;
                class LateCodecs {
                    static final Codec<Currency> CURRENCY =
                            Codec.via(Codec.of(String.class), Currency::getCurrencyCode, Currency::getInstance);
                }
                """;
        for (boolean writesFirst : new boolean[] {true, false}) {
            Compilation compilation = compile(new Late(codecs), writesFirst, tasks);
            assertThat(compilation).succeededWithoutWarnings();
            assertThat(compilation)
                    .generatedSourceFile("p.ParallelTasks")
                    .contentsAsUtf8String()
                    .contains("LateCodecs.CURRENCY");
        }
    }

    @Test
    void aClassOfCodecsThatNobodyWritesIsToldInTheLastRound() {
        Diagnosed.of(2, """
                        package p;
                        import dev.parallel.Parallel;
                        @Parallel.Codecs(Missing.class)
                        public class Tasks {
                            @Parallel static int one(int n) { return 1; }
                            Object use = ParallelTasks.one;
                        }
                        """)
                .at("Missing", "cannot find symbol")
                .at("class Tasks", "these types do not exist: a class that @Parallel.Codecs of p.Tasks names");
    }

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
            Compilation compilation = compile(new Late(error), writesFirst, tasks);
            assertThat(compilation).succeededWithoutWarnings();
            assertThat(compilation)
                    .generatedSourceFile("p.ParallelTasks")
                    .contentsAsUtf8String()
                    .contains("new Tasks.Malformed(message, in.readInt())");
            assertThat(compilation).hadNoteCount(0);
        }
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
                .at("class Tasks", "these types do not exist: Absent, Missing");
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
            Compilation compilation = compile(new Late(base, size), writesFirst, tasks);
            assertThat(compilation).succeededWithoutWarnings();
            assertThat(compilation)
                    .generatedSourceFile("p.Tasks_ItemParallelCodec")
                    .contentsAsUtf8String()
                    .contains("out.writeInt(value.size())");
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
        Compilation compilation = compile(new Late("package p;\nclass LateBase { int n; }"), false, tasks);
        assertThat(compilation)
                .hadErrorContaining(
                        "p.Tasks.Item cannot travel: it has fields, but its constructor does not take them");
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
                .at("class Tasks", "[parallel:type] the stub is incomplete, because these types do not exist: Missing");
    }

    @Test
    void anErrorElsewhereDoesNotHideATypeThatComesLate() {
        Compilation compilation = compile(true, TASKS.replace("Second second, ", ""), OTHER);
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation).hadErrorContaining("[parallel:type] parameter n: java.lang.Object cannot travel");
    }

    private static Compilation compile(boolean writesFirst, String... sources) {
        Late late = new Late("package p;\npublic record First(int n) {}", "package p;\npublic record Second(int n) {}");
        return compile(late, writesFirst, sources);
    }

    private static Compilation compile(Late late, boolean writesFirst, String... sources) {
        List<AbstractProcessor> processors =
                writesFirst ? List.of(late, new ParallelProcessor()) : List.of(new ParallelProcessor(), late);
        List<JavaFileObject> files = new ArrayList<>(Built.files(sources));
        files.addAll(Built.files("package p;\n@interface Wanted {}"));
        return Compiler.javac().withProcessors(processors).compile(files);
    }

    /** Writes one class in each round. */
    private static final class Late extends AbstractProcessor {

        private final Iterator<String> sources;

        Late(String... sources) {
            this.sources = List.of(sources).iterator();
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("p.Wanted");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
            if (!environment.processingOver() && sources.hasNext()) {
                String source = sources.next();
                try (Writer out = processingEnv
                        .getFiler()
                        .createSourceFile(Built.nameOf(source))
                        .openWriter()) {
                    out.write(source);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return false;
        }
    }
}
