package dev.parallel.processor.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * The fields of a class, own and inherited, whose values a constructor does not take: what is made by it would have lost them. A
 * transient field is not meant to travel, and a final one is what the constructor makes of its parameters, if it has any.
 */
final class LostFields {

    private final TypeSystem system;
    private final TypeElement element;
    private final List<? extends VariableElement> parameters;

    LostFields(TypeSystem system, TypeElement element, ExecutableElement constructor) {
        this.system = system;
        this.element = element;
        this.parameters = constructor.getParameters();
    }

    /** Their names, the class's own first; empty if nothing is lost. */
    List<String> names() {
        List<VariableElement> fields = fields();
        List<VariableElement> keptElsewhere = new ArrayList<>(parameters);
        keptElsewhere.removeIf(parameter -> fields.stream().anyMatch(field -> isNamedAfter(field, parameter)));
        List<String> names = new ArrayList<>();
        for (VariableElement field : fields) {
            if (isState(field)
                    && parameters.stream().noneMatch(parameter -> isNamedAfter(field, parameter))
                    && !takeFitting(keptElsewhere, field)) {
                names.add(field.getSimpleName().toString());
            }
        }
        return names;
    }

    private List<VariableElement> fields() {
        List<VariableElement> fields = new ArrayList<>();
        for (TypeElement each = element; each != null; each = TypeSystem.superclass(each)) {
            boolean isOfJdk = TypeSystem.isOfJdk(each);
            for (VariableElement field : ElementFilter.fieldsIn(each.getEnclosedElements())) {
                // What compilers know of the JDK's other fields depends on their options.
                if (!field.getModifiers().contains(Modifier.STATIC) && (!isOfJdk || isForSubclasses(field))) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    private static boolean isForSubclasses(VariableElement field) {
        return field.getModifiers().contains(Modifier.PUBLIC)
                || field.getModifiers().contains(Modifier.PROTECTED);
    }

    private boolean isState(VariableElement field) {
        Set<Modifier> modifiers = field.getModifiers();
        return !modifiers.contains(Modifier.TRANSIENT) && (parameters.isEmpty() || !modifiers.contains(Modifier.FINAL));
    }

    private static boolean isNamedAfter(VariableElement field, VariableElement parameter) {
        return Accessors.names(parameter).contains(field.getSimpleName().toString());
    }

    /** A field of another name, {@code mName}, may be what keeps a parameter that no field is named after; one for each. */
    private boolean takeFitting(List<VariableElement> keptElsewhere, VariableElement field) {
        for (VariableElement parameter : keptElsewhere) {
            if (fit(parameter.asType(), field.asType())) {
                return keptElsewhere.remove(parameter);
            }
        }
        return false;
    }

    private boolean fit(TypeMirror parameter, TypeMirror field) {
        TypeMirror given = system.types().erasure(parameter);
        TypeMirror kept = system.types().erasure(field);
        return system.types().isAssignable(given, kept) || system.types().isAssignable(kept, given);
    }
}
