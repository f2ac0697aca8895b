package dev.parallel.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.parallel.processor.model.TaskModel.Thrown;
import java.util.List;

/** Writes how declared exceptions are made again. */
final class RebuildWriter {

    private RebuildWriter() {}

    static MethodSpec write(List<Thrown> thrown) {
        CodeBlock.Builder body =
                CodeBlock.builder().add("return switch (typeName) {\n").indent();
        for (Thrown each : thrown) {
            body.add("case $S -> $L;\n", ((ClassName) each.type()).reflectionName(), made(each));
        }
        body.add("default -> null;\n").unindent().add("};\n");
        return Members.overriding("rebuild")
                .addParameter(String.class, "typeName")
                .addParameter(String.class, "message")
                .addParameter(Throwable.class, "cause")
                .returns(Throwable.class)
                .addCode(body.build())
                .build();
    }

    private static CodeBlock made(Thrown thrown) {
        return switch (thrown.constructor()) {
            case MESSAGE_AND_CAUSE -> CodeBlock.of("new $T(message, cause)", thrown.type());
            case MESSAGE -> CodeBlock.of("withCause(new $T(message), cause)", thrown.type());
            case CAUSE -> CodeBlock.of("new $T(cause)", thrown.type());
            case NOTHING -> CodeBlock.of("withCause(new $T(), cause)", thrown.type());
        };
    }
}
