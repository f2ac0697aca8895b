package dev.parallel.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;

/** Another processor, which writes one class in each round, where something is annotated with {@code @Wanted}. */
final class Late extends AbstractProcessor {

    private final Iterator<String> sources;

    Late(String... sources) {
        this.sources = List.of(sources).iterator();
    }

    /** One that writes the record {@code First}, and then {@code Second}. */
    static Late records() {
        return new Late("package p;\npublic record First(int n) {}", "package p;\npublic record Second(int n) {}");
    }

    /** Whether there was a round for each of its classes: after an error there is none. */
    boolean hasWrittenAll() {
        return !sources.hasNext();
    }

    /** Compiles sources with this processor before ours, or after it. */
    Compilation compile(boolean writesFirst, String... sources) {
        List<AbstractProcessor> processors =
                writesFirst ? List.of(this, new ParallelProcessor()) : List.of(new ParallelProcessor(), this);
        List<JavaFileObject> files = new ArrayList<>(Built.files(sources));
        files.addAll(Built.files("package p;\n@interface Wanted {}"));
        return Compiler.javac().withProcessors(processors).compile(files);
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
