package dev.parallel.processor.codec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import dev.parallel.processor.model.CodecRef;
import dev.parallel.processor.model.Definition;
import dev.parallel.processor.model.Findings;
import dev.parallel.processor.model.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;

/** Finds the expression for the codec of a type, within a unit. */
public final class TypeResolver {

    private final TypeSystem system;
    private final Refusals refusals;
    private final Bounds bounds;
    private final Definitions definitions;

    /**
     * Makes a resolver, for one round of the compiler.
     *
     * @param system the compiler's types
     * @param definitions the types with generated codecs
     */
    public TypeResolver(TypeSystem system, Definitions definitions) {
        this.system = system;
        this.refusals = new Refusals(system);
        this.bounds = new Bounds(system.types());
        this.definitions = definitions;
        definitions.resolver(this);
    }

    /**
     * Finds the codec of a type.
     *
     * @param type the type
     * @param unit the class that will use it
     * @param inside the generic type whose component this is, or null
     * @param found receives why there is none
     * @return the codec, or null
     */
    public CodecRef resolve(TypeMirror type, Unit unit, Definition inside, Findings found) {
        CodecRef users = unit.codecs().find(type, system.types());
        if (users != null) {
            return system.nameable(type, unit.packageName())
                    ? users
                    : refuseInaccessible(found, type.toString(), unit, "name");
        }
        return switch (type.getKind()) {
            case ARRAY -> array((ArrayType) type, unit, inside, found);
            case DECLARED -> declared((DeclaredType) type, unit, inside, found);
            case TYPEVAR -> variable((TypeVariable) type, inside, found);
            case WILDCARD -> wildcard((WildcardType) type, unit, inside, found);
            case ERROR -> {
                missing(type, inside, found);
                yield null;
            }
            default -> {
                if (type.getKind().isPrimitive()) {
                    yield JdkTypes.box(type.getKind());
                }
                yield refuse(found, type.toString(), "is no type of values", "declare a record with what matters");
            }
        };
    }

    /** Whether a class is compiled now: what it refers to and does not exist is still to come, or else an error of the compiler. */
    public boolean isSource(TypeElement element) {
        return definitions.isSource(element);
    }

    /** Notes a type that does not exist. What a compiled class lacks comes in no round. */
    void missing(TypeMirror type, Definition inside, Findings found) {
        if (inside == null || isSource(inside.element())) {
            found.unresolved().add(type.toString());
        } else {
            refuse(
                    found,
                    inside.type().canonicalName(),
                    "was compiled with " + type + ", which is not on the class path",
                    "add that dependency, or "
                            + String.format(
                                    Refusals.NAME_A_CODEC, inside.element().getSimpleName()));
        }
    }

    private CodecRef array(ArrayType type, Unit unit, Definition inside, Findings found) {
        TypeMirror component = type.getComponentType();
        if (component.getKind().isPrimitive()) {
            return JdkTypes.arrayOf(component.getKind(), TypeName.get(type));
        }
        if (component.getKind() == TypeKind.TYPEVAR) {
            return refuse(
                    found,
                    type.toString(),
                    "is an array of a type variable, and cannot be made again",
                    "declare it as List<" + component + ">");
        }
        CodecRef element = resolve(component, unit, inside, found);
        return element == null ? null : new CodecRef.ArrayOf(element);
    }

    private CodecRef variable(TypeVariable type, Definition inside, Findings found) {
        TypeVariableName name = TypeVariableName.get(type);
        if (inside != null) {
            for (TypeVariableName own : inside.variables()) {
                if (own.name().equals(name.name())) {
                    return new CodecRef.Variable(own);
                }
            }
        }
        return refuse(found, name.name(), "is a type variable, which may stand for anything", "name the type itself");
    }

    private CodecRef wildcard(WildcardType type, Unit unit, Definition inside, Findings found) {
        if (type.getExtendsBound() == null) {
            return refuse(
                    found, type.toString(), "is a wildcard, which may stand for anything", "name the type itself");
        }
        return resolve(type.getExtendsBound(), unit, inside, found);
    }

    private CodecRef declared(DeclaredType type, Unit unit, Definition inside, Findings found) {
        TypeElement element = TypeSystem.element(type);
        String name = element.getQualifiedName().toString();
        CodecRef plain = JdkTypes.plain(name);
        if (plain != null) {
            return plain;
        }
        if (!element.getTypeParameters().isEmpty() && type.getTypeArguments().isEmpty()) {
            Refusal known = JdkTypes.isGeneric(name) ? null : refusals.wellKnown(type, name);
            if (known != null) {
                found.refusals().add(known);
                return null;
            }
            return refuse(
                    found,
                    name,
                    "is a raw type",
                    "say of what: " + element.getSimpleName() + "<"
                            + String.join(
                                    ", ",
                                    java.util.Collections.nCopies(
                                            element.getTypeParameters().size(), "..."))
                            + ">");
        }
        if (JdkTypes.isGeneric(name)) {
            List<CodecRef> arguments = arguments(type, unit, inside, found);
            return arguments == null
                    ? null
                    : JdkTypes.generic(name, arguments, parameterized(ClassName.get(element), arguments));
        }
        if (!system.accessible(element, unit.packageName())) {
            // What is public and yet not accessible is hidden by its module.
            return TypeSystem.isPublic(element)
                    ? refuseHidden(found, element, unit)
                    : refuseInaccessible(found, name, unit, "make");
        }
        if (element.getKind() == ElementKind.ENUM) {
            return new CodecRef.EnumOf(ClassName.get(element));
        }
        if (TypeSystem.isInner(element)) {
            if (isSource(element) && Reshaping.isToComeAround(element)) {
                found.markPremature();
            }
            return refuse(
                    found,
                    name,
                    "is an inner class, whose values hold on to an outer one",
                    "make it static, or a record");
        }
        if (element.getKind() != ElementKind.RECORD) {
            Refusal known = refusals.wellKnown(type, name);
            if (known != null) {
                found.refusals().add(known);
                return null;
            }
        }
        return own(type, element, unit, inside, found);
    }

