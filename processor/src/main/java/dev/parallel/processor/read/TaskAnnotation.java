package dev.parallel.processor.read;

import dev.parallel.processor.codec.TypeSystem;
import dev.parallel.processor.report.Problem;
import dev.parallel.processor.report.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

/**
 * The values of one {@code @Parallel}, and where each stands. A value that does not compile counts as its default; perhaps it is a
 * constant that another processor has yet to write.
 */
final class TaskAnnotation {

    static final String NAME = "dev.parallel.Parallel";

    private final Element element;
    private final AnnotationMirror mirror;
    private final Map<String, AnnotationValue> values = new HashMap<>();
    private final Set<String> unresolved = new LinkedHashSet<>();

    private TaskAnnotation(Element element, AnnotationMirror mirror) {
        this.element = element;
        this.mirror = mirror;
        mirror.getElementValues()
                .forEach((key, value) -> put(key.getSimpleName().toString(), value));
    }

    private void put(String name, AnnotationValue value) {
        if (isUnresolved(value)) {
            unresolved.add(name);
        } else {
            values.put(name, value);
        }
    }

    /** The compiler gives the text of an error for it, which unlike a constant of that text stands without quotation marks. */
    private static boolean isUnresolved(AnnotationValue value) {
        return value.getValue() instanceof List<?> list
                ? list.stream().anyMatch(each -> isUnresolved((AnnotationValue) each))
                : value.toString().equals("<error>");
    }

    /** The names of those whose values are not known, or not yet. */
    Set<String> unresolved() {
        return unresolved;
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
