package dev.parallel.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Codecs for types that another processor writes, and classes of codecs that it writes. */
@Timeout(60)
class LateCodecsTest {

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
            Compilation compilation = Late.records().compile(writesFirst, tasks, codecs);
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
        Compilation compilation = Late.records().compile(false, tasks, codecs);
        assertThat(compilation).succeededWithoutWarnings();
        assertThat(compilation)
                .generatedSourceFile("p.Tasks_NamedParallelCodec")
                .contentsAsUtf8String()
                .doesNotContain("SECOND");
    }

    @Test
    void aTypeThatComesLateIsNotServedByTheCodecOfAnother() {
        String tasks = """
                package p;
                import dev.parallel.Codec;
                import dev.parallel.Parallel;
                import java.util.List;
                @Wanted
                @Parallel.Codecs(Tasks.class)
                public class Tasks {
                    static final Codec<List<String>> TEXTS = Codec.list(Codec.of(String.class));
                    @Parallel static int one(List<Second> seconds) { return 1; }
                }
                """;
        Compilation compilation = Late.records().compile(false, tasks);
        assertThat(compilation).succeededWithoutWarnings();
        assertThat(compilation)
                .generatedSourceFile("p.ParallelTasks")
                .contentsAsUtf8String()
                .contains("CollectionCodecs.list(SecondParallelCodec.INSTANCE)");
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
            Compilation compilation = new Late(codecs).compile(writesFirst, tasks);
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
                .at("class Tasks", "these do not exist: a class that @Parallel.Codecs of p.Tasks names");
    }
}
