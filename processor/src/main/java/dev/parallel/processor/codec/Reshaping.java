package dev.parallel.processor.codec;

import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * Whether another processor is known to change classes in place, so that what is wrong with one now may be right a round later. That
 * holds of sources alone: a compiled class keeps some of the annotations, too.
 */
public final class Reshaping {

    private static final String ANNOTATIONS = "lombok.";

    /** On what has been added already. */
    private static final String GENERATED = ANNOTATIONS + "Generated";

    private static final String SETTER = ANNOTATIONS + "Setter";
    private static final String DATA = ANNOTATIONS + "Data";
    private static final Set<String> NOT_FOR_OTHERS = Set.of("NONE", "PRIVATE");

    private Reshaping() {}

    /** Of a class, by its own annotations. */
    static boolean isToComeOf(Element type) {
        return type.getAnnotationMirrors().stream()
                .map(Reshaping::nameOf)
                .anyMatch(name -> name.startsWith(ANNOTATIONS) && !name.equals(GENERATED));
    }

    /** Of a class, by its own annotations or those of its members. */
    public static boolean isToComeWithin(TypeElement type) {
        return isToComeOf(type) || type.getEnclosedElements().stream().anyMatch(Reshaping::isToComeOf);
    }

    /** Of a class or one around it, which may make what it contains static. */
    public static boolean isToComeAround(TypeElement type) {
        return isToComeOf(type)
                || (type.getEnclosingElement() instanceof TypeElement enclosing && isToComeAround(enclosing));
    }

    /** Of a field that is not final, by its annotations or those of its class: whether others will be able to set it. */
    static boolean isSetterToCome(VariableElement field) {
        Element type = field.getEnclosingElement();
        AnnotationMirror setter = annotation(field, SETTER);
        if (setter == null) {
            setter = annotation(type, SETTER);
        }
        return setter == null ? annotation(type, DATA) != null : isForOthers(setter);
    }

    private static boolean isForOthers(AnnotationMirror setter) {
        return setter.getElementValues().values().stream()
                .noneMatch(value -> value.getValue() instanceof VariableElement level
                        && NOT_FOR_OTHERS.contains(level.getSimpleName().toString()));
    }

    private static AnnotationMirror annotation(Element element, String name) {
        for (AnnotationMirror mirror : element.getAnnotationMirrors()) {
            if (nameOf(mirror).equals(name)) {
                return mirror;
            }
        }
        return null;
    }

    private static String nameOf(AnnotationMirror mirror) {
        return TypeSystem.element(mirror.getAnnotationType()).getQualifiedName().toString();
    }
}
