package dev.parallel.processor.model;

import com.palantir.javapoet.TypeName;

/**
 * A type as it is declared, and its codec.
 *
 * @param type the declared type
 * @param codec its codec; null for {@code void} and for what cannot travel
 */
public record Value(TypeName type, CodecRef codec) {

    /** Whether values are written directly, and are never null. */
    public boolean primitive() {
        return type.isPrimitive();
    }

    /** Whether there is no value at all. */
    public boolean isVoid() {
        return type.equals(TypeName.VOID);
    }

    /** The type as a type argument. */
    public TypeName boxed() {
        return type.isPrimitive() || isVoid() ? type.box() : type;
    }
}
