package dev.parallel.processor.codec;

import com.palantir.javapoet.TypeName;
import dev.parallel.processor.model.CodecRef;
import dev.parallel.processor.model.Definition;
import dev.parallel.processor.model.Findings;
import dev.parallel.processor.model.Refusal;
import dev.parallel.processor.model.Shape;
import dev.parallel.processor.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Reads the shape of a type: a record, a class with one constructor, or a sealed type. */
final class DefinitionReader {

    private final TypeSystem system;
    private final TypeResolver resolver;
    private final Unit unit;

    /** Reads types whose codec will be, or be nested in, that unit. */
    DefinitionReader(TypeSystem system, TypeResolver resolver, Unit unit) {
        this.system = system;
        this.resolver = resolver;
        this.unit = unit;
    }

    /** Sets the definition's shape and findings. */
    void read(Definition definition) {
        TypeElement element = definition.element();
        Findings own = definition.find("");
        Set<String> missing = TypeSystem.missingSupertypes(element);
        if (!missing.isEmpty() && !resolver.isSource(element)) {
            // No code that uses it compiles.
            own.refusals()
                    .add(new Refusal(
                            element.getQualifiedName().toString(),
                            "was compiled with " + String.join(", ", missing) + ", which is not on the class path",
                            "add that dependency"));
        } else if (element.getKind() == ElementKind.RECORD) {
            definition.shape(record(definition));
        } else if (element.getModifiers().contains(Modifier.SEALED)) {
            new SealedReader(system, resolver, unit).read(definition, own);
        } else if (element.getKind() == ElementKind.CLASS
                && !element.getModifiers().contains(Modifier.ABSTRACT)) {
            readClass(definition, own, missing);
        } else {
            own.refusals()
                    .add(new Refusal(
                            element.getQualifiedName().toString(),
                            element.getKind() == ElementKind.CLASS
                                    ? "is an abstract class, and any class may extend it"
                                    : "is an interface, and any class may implement it",
                            "make it sealed, with records or final classes, or declare the class itself, or "
                                    + String.format(Refusals.NAME_A_CODEC, element.getSimpleName())));
        }
    }

    private Shape record(Definition definition) {
        List<Shape.Part> parts = new ArrayList<>();
        for (RecordComponentElement component : definition.element().getRecordComponents()) {
            String name = component.getSimpleName().toString();
            parts.add(part(definition, name, name + "()", component.asType()));
        }
        return new Shape.Product(parts, false);
    }

    private void readClass(Definition definition, Findings own, Set<String> missing) {
        if (!missing.isEmpty()) {
            // They may bring fields as well as accessors: nothing can be said of the class.
            own.unresolved().addAll(missing);
            return;
        }
        ClassReading reading = new ClassReading(system, unit, definition.element(), resolver::isSource);
        List<ClassReading.Member> members = reading.members(own);
        if (members == null) {
            return;
        }
        List<Shape.Part> parts = new ArrayList<>();
        for (ClassReading.Member member : members) {
            parts.add(part(definition, member.name(), member.access(), member.type()));
        }
        definition.shape(
                new Shape.Product(parts, !definition.element().getModifiers().contains(Modifier.FINAL)));
    }

    private Shape.Part part(Definition definition, String name, String access, TypeMirror type) {
        Findings found = definition.find(name);
        CodecRef codec = resolver.resolve(type, unit, definition, found);
        return new Shape.Part(name, access, new Value(TypeName.get(type), codec));
    }
}
