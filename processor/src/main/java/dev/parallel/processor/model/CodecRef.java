package dev.parallel.processor.model;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.List;

/** An expression that gives a codec. Its type is a {@code ValueCodec} of {@link #type}, which has no wildcards. */
public sealed interface CodecRef {

    /** The type of the values, boxed, without wildcards. */
    TypeName type();

    /** A constant of the runtime or of a generated codec. */
    record Constant(ClassName holder, String field, TypeName type) implements CodecRef {}

    /** A static factory that takes the codecs of the type's arguments. */
    record Factory(ClassName holder, String method, List<CodecRef> arguments, TypeName type) implements CodecRef {
        public Factory {
            arguments = List.copyOf(arguments);
        }
    }

    /** The codec of an enum. */
    record EnumOf(ClassName type) implements CodecRef {}

    /** The codec of an array of references. */
    record ArrayOf(CodecRef element) implements CodecRef {
        @Override
        public TypeName type() {
            return ArrayTypeName.of(component());
        }

        /** The type of the elements: primitive only within the element's own array type. */
        public TypeName component() {
            return element.type();
        }
    }

    /** A codec that the user named: a static field, or a static method without parameters. */
    record UserMember(ClassName owner, String member, boolean method, TypeName type) implements CodecRef {}

    /** A codec that is generated in this compilation. */
    record Own(Definition definition, List<CodecRef> arguments) implements CodecRef {
        public Own {
            arguments = List.copyOf(arguments);
        }

        @Override
        public TypeName type() {
            return arguments.isEmpty()
                    ? definition.type()
                    : ParameterizedTypeName.get(
                            definition.type(),
                            arguments.stream().map(CodecRef::type).toArray(TypeName[]::new));
        }
    }

    /** The codec of a type variable, within the codec of a generic type. */
    record Variable(TypeVariableName type) implements CodecRef {}
}
