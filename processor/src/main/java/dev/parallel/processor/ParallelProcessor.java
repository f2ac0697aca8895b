package dev.parallel.processor;

import com.google.auto.service.AutoService;
import dev.parallel.processor.codec.TypeSystem;
import dev.parallel.processor.report.Reporter;
import dev.parallel.processor.write.Sources;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/**
 * Writes a stub for each class with {@code @Parallel} methods, and the codecs of the types that they take and give. A class
 * with a type that another processor has yet to write waits for the next round.
 */
@AutoService(Processor.class)
public final class ParallelProcessor extends AbstractProcessor {

    private static final String ANNOTATION = "dev.parallel.Parallel";

    private final Set<String> sources = new HashSet<>();
    private Set<String> waiting = new LinkedHashSet<>();
    private TypeSystem system;
    private Reporter reporter;
    private Sources written;

    /** Makes a processor; the compiler does. */
    public ParallelProcessor() {}

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of(ANNOTATION, "dev.parallel.Parallel.Codecs", "dev.parallel.spi.Generated");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        system = new TypeSystem(environment.getElementUtils(), environment.getTypeUtils());
        reporter = new Reporter(environment.getMessager());
        written = new Sources(environment.getFiler());
    }

    /** Claims the annotations, which are all our own: javac's lint warns of annotations that nobody claims. */
    @Override
    @SuppressWarnings("DoNotClaimAnnotations")
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
        for (Element root : environment.getRootElements()) {
            if (root instanceof TypeElement type) {
                sources.add(type.getQualifiedName().toString());
            }
        }
        Set<String> haveWaited = Set.copyOf(waiting);
        for (TypeElement annotation : annotations) {
            if (annotation.getQualifiedName().contentEquals(ANNOTATION)) {
                for (Element method : environment.getElementsAnnotatedWith(annotation)) {
                    if (method.getKind() == ElementKind.METHOD) {
                        waiting.add(((TypeElement) method.getEnclosingElement())
                                .getQualifiedName()
                                .toString());
                    }
                }
            }
        }
        Round round = new Round(system, reporter, written, sources, environment);
        Set<String> again = new LinkedHashSet<>();
        for (String name : waiting) {
            TypeElement type = system.elements().getTypeElement(name);
            if (type != null && !round.process(type, haveWaited.contains(name))) {
                again.add(name);
            }
        }
        waiting = again;
        return true;
    }
}
