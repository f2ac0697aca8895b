package dev.parallel.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import dev.parallel.processor.model.Value;
import javax.lang.model.element.Modifier;

/** Members and statements that several generated classes share. */
final class Members {

    private Members() {}

    static MethodSpec privateConstructor() {
        return MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build();
    }

    static MethodSpec.Builder overriding(String name) {
        return MethodSpec.methodBuilder(name).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }

    /** The statement that writes a value; the codec is unused where it is primitive. */
    static CodeBlock write(Value value, CodeBlock expression, CodeBlock codec) {
        return value.primitive()
                ? CodeBlock.of("out.write$L($L)", primitiveName(value.type()), expression)
                : CodeBlock.of("out.writeNullable($L, $L)", expression, codec);
    }

    /** The expression that reads a value; the codec is unused where it is primitive. */
    static CodeBlock read(Value value, CodeBlock codec) {
        return value.primitive()
                ? CodeBlock.of("in.read$L()", primitiveName(value.type()))
                : CodeBlock.of("in.readNullable($L)", codec);
    }

    private static String primitiveName(TypeName type) {
        return Names.capitalised(type.toString());
    }
}
