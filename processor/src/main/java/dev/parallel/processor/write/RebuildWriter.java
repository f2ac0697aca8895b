package dev.parallel.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.parallel.processor.model.Shape;
import dev.parallel.processor.model.Thrown;
import java.util.ArrayList;
import java.util.List;

/** Writes how declared exceptions are taken apart and made again. */
final class RebuildWriter {

    private final List<Thrown> thrown;
    private final CodecHolder codecs;

    RebuildWriter(List<Thrown> thrown, CodecHolder codecs) {
        this.thrown = thrown;
        this.codecs = codecs;
    }

    void addTo(TypeSpec.Builder type) {
        List<Thrown> plain =
                thrown.stream().filter(each -> each.plain() != null).toList();
        if (!plain.isEmpty()) {
            CodeBlock.Builder cases = CodeBlock.builder();
            for (Thrown each : plain) {
                cases.add("case $S -> $L;\n", each.type().reflectionName(), made(each));
            }
            type.addMethod(rebuild(cases.build()).build());
        }
        List<Thrown> withFields =
                thrown.stream().filter(each -> each.arguments() != null).toList();
        if (!withFields.isEmpty()) {
            addFields(type, withFields);
        }
    }

    /** The two directions are written at once: they have to agree. */
    private void addFields(TypeSpec.Builder type, List<Thrown> all) {
        MethodSpec.Builder write = Members.overriding("writeFields")
                .addParameter(Throwable.class, "thrown")
                .addParameter(Names.WIRE_WRITER, "out")
                .returns(boolean.class);
        CodeBlock.Builder cases = CodeBlock.builder();
        for (Thrown each : all) {
            write.beginControlFlow("if (thrown.getClass() == $T.class)", each.type());
            List<CodeBlock> arguments = new ArrayList<>();
            for (Thrown.Argument argument : each.arguments()) {
                arguments.add(argument(each.type(), argument, write));
            }
            write.addStatement("return true").endControlFlow();
            cases.add(
                    "case $S -> withCause(new $T($L), cause);\n",
                    each.type().reflectionName(),
                    each.type(),
                    CodeBlock.join(arguments, ", "));
        }
        type.addMethod(write.addStatement("return false").build());
        type.addMethod(
                rebuild(cases.build()).addParameter(Names.WIRE_READER, "in").build());
    }

    /** What the constructor is given; what a field needs for that is written. Arguments are evaluated in order. */
    private CodeBlock argument(ClassName exception, Thrown.Argument argument, MethodSpec.Builder write) {
        if (argument instanceof Thrown.Argument.Field field) {
            Shape.Part part = field.part();
            CodeBlock codec = part.value().primitive() ? null : codecs.use(part.value(), part.name());
            CodeBlock value = CodeBlock.of("(($T) thrown).$L", exception, part.access());
            write.addStatement(Members.write(part.value(), value, codec));
            return Members.read(part.value(), codec);
        } else if (argument instanceof Thrown.Argument.Cause cause) {
            return cause.type().toString().equals("java.lang.Throwable")
                    ? CodeBlock.of("cause")
                    : CodeBlock.of("($T) cause", cause.type());
        }
        return CodeBlock.of("message");
    }

    private static MethodSpec.Builder rebuild(CodeBlock cases) {
        return Members.overriding("rebuild")
                .addParameter(String.class, "typeName")
                .addParameter(String.class, "message")
                .addParameter(Throwable.class, "cause")
                .returns(Throwable.class)
                .addCode(CodeBlock.builder()
                        .add("return switch (typeName) {\n")
                        .indent()
                        .add(cases)
                        .add("default -> null;\n")
                        .unindent()
                        .add("};\n")
                        .build());
    }

    private static CodeBlock made(Thrown thrown) {
        return switch (thrown.plain()) {
            case MESSAGE_AND_CAUSE -> CodeBlock.of("new $T(message, cause)", thrown.type());
            case MESSAGE -> CodeBlock.of("withCause(new $T(message), cause)", thrown.type());
            case CAUSE -> CodeBlock.of("new $T(cause)", thrown.type());
            case NOTHING -> CodeBlock.of("withCause(new $T(), cause)", thrown.type());
        };
    }
}
