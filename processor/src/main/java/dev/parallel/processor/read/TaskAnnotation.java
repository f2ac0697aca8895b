package dev.parallel.processor.read;

import dev.parallel.processor.codec.TypeSystem;
import dev.parallel.processor.report.Problem;
import dev.parallel.processor.report.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

/** The values of one {@code @Parallel}, and where each stands. A value that does not compile counts as its default. */
final class TaskAnnotation {

    static final String NAME = "dev.parallel.Parallel";

    private final Element element;
    private final AnnotationMirror mirror;
    private final Map<String, AnnotationValue> values = new HashMap<>();

    private TaskAnnotation(Element element, AnnotationMirror mirror) {
        this.element = element;
        this.mirror = mirror;
        mirror.getElementValues()
                .forEach((key, value) -> values.put(key.getSimpleName().toString(), value));
    }

    /** The annotation of a method that has one. */
    static TaskAnnotation of(Element method) {
        for (AnnotationMirror mirror : method.getAnnotationMirrors()) {
            if (TypeSystem.element(mirror.getAnnotationType())
                    .getQualifiedName()
                    .contentEquals(NAME)) {
                return new TaskAnnotation(method, mirror);
            }
        }
        throw new IllegalArgumentException(method + " has no @Parallel");
    }

    int number(String name) {
        return values.containsKey(name) && values.get(name).getValue() instanceof Integer number ? number : 0;
    }

    String text(String name) {
        return values.containsKey(name) && values.get(name).getValue() instanceof String text ? text : "";
    }

    List<String> texts(String name) {
        List<String> all = new ArrayList<>();
        if (values.containsKey(name) && values.get(name).getValue() instanceof List<?> list) {
            for (Object each : list) {
                if (((AnnotationValue) each).getValue() instanceof String text) {
                    all.add(text);
                }
            }
        }
        return all;
    }

    /** A problem of one of the values that stand there. */
    Problem problem(Tag tag, String name, String text) {
        return new Problem(tag, text, element, mirror, values.get(name), true);
    }
}
