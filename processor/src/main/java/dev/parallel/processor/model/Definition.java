package dev.parallel.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * A type for which a codec class is generated: its head is known from the start, so that recursive types can refer to it;
 * its shape and findings are added while the type is read.
 */
public final class Definition {

    private final TypeElement element;
    private final ClassName type;
    private final ClassName codec;
    private final boolean nested;
    private final boolean visible;
    private final List<TypeVariableName> variables;
    private final List<Findings> findings = new ArrayList<>();
    private final List<Refusal> suspicions = new ArrayList<>();
    private Shape shape = new Shape.Unreadable();

    /**
     * Makes the head of a definition.
     *
     * @param element the type
     * @param codec the codec class to generate
     * @param nested whether the codec is a nested class of a stub or of another codec
     * @param visible whether the codec is public
     * @param variables the type's type variables
     */
    public Definition(
            TypeElement element, ClassName codec, boolean nested, boolean visible, List<TypeVariableName> variables) {
        this.element = element;
        this.type = ClassName.get(element);
        this.codec = codec;
        this.nested = nested;
        this.visible = visible;
        this.variables = List.copyOf(variables);
    }

    /** The type, as the compiler knows it in this round. */
    public TypeElement element() {
        return element;
    }

    /** The type, without type arguments. */
    public ClassName type() {
        return type;
    }

    /** The type with its own type variables as arguments. */
    public TypeName fullType() {
        return variables.isEmpty() ? type : ParameterizedTypeName.get(type, variables.toArray(TypeName[]::new));
    }

    /** The codec class to generate. */
    public ClassName codec() {
        return codec;
    }

    /** Whether the codec is a nested class of a stub or of another codec. */
    public boolean nested() {
        return nested;
    }

    /** Whether the codec is public. */
    public boolean visible() {
        return visible;
    }

    /** The type's type variables. */
    public List<TypeVariableName> variables() {
        return variables;
    }

    /** Whether the codec takes the codecs of type arguments. */
    public boolean generic() {
        return !variables.isEmpty();
    }

    /** How values are taken apart and made again. */
    public Shape shape() {
        return shape;
    }

    /** Sets the shape, once it is read. */
    public void shape(Shape read) {
        shape = read;
    }

    /** What was found in each component. */
    public List<Findings> findings() {
        return Collections.unmodifiableList(findings);
    }

    /** What does no harm unless something within the type is refused, and is then told with it; may be added to. */
    public List<Refusal> suspicions() {
        return suspicions;
    }

    /** Starts the findings of a component; the empty label is the type itself. */
    public Findings find(String label) {
        Findings made = new Findings(label);
        findings.add(made);
        return made;
    }
}
