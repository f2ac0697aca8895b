package dev.parallel.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.parallel.processor.model.Definition;
import dev.parallel.processor.model.Shape;
import dev.parallel.processor.model.Value;

/** Writes the codec of a sealed type: the number of the subtype, and then the value as the subtype's codec writes it. */
final class SumWriter {

    private final Definition definition;
    private final Shape.Sum sum;
    private final ComponentCodecs codecs;
    private final String tagType;

    SumWriter(Definition definition, Shape.Sum sum, ComponentCodecs codecs) {
        this.definition = definition;
        this.sum = sum;
        this.codecs = codecs;
        this.tagType = sum.alternatives().size() <= Byte.MAX_VALUE ? "byte" : "short";
    }

    void addTo(TypeSpec.Builder type) {
        MethodSpec.Builder write = Members.overriding("write")
                .addParameter(definition.fullType(), "value")
                .addParameter(Names.WIRE_WRITER, "out");
        MethodSpec.Builder read = Members.overriding("read")
                .addParameter(Names.WIRE_READER, "in")
                .returns(definition.fullType())
                .addStatement("$L tag = in.read$L()", tagType, Names.capitalised(tagType));
        CodeBlock.Builder choice =
                CodeBlock.builder().add("return switch (tag) {\n").indent();
        String viaObject = definition.generic() ? "(Object) " : "";
        for (int i = 0; i < sum.alternatives().size(); i++) {
            Shape.Alternative alternative = sum.alternatives().get(i);
            CodeBlock codec = codecs.use(
                    new Value(alternative.full(), alternative.codec()),
                    alternative.type().simpleName().substring(0, 1).toLowerCase(java.util.Locale.ROOT)
                            + alternative.type().simpleName().substring(1));
            CodeBlock condition = CodeBlock.of("if (value instanceof $T)", alternative.type());
            if (i == 0) {
                write.beginControlFlow(condition);
            } else {
                write.nextControlFlow(CodeBlock.of("else $L", condition));
            }
            write.addStatement("out.write$L(($L) $L)", Names.capitalised(tagType), tagType, i)
                    .addStatement("$L.write(($T) $Lvalue, out)", codec, alternative.full(), viaObject);
            if (definition.generic()) {
                choice.add("case $L -> ($T) (Object) $L.read(in);\n", i, definition.fullType(), codec);
            } else {
                choice.add("case $L -> $L.read(in);\n", i, codec);
            }
        }
        String name = definition.type().canonicalName();
        write.nextControlFlow("else")
                .addStatement(
                        "throw new $T(value.getClass().getName() + $S)",
                        Names.WIRE_EXCEPTION,
                        " is no subtype of " + name + " that its codec knows: rebuild what declares " + name)
                .endControlFlow();
        choice.add(
                        "default -> throw new $T($S + tag);\n",
                        Names.WIRE_EXCEPTION,
                        "there is no subtype of " + name + " with number ")
                .unindent()
                .add("};\n");
        type.addMethod(write.build()).addMethod(read.addCode(choice.build()).build());
    }
}
