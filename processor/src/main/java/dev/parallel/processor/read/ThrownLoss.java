package dev.parallel.processor.read;

import dev.parallel.processor.codec.TypeSystem;
import dev.parallel.processor.model.Thrown;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** What is lost of a declared exception on its way, why, and the way out. */
final class ThrownLoss {

    private final TypeElement exception;
    private final Thrown.Plain plain;
    private final FieldConstructor withFields;
    private final FieldConstructors constructors;

    ThrownLoss(TypeElement exception, Thrown.Plain plain, FieldConstructor withFields, FieldConstructors constructors) {
        this.exception = exception;
        this.plain = plain;
        this.withFields = withFields;
        this.constructors = constructors;
    }

    /** What there is to know; empty if nothing is lost. */
    String text() {
        String name = exception.getQualifiedName().toString();
        if (exception.getModifiers().contains(Modifier.ABSTRACT)) {
            return name
                    + " is abstract, and its subclasses come back as RemoteException where the method does not declare"
                    + " them, too" + instead();
        }
        List<String> lost = lost();
        if (plain == null && withFields == null) {
            return name
                    + " comes back as a RemoteException that names it: it has no accessible constructor that takes a"
                    + " String, a Throwable, both in this order, or nothing" + instead() + obstacle(lost);
        }
        return lost.isEmpty()
                ? ""
                : name + " comes back without the values of its fields (" + String.join(", ", lost)
                        + "): it is made again with " + (withFields == null ? plain.text() : withFields.text())
                        + instead() + obstacle(lost);
    }

    private static String instead() {
        return "; what a caller must be able to read is better returned, as a record or a sealed interface";
    }

    /** Why the constructor that would carry most is not called. */
    private String obstacle(List<String> lost) {
        if (withFields == null && constructors.isAmbiguous()) {
            return ". Its constructors "
                    + String.join(
                            " and ",
                            constructors.richest().stream()
                                    .map(FieldConstructor::text)
                                    .toList())
                    + " carry as many values as each other, and nothing says which one counts. Way out: add one that takes"
                    + " all of them";
        }
        FieldConstructor nearest = constructors.nearest(lost);
        return nearest == null
                ? ""
                : ". Its constructor " + nearest.text() + " cannot be called: "
                        + String.join("; ", nearest.obstacles());
    }

    /** The names of the fields that it has beside those of the JDK and does not get again. */
    private List<String> lost() {
        List<String> names = new ArrayList<>();
        for (TypeElement each = exception;
                each != null && !TypeSystem.isOfJdk(each);
                each = TypeSystem.superclass(each)) {
            for (VariableElement field : TypeSystem.instanceFields(each)) {
                if (isLost(field)) {
                    names.add(field.getSimpleName().toString());
                }
            }
        }
        return names;
    }

    /**
     * A field that a constructor takes by its name is one to get again. Of the others a transient one is not meant to travel, and a final
     * one is what the constructor makes of its parameters.
     */
    private boolean isLost(VariableElement field) {
        String name = field.getSimpleName().toString();
        if (withFields != null && withFields.takes(name)) {
            return false;
        }
        return constructors.all().stream().anyMatch(each -> each.takes(name))
                || (!field.getModifiers().contains(Modifier.TRANSIENT)
                        && (withFields == null || !field.getModifiers().contains(Modifier.FINAL)));
    }
}
