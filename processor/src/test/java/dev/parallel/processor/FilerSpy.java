package dev.parallel.processor;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.FileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;

/** The processor with a filer that notes what it is asked for, and may fail. */
final class FilerSpy extends AbstractProcessor {

    private final ParallelProcessor processor = new ParallelProcessor();
    private final Map<String, String> origins = new TreeMap<>();
    private final String failing;

    /** Fails for the class of that name. */
    FilerSpy(String failing) {
        this.failing = failing;
    }

    /** The originating elements of each file. */
    Map<String, String> origins() {
        return origins;
    }

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
        Filer filer = new Spy(environment.getFiler());
        processor.init((ProcessingEnvironment) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ProcessingEnvironment.class},
                (self, method, arguments) ->
                        method.getName().equals("getFiler") ? filer : method.invoke(environment, arguments)));
    }

    @Override
    @SuppressWarnings("DoNotClaimAnnotations")
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
        return processor.process(annotations, environment);
    }

    private final class Spy implements Filer {

        private final Filer target;

        Spy(Filer target) {
            this.target = target;
        }

        @Override
        public JavaFileObject createSourceFile(CharSequence name, Element... from) throws IOException {
            if (name.toString().equals(failing)) {
                throw new FilerException("the disk is full");
            }
            origins.put(name.toString(), Arrays.toString(from));
            return target.createSourceFile(name, from);
        }

        @Override
        public JavaFileObject createClassFile(CharSequence name, Element... from) {
            throw new AssertionError("a class file: " + name);
        }

        @Override
        public FileObject createResource(
                JavaFileManager.Location location, CharSequence packageName, CharSequence name, Element... from) {
            throw new AssertionError("a resource, which incremental builds cannot isolate: " + name);
        }

        @Override
        public FileObject getResource(JavaFileManager.Location location, CharSequence packageName, CharSequence name) {
            throw new AssertionError("reading a resource: " + name);
        }
    }
}
