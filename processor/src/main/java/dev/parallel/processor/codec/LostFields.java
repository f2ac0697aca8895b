package dev.parallel.processor.codec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * The fields of a class, own and inherited, that a constructor does not take. A transient field is not meant to travel, and a final one is
 * what the constructor makes of its parameters, if it has any.
 */
final class LostFields {

    private final TypeElement element;
    private final List<? extends VariableElement> parameters;
    private final Predicate<TypeElement> sources;
    private final Setters setters;
    private final List<VariableElement> untaken;

    LostFields(TypeSystem system, TypeElement element, ExecutableElement constructor, Predicate<TypeElement> sources) {
        this.element = element;
        this.parameters = constructor.getParameters();
        this.sources = sources;
        this.setters = new Setters(system, element, sources);
        this.untaken = untaken();
    }

    /**
     * The names of those whose values would be lost, the class's own first: they can be set from outside, or the constructor has nothing
     * to make them of.
     */
    List<String> lost() {
        return names(field -> parameters.isEmpty() || isOpen(field));
    }

    /**
     * Where nothing is lost, the names of those of sources: only their class sets them, for what it makes of the parameters or finds out
     * later.
     */
    List<String> kept() {
        return names(field -> sources.test((TypeElement) field.getEnclosingElement()));
    }

    private List<String> names(Predicate<VariableElement> which) {
        return untaken.stream()
                .filter(which)
                .map(field -> field.getSimpleName().toString())
                .toList();
    }

    /**
     * A class of the JDK above a class that may have state of which the compiler knows nothing, or null. An abstract one leaves that to
     * others.
     */
    static TypeElement hidingState(TypeElement element) {
        for (TypeElement each = TypeSystem.superclass(element); each != null; each = TypeSystem.superclass(each)) {
            if (TypeSystem.isOfJdk(each)
                    && TypeSystem.superclass(each) != null
                    && !each.getModifiers().contains(Modifier.ABSTRACT)
                    && TypeSystem.instanceFields(each).stream().noneMatch(LostFields::isForSubclasses)) {
                return each;
            }
        }
        return null;
    }

    private List<VariableElement> untaken() {
        List<VariableElement> fields = new ArrayList<>();
        Set<String> met = new HashSet<>();
        for (TypeElement each = element; each != null; each = TypeSystem.superclass(each)) {
            boolean isOfJdk = TypeSystem.isOfJdk(each);
            for (VariableElement field : TypeSystem.instanceFields(each)) {
                String name = field.getSimpleName().toString();
                // A parameter takes the field that is met first, which hides others of its name.
                boolean isTaken = met.add(name) && isOfParameter(name);
                // What compilers know of the JDK's other fields depends on their options.
                if (isState(field) && !isTaken && (!isOfJdk || isForSubclasses(field))) {
                    fields.add(field);
                }
            }
        }
        return fields;
    }

    private boolean isState(VariableElement field) {
        Set<Modifier> modifiers = field.getModifiers();
        return !modifiers.contains(Modifier.TRANSIENT) && (parameters.isEmpty() || !modifiers.contains(Modifier.FINAL));
    }

    private boolean isOfParameter(String field) {
        return parameters.stream()
                .anyMatch(parameter -> Accessors.names(parameter).contains(field));
    }

    private static boolean isForSubclasses(VariableElement field) {
        return field.getModifiers().contains(Modifier.PUBLIC)
                || field.getModifiers().contains(Modifier.PROTECTED);
    }

    private boolean isOpen(VariableElement field) {
        return !field.getModifiers().contains(Modifier.PRIVATE) || setters.has(field);
    }
}
