package dev.parallel.processor.read;

import dev.parallel.processor.model.Definition;
import dev.parallel.processor.model.Thrown;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;

/**
 * A constructor of an exception, and what it can be given.
 *
 * @param element the constructor
 * @param arguments what it is given, in order; incomplete if there are obstacles
 * @param obstacles why it cannot be called, a sentence each
 * @param definitions the types with generated codecs that it needs
 * @param unresolved whether a parameter's type does not exist, or not yet
 * @param premature whether another processor may still change a parameter's type, which is refused as it is
 */
record FieldConstructor(
        ExecutableElement element,
        List<Thrown.Argument> arguments,
        List<String> obstacles,
        Set<Definition> definitions,
        boolean unresolved,
        boolean premature) {

    boolean isUsable() {
        return obstacles.isEmpty();
    }

    /** How many values it carries beside the message and the cause. */
    long fields() {
        return count(Thrown.Argument.Field.class);
    }

    /** The more it carries, the higher: fields first, then the message, which cannot be set later, as a cause can. */
    long rank() {
        return fields() * 4
                + Math.min(1, count(Thrown.Argument.Message.class)) * 2
                + count(Thrown.Argument.Cause.class);
    }

    private long count(Class<?> kind) {
        return arguments.stream().filter(kind::isInstance).count();
    }

    boolean takes(String name) {
        return element.getParameters().stream()
                .anyMatch(each -> each.getSimpleName().contentEquals(name));
    }

    /** Whether it takes the same values as another one, in whatever order. */
    boolean takesTheSameAs(FieldConstructor other) {
        return element.getParameters().size() == other.element.getParameters().size()
                && element.getParameters().stream()
                        .allMatch(each -> other.takes(each.getSimpleName().toString()));
    }

    /** As a reader of the class knows it: {@code Rejected(java.lang.String message, int code)}. */
    String text() {
        return element.getEnclosingElement().getSimpleName()
                + element.getParameters().stream()
                        .map(each -> each.asType() + " " + each.getSimpleName())
                        .collect(Collectors.joining(", ", "(", ")"));
    }
}
