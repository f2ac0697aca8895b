package dev.parallel.processor.codec;

import dev.parallel.processor.model.Refusal;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;

/**
 * Whether type arguments are within the bounds of their parameters. The compiler has checked those of a declared type; those of a
 * codec are others: it has no wildcards, and that of a subtype has the type variables of the sealed type.
 */
final class Bounds {

    private final Types types;

    Bounds(Types types) {
        this.types = types;
    }

    /** The refusal of a generic type whose codec could not be written down; null if all is well. */
    Refusal check(DeclaredType type) {
        List<? extends TypeParameterElement> parameters =
                TypeSystem.element(type).getTypeParameters();
        List<TypeMirror> arguments =
                type.getTypeArguments().stream().map(this::withoutWildcards).toList();
        for (int i = 0; i < parameters.size(); i++) {
            TypeMirror argument = arguments.get(i);
            for (TypeMirror declared : parameters.get(i).getBounds()) {
                TypeMirror bound = substituted(declared, parameters, arguments);
                if (!types.isSubtype(argument, bound)) {
                    return new Refusal(
                            type.toString(),
                            "has " + argument + " as its type argument, which is not within the bound " + bound + " of "
                                    + parameters.get(i),
                            argument.getKind() == TypeKind.TYPEVAR
                                    ? "give " + argument + " the same bound"
                                    : "declare it with a type argument within that bound");
                }
            }
        }
        return null;
    }

    /** The type as its codec has it: what bounds a wildcard takes its place, at any depth. */
    private TypeMirror withoutWildcards(TypeMirror type) {
        if (type instanceof WildcardType wildcard) {
            return wildcard.getExtendsBound() == null ? type : withoutWildcards(wildcard.getExtendsBound());
        } else if (type instanceof ArrayType array) {
            return types.getArrayType(withoutWildcards(array.getComponentType()));
        } else if (type instanceof DeclaredType declared
                && !declared.getTypeArguments().isEmpty()) {
            return withArguments(
                    declared,
                    declared.getTypeArguments().stream()
                            .map(this::withoutWildcards)
                            .toArray(TypeMirror[]::new));
        }
        return type;
    }

    private TypeMirror substituted(
            TypeMirror type, List<? extends TypeParameterElement> parameters, List<TypeMirror> arguments) {
        if (type instanceof TypeVariable variable) {
            int index = parameters.indexOf(variable.asElement());
            return index < 0 ? type : arguments.get(index);
        } else if (type instanceof WildcardType wildcard) {
            return types.getWildcardType(
                    wildcard.getExtendsBound() == null
                            ? null
                            : substituted(wildcard.getExtendsBound(), parameters, arguments),
                    wildcard.getSuperBound() == null
                            ? null
                            : substituted(wildcard.getSuperBound(), parameters, arguments));
        } else if (type instanceof ArrayType array) {
            return types.getArrayType(substituted(array.getComponentType(), parameters, arguments));
        } else if (type instanceof DeclaredType declared
                && !declared.getTypeArguments().isEmpty()) {
            return withArguments(
                    declared,
                    declared.getTypeArguments().stream()
                            .map(each -> substituted(each, parameters, arguments))
                            .toArray(TypeMirror[]::new));
        }
        return type;
    }

    private DeclaredType withArguments(DeclaredType type, TypeMirror[] arguments) {
        TypeElement element = TypeSystem.element(type);
        return types.getDeclaredType(element, arguments);
    }
}
