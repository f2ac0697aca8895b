package dev.parallel.processor.codec;

import dev.parallel.processor.model.Refusal;
import dev.parallel.processor.report.Problem;
import dev.parallel.processor.report.Tag;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;

/**
 * A class that {@code @Parallel.Codecs} names, and whose codecs cannot be used.
 *
 * @param reason why not: a sentence
 * @param wayOut what to do
 * @param annotated what bears the annotation
 * @param annotation the annotation
 * @param value the annotation's value that names the class
 */
public record UnusableCodecs(
        String reason, String wayOut, Element annotated, AnnotationMirror annotation, AnnotationValue value) {

    /** For a class with tasks: an error at the annotation, needed or not. */
    public Problem problem() {
        return new Problem(Tag.CODECS, reason + ": " + wayOut, annotated, annotation, value, true);
    }

    /** For a type that travels: one more reason if it is refused. */
    Refusal refusal() {
        return new Refusal(annotated.toString(), "names codecs that cannot be used: " + reason, wayOut);
    }
}
