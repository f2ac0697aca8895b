package dev.parallel.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the processor asks of the compiler's filer. */
@Timeout(60)
class IncrementalTest {

    private static final String ONE = """
            package p;
            import dev.parallel.Parallel;
            import dev.parallel.processor.foreign.Money;
            public class One {
                @Parallel static int one(Order order, Money money) { return 1; }
            }
            """;
    private static final String TWO = """
            package p;
            import dev.parallel.Parallel;
            public class Two {
                @Parallel static Order two(Order.Item item) { return null; }
            }
            """;
    private static final String ORDER = """
            package p;
            public record Order(Item item) {
                public record Item(String name) {}
            }
            """;

    @Test
    void eachFileHasTheOneClassThatItIsWrittenFor() {
        FilerSpy spy = new FilerSpy(null);
        assertThat(compile(spy)).succeededWithoutWarnings();
        assertThat(spy.origins())
                .isEqualTo(Map.of(
                        "p.ParallelOne", "[p.One]",
                        "p.ParallelTwo", "[p.Two]",
                        "p.OrderParallelCodec", "[p.Order]",
                        "p.Order_ItemParallelCodec", "[p.Order.Item]"));
    }

    @Test
    void aFailureOfTheProcessorIsOneErrorAtTheClass() {
        FilerSpy spy = new FilerSpy("p.ParallelOne");
        Compilation compilation = compile(spy);
        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation)
                .hadErrorContaining("[parallel:internal] the processor failed")
                .inFile(Built.files(ONE).get(0))
                .onLine(4);
        assertThat(compilation).hadErrorContaining("the disk is full");
        assertThat(spy.origins()).containsKey("p.ParallelTwo");
    }

    private static Compilation compile(FilerSpy spy) {
        return Compiler.javac().withProcessors(spy).compile(Built.files(ONE, TWO, ORDER));
    }
}
