package dev.parallel.processor.report;

import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

/**
 * A diagnostic and where it stands.
 *
 * @param tag its rule
 * @param text what is wrong, and the way out
 * @param element the element
 * @param annotation an annotation of the element, or null
 * @param value a value of the annotation, or null
 * @param isError whether nothing can be generated; false: it is to be known, and harms nothing
 */
public record Problem(
        Tag tag, String text, Element element, AnnotationMirror annotation, AnnotationValue value, boolean isError) {

    /** A problem of an element. */
    public static Problem of(Tag tag, Element element, String text) {
        return new Problem(tag, text, element, null, null, true);
    }

    /** Something to be known of an element. */
    public static Problem note(Tag tag, Element element, String text) {
        return new Problem(tag, text, element, null, null, false);
    }

    /** Whether two problems stand at the same place, where compilers show only the first. */
    boolean sharesPlace(Problem other) {
        return isError == other.isError
                && element.equals(other.element)
                && annotation == other.annotation
                && value == other.value;
    }
}
