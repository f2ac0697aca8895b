package dev.parallel.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;

/** How the values of a type are taken apart and made again. */
public sealed interface Shape {

    /**
     * A record, or a class with one constructor.
     *
     * @param parts the constructor's parameters, in order
     * @param extensible whether values may be of a subclass, which would be lost
     */
    record Product(List<Part> parts, boolean extensible) implements Shape {
        public Product {
            parts = List.copyOf(parts);
        }
    }

    /** A sealed type: a tag, and then the value as its subtype writes it. */
    record Sum(List<Alternative> alternatives) implements Shape {
        public Sum {
            alternatives = List.copyOf(alternatives);
        }
    }

    /** A type that cannot be read; its definition has a finding that says why. */
    record Unreadable() implements Shape {}

    /**
     * A component.
     *
     * @param name the name of the constructor's parameter
     * @param access what gives it, after {@code value.}
     * @param value its type and codec
     */
    record Part(String name, String access, Value value) {}

    /**
     * A permitted subtype.
     *
     * @param type the subtype
     * @param full the subtype with its type arguments
     * @param codec its codec
     */
    record Alternative(ClassName type, TypeName full, CodecRef codec) {}
}
