package dev.parallel.processor.codec;

import com.palantir.javapoet.ClassName;
import dev.parallel.processor.model.CodecRef;
import dev.parallel.processor.model.Definition;
import dev.parallel.processor.model.Findings;
import dev.parallel.processor.model.Refusal;
import dev.parallel.processor.model.Shape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;

/** Reads a sealed type as the list of its permitted subtypes. */
final class SealedReader {

    private final TypeSystem system;
    private final TypeResolver resolver;
    private final Unit unit;

    SealedReader(TypeSystem system, TypeResolver resolver, Unit unit) {
        this.system = system;
        this.resolver = resolver;
        this.unit = unit;
    }

    void read(Definition definition, Findings own) {
        TypeElement element = definition.element();
        String name = element.getQualifiedName().toString();
        if (element.getKind() == ElementKind.CLASS && !element.getModifiers().contains(Modifier.ABSTRACT)) {
            own.refusals()
                    .add(new Refusal(
                            name,
                            "is a sealed class that is not abstract, and so has values besides those of its subclasses",
                            "make it abstract, or an interface"));
            return;
        }
        if (element.getPermittedSubclasses().isEmpty()) {
            own.refusals()
                    .add(new Refusal(
                            name, "is sealed, but has no permitted subtypes", "name them in its permits clause"));
            return;
        }
        List<Shape.Alternative> alternatives = new ArrayList<>();
        for (TypeMirror permitted : element.getPermittedSubclasses()) {
            Findings found =
                    definition.find("(" + system.types().asElement(permitted).getSimpleName() + ")");
            Shape.Alternative alternative = alternative(definition, permitted, found);
            if (alternative != null) {
                alternatives.add(alternative);
            }
        }
        definition.shape(new Shape.Sum(alternatives));
    }

    private Shape.Alternative alternative(Definition definition, TypeMirror permitted, Findings found) {
        if (permitted.getKind() != TypeKind.DECLARED) {
            resolver.missing(permitted, definition, found);
            return null;
        }
        TypeElement subtype = TypeSystem.element(permitted);
        if (subtype.getModifiers().contains(Modifier.NON_SEALED)) {
            found.refusals()
                    .add(new Refusal(
                            subtype.getQualifiedName().toString(),
                            "is non-sealed, and any class may extend it",
                            "make it final, sealed or a record"));
            return null;
        }
        DeclaredType full = inTermsOf(definition.element(), subtype);
        if (full == null) {
            found.refusals()
                    .add(new Refusal(
                            subtype.getQualifiedName().toString(),
                            "has type parameters that do not follow from those of " + definition.fullType(),
                            "give it no others than its sealed supertype has"));
            return null;
        }
        CodecRef codec = resolver.resolve(full, unit, definition, found);
        return codec == null ? null : new Shape.Alternative(ClassName.get(subtype), codec.type(), codec);
    }

    /** The subtype with its type variables replaced by those of the sealed type; null if they do not follow from them. */
    private DeclaredType inTermsOf(TypeElement sealed, TypeElement subtype) {
        if (subtype.getTypeParameters().isEmpty()) {
            return (DeclaredType) subtype.asType();
        }
        DeclaredType parent = parent(sealed, subtype);
        if (parent == null) {
            return null;
        }
        Map<Element, TypeMirror> known = new HashMap<>();
        for (int i = 0; i < parent.getTypeArguments().size(); i++) {
            TypeMirror argument = parent.getTypeArguments().get(i);
            if (argument instanceof TypeVariable variable) {
                known.putIfAbsent(
                        variable.asElement(), sealed.getTypeParameters().get(i).asType());
            }
        }
        List<TypeMirror> arguments = new ArrayList<>();
        for (TypeParameterElement parameter : subtype.getTypeParameters()) {
            TypeMirror argument = known.get(parameter);
            if (argument == null) {
                return null;
            }
            arguments.add(argument);
        }
        return system.types().getDeclaredType(subtype, arguments.toArray(TypeMirror[]::new));
    }

    private DeclaredType parent(TypeElement sealed, TypeElement subtype) {
        for (TypeMirror direct : system.types().directSupertypes(subtype.asType())) {
            if (direct.getKind() == TypeKind.DECLARED
                    && TypeSystem.element(direct).equals(sealed)) {
                return (DeclaredType) direct;
            }
        }
        return null;
    }
}
