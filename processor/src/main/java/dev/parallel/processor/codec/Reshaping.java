package dev.parallel.processor.codec;

import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * Whether another processor is known to change classes in place, so that what is wrong with one now may be right a round later. That
 * holds of sources alone: a compiled class keeps some of the annotations, too.
 */
public final class Reshaping {

    private static final String ANNOTATIONS = "lombok.";

    private Reshaping() {}

    /** Of a class, by its own annotations. */
    static boolean isToComeOf(Element type) {
        return type.getAnnotationMirrors().stream()
                .anyMatch(mirror -> TypeSystem.element(mirror.getAnnotationType())
                        .getQualifiedName()
                        .toString()
                        .startsWith(ANNOTATIONS));
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
}
