package dev.parallel.processor.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** The methods by which others set the fields of a class: {@code setName(value)}, {@code withName(value)} or {@code name(value)}. */
final class Setters {

    private final TypeSystem system;
    private final TypeElement element;
    private final Predicate<TypeElement> sources;
    private final List<ExecutableElement> candidates = new ArrayList<>();

    Setters(TypeSystem system, TypeElement element, Predicate<TypeElement> sources) {
        this.system = system;
        this.element = element;
        this.sources = sources;
        for (TypeElement each = element; each != null; each = TypeSystem.superclass(each)) {
            for (ExecutableElement method : ElementFilter.methodsIn(each.getEnclosedElements())) {
                if (isCandidate(method)) {
                    candidates.add(method);
                }
            }
        }
    }

    /** Whether a field has one, or will have. */
    boolean has(VariableElement field) {
        List<String> names = names(field.getSimpleName().toString());
        return (sources.test((TypeElement) field.getEnclosingElement()) && Reshaping.isSetterToCome(field))
                || candidates.stream()
                        .anyMatch(method ->
                                names.contains(method.getSimpleName().toString()) && takes(method, field.asType()));
    }

    private static List<String> names(String field) {
        String capital = Accessors.capitalised(field);
        // As beans have it: setOpen sets isOpen.
        String bare = field.matches("is\\p{Lu}.*") ? field.substring(2) : capital;
        return List.of("set" + capital, "set" + bare, "with" + capital, field);
    }

    private boolean isCandidate(ExecutableElement method) {
        return !method.getModifiers().contains(Modifier.STATIC)
                && !method.getModifiers().contains(Modifier.PRIVATE)
                && method.getParameters().size() == 1
                && (method.getSimpleName().toString().startsWith("set")
                        || method.getReturnType().getKind() == TypeKind.VOID
                        || isAssignable(element.asType(), method.getReturnType()));
    }

    /** Whether a value of a field may be what a method is given, or the other way round. */
    private boolean takes(ExecutableElement method, TypeMirror field) {
        TypeMirror parameter = method.getParameters().get(0).asType();
        return isAssignable(field, parameter) || isAssignable(parameter, field);
    }

    private boolean isAssignable(TypeMirror from, TypeMirror to) {
        return system.types()
                .isAssignable(system.types().erasure(from), system.types().erasure(to));
    }
}
