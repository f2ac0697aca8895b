package dev.parallel.processor.codec;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeVariableName;
import dev.parallel.processor.model.CodecRef;
import dev.parallel.processor.model.Definition;
import dev.parallel.processor.model.Findings;
import dev.parallel.processor.model.NestedNames;
import dev.parallel.processor.model.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * The types with generated codecs: each source type of this compilation has one codec beside it; what comes from elsewhere,
 * or contains a type that a class's own codecs serve, is coded inside the class that needs it. For one round.
 */
public final class Definitions {

    private static final String SUFFIX = "ParallelCodec";
    private static final String VALUE_CODEC = "dev.parallel.spi.ValueCodec";

    private final TypeSystem system;
    private final Set<String> sources;
    private final UserCodecsReader codecsReader;
    private final Map<String, Definition> shared = new HashMap<>();
    private final Map<Definition, Unit> units = new HashMap<>();
    private TypeResolver resolver;

    /**
     * Makes an empty registry.
     *
     * @param system the compiler's types
     * @param sources the qualified names of the top-level classes that are compiled
     * @param codecsReader reads the codecs that a source type names itself
     */
    public Definitions(TypeSystem system, Set<String> sources, UserCodecsReader codecsReader) {
        this.system = system;
        this.sources = sources;
        this.codecsReader = codecsReader;
    }

    void resolver(TypeResolver made) {
        resolver = made;
    }

    /** The codec class that an earlier compilation or another library made for a type, or null. */
    CodecRef existing(TypeElement element, Unit unit, List<CodecRef> arguments) {
        if (isSource(element)) {
            return null;
        }
        ClassName name = codecName(element);
        TypeElement codec = system.elements().getTypeElement(name.canonicalName());
        if (codec == null
                || !system.accessible(codec, unit.packageName())
                || !isCodecOf(codec, element)
                || isServedOtherwise(element, unit)) {
            return null;
        }
        if (element.getTypeParameters().isEmpty()) {
            return new CodecRef.Constant(name, "INSTANCE", ClassName.get(element));
        }
        return arguments == null
                ? null
                : new CodecRef.Factory(
                        name, "of", arguments, TypeResolver.parameterized(ClassName.get(element), arguments));
    }

    /** Its name alone does not say: of {@code A.B} and of {@code A_B} it would be the same. */
    private boolean isCodecOf(TypeElement codec, TypeElement element) {
        for (TypeMirror type : codec.getInterfaces()) {
            if (type instanceof DeclaredType declared
                    && TypeSystem.element(declared).getQualifiedName().contentEquals(VALUE_CODEC)) {
                return declared.getTypeArguments().stream()
                        .anyMatch(each -> each.getKind() == TypeKind.DECLARED
                                && TypeSystem.element(each).equals(element));
            }
        }
        return false;
    }

    /** The definition of a type for use in a unit; read if it is new. */
    Definition of(TypeElement element, Unit unit) {
        String name = element.getQualifiedName().toString();
        boolean beside = isSource(element) && !isServedOtherwise(element, unit);
        Definition known = beside ? shared.get(name) : null;
        if (known != null) {
            return known;
        }
        // What is nested may be in another package than the type, and must not name what is accessible there alone.
        List<UnusableCodecs> unusable = new ArrayList<>();
        UserCodecs own = codecsReader.read(element, beside ? system.packageOf(element) : unit.packageName(), unusable);
        Unit home = beside ? new Unit(codecName(element), own) : unit.plus(own);
        known = home.nested(name);
        if (known != null) {
            return known;
        }
        ClassName codec = beside
                ? home.name()
                : NestedNames.within(unit.name(), unit.nestedName(element.getSimpleName() + "Codec"));
        List<TypeVariableName> variables =
                element.getTypeParameters().stream().map(TypeVariableName::get).toList();
        Definition made = new Definition(element, codec, !beside, beside && TypeSystem.isPublic(element), variables);
        if (isSource(element)) {
            made.find("").unresolved().addAll(own.unresolved());
        }
        readBounds(element, home, made.find(""));
        unusable.forEach(each -> made.suspicions().add(each.refusal()));
        units.put(made, home);
        if (beside) {
            shared.put(name, made);
        } else {
            home.addNested(name, made);
        }
        new DefinitionReader(system, resolver, home).read(made);
        return made;
    }

    /** The codec of a generic type repeats the bounds of its variables. */
    private void readBounds(TypeElement element, Unit home, Findings found) {
        for (TypeParameterElement variable : element.getTypeParameters()) {
            for (TypeMirror bound : variable.getBounds()) {
                if (TypeSystem.isUnresolved(bound) && isSource(element)) {
                    found.unresolved().add(bound.toString());
                } else if (!system.nameable(bound, home.packageName())) {
                    found.refusals()
                            .add(new Refusal(
                                    element.getQualifiedName().toString(),
                                    "has the bound " + bound + " of " + variable + ", which is not accessible from "
                                            + home.name().canonicalName() + ", the generated class that must name it",
                                    "make " + bound + " public, or at least not private and in the same package"));
                }
            }
        }
    }

    /** The class that a definition's codec is, or is nested in. */
    public Unit unitOf(Definition definition) {
        return units.get(definition);
    }

    private UserCodecs ownCodecs(TypeElement element) {
        return codecsReader.read(element, system.packageOf(element), new ArrayList<>());
    }

    /** Whether the unit's codecs serve a type within this one that the one's own codecs do not serve. */
    private boolean isServedOtherwise(TypeElement element, Unit unit) {
        return !unit.codecs().isEmpty()
                && new Reach(system, unit.codecs().without(ownCodecs(element))).touches(element);
    }

    boolean isSource(TypeElement element) {
        return TypeSystem.isAmong(sources, element);
    }

    private ClassName codecName(TypeElement element) {
        return ClassName.get(system.packageOf(element), TypeSystem.flatName(element) + SUFFIX);
    }
}