    private CodecRef own(DeclaredType type, TypeElement element, Unit unit, Definition inside, Findings found) {
        List<CodecRef> arguments = arguments(type, unit, inside, found);
        Refusal outOfBounds = arguments == null ? null : bounds.check(type);
        if (outOfBounds != null) {
            Set<String> missing = new LinkedHashSet<>();
            type.getTypeArguments().forEach(each -> addMissingSupertypes(each, missing));
            // One of them may be what brings it within the bound.
            found.unresolved().addAll(missing);
            if (missing.isEmpty()) {
                found.refusals().add(outOfBounds);
            }
            return null;
        }
        CodecRef existing = definitions.existing(element, unit, arguments);
        if (existing != null) {
            return existing;
        }
        Definition definition = definitions.of(element, unit);
        found.reached().add(definition);
        if (arguments == null) {
            return null;
        }
        if (definition == inside && grows(arguments)) {
            return refuse(
                    found,
                    type.toString(),
                    "contains itself with ever larger type arguments",
                    "give it the same type arguments, " + definition.fullType());
        }
        return new CodecRef.Own(definition, arguments);
    }

    private void addMissingSupertypes(TypeMirror type, Set<String> missing) {
        if (type instanceof WildcardType wildcard && wildcard.getExtendsBound() != null) {
            addMissingSupertypes(wildcard.getExtendsBound(), missing);
        } else if (type.getKind() == TypeKind.DECLARED) {
            TypeElement element = TypeSystem.element(type);
            if (isSource(element)) {
                missing.addAll(TypeSystem.missingSupertypes(element));
            }
            ((DeclaredType) type).getTypeArguments().forEach(each -> addMissingSupertypes(each, missing));
        }
    }

    /** Whether a type variable is wrapped in another type. */
    private static boolean grows(List<CodecRef> arguments) {
        for (CodecRef argument : arguments) {
            if (!(argument instanceof CodecRef.Variable) && mentionsVariable(argument)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mentionsVariable(CodecRef ref) {
        if (ref instanceof CodecRef.Variable) {
            return true;
        }
        if (ref instanceof CodecRef.Factory factory) {
            return factory.arguments().stream().anyMatch(TypeResolver::mentionsVariable);
        }
        if (ref instanceof CodecRef.Own own) {
            return own.arguments().stream().anyMatch(TypeResolver::mentionsVariable);
        }
        return ref instanceof CodecRef.ArrayOf array && mentionsVariable(array.element());
    }

    /** The codecs of all type arguments, or null if one has none; all are looked at. */
    private List<CodecRef> arguments(DeclaredType type, Unit unit, Definition inside, Findings found) {
        List<CodecRef> arguments = new ArrayList<>();
        boolean complete = true;
        for (TypeMirror argument : type.getTypeArguments()) {
            CodecRef ref = resolve(argument, unit, inside, found);
            arguments.add(ref);
            complete &= ref != null;
        }
        return complete ? arguments : null;
    }

    static TypeName parameterized(ClassName type, List<CodecRef> arguments) {
        return arguments.isEmpty()
                ? type
                : ParameterizedTypeName.get(
                        type, arguments.stream().map(CodecRef::type).toArray(TypeName[]::new));
    }

    /** Of a type that the generated class must name, or make, and may not. */
    private static CodecRef refuseInaccessible(Findings found, String type, Unit unit, String what) {
        return refuse(
                found,
                type,
                "is not accessible from " + unit.name().canonicalName() + ", the generated class that must " + what
                        + " it",
                "make it public, or at least not private and in the same package");
    }

    /** Of a public type that another module keeps to itself. */
    private CodecRef refuseHidden(Findings found, TypeElement element, Unit unit) {
        String owner = "module " + system.elements().getModuleOf(element).getQualifiedName();
        String user = "module " + system.moduleOf(unit.packageName()).getQualifiedName();
        return refuse(
                found,
                element.getQualifiedName().toString(),
                "is of " + owner + ", which does not show it to " + user,
                "let " + owner + " export package " + system.packageOf(element) + ", and " + user + " require it");
    }

    private static CodecRef refuse(Findings found, String type, String reason, String wayOut) {
        found.refusals().add(new Refusal(type, reason, wayOut));
        return null;
    }
}
