package dev.parallel.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an incremental build needs to know of each generated file. */
@Timeout(60)
class IncrementalTest {

    @Test
    void eachFileHasTheOneClassThatItIsWrittenFor() {
        Recorded recorded = new Recorded();
        Compilation compilation = Compiler.javac().withProcessors(recorded).compile(Built.files("""
                        package p;
                        import dev.parallel.Parallel;
                        import dev.parallel.processor.foreign.Money;
                        public class One {
                            @Parallel static int one(Order order, Money money) { return 1; }
                        }
                        """, """
                        package p;
                        import dev.parallel.Parallel;
                        public class Two {
                            @Parallel static Order two(Order.Item item) { return null; }
                        }
                        """, """
                        package p;
                        public record Order(Item item) {
                            public record Item(String name) {}
                        }
                        """));
        assertThat(compilation).succeededWithoutWarnings();
        assertThat(recorded.origins)
                .isEqualTo(Map.of(
                        "p.ParallelOne", "[p.One]",
                        "p.ParallelTwo", "[p.Two]",
                        "p.OrderParallelCodec", "[p.Order]",
                        "p.Order_ItemParallelCodec", "[p.Order.Item]"));
    }

    /** Notes what the processor asks of the filer. */
    private static final class Recorded extends AbstractProcessor {

        private final ParallelProcessor processor = new ParallelProcessor();
        private final Map<String, String> origins = new TreeMap<>();

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return processor.getSupportedAnnotationTypes();
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return processor.getSupportedSourceVersion();
        }

        @Override
        public synchronized void init(ProcessingEnvironment environment) {
            Filer filer = proxy(Filer.class, environment.getFiler());
            processor.init((ProcessingEnvironment) Proxy.newProxyInstance(
                    getClass().getClassLoader(),
                    new Class<?>[] {ProcessingEnvironment.class},
                    (self, method, arguments) ->
                            method.getName().equals("getFiler") ? filer : method.invoke(environment, arguments)));
        }

        private <T> T proxy(Class<T> type, T target) {
            return type.cast(Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                        assertThat(method.getName()).isEqualTo("createSourceFile");
                        origins.put(arguments[0].toString(), java.util.Arrays.toString((Element[]) arguments[1]));
                        try {
                            return method.invoke(target, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }));
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
            return processor.process(annotations, environment);
        }
    }
}
