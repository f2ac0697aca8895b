package dev.parallel.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeSpec;
import dev.parallel.processor.model.Definition;
import dev.parallel.processor.model.Shape;
import java.util.ArrayList;
import java.util.List;

/** Writes the codec of a record, or of a class with one constructor: its components one after the other. */
final class ProductWriter {

    private final Definition definition;
    private final Shape.Product product;
    private final ComponentCodecs codecs;

    ProductWriter(Definition definition, Shape.Product product, ComponentCodecs codecs) {
        this.definition = definition;
        this.product = product;
        this.codecs = codecs;
    }

    void addTo(TypeSpec.Builder type) {
        MethodSpec.Builder write = Members.overriding("write")
                .addParameter(definition.fullType(), "value")
                .addParameter(Names.WIRE_WRITER, "out");
        MethodSpec.Builder read =
                Members.overriding("read").addParameter(Names.WIRE_READER, "in").returns(definition.fullType());
        if (product.extensible()) {
            refuseSubclasses(write);
        }
        NameAllocator locals = new NameAllocator();
        locals.newName("in");
        locals.newName("e");
        definition.variables().forEach(each -> locals.newName(Expressions.variableField(each)));
        List<String> arguments = new ArrayList<>();
        for (Shape.Part part : product.parts()) {
            CodeBlock codec = part.value().primitive() ? null : codecs.use(part.value(), part.name());
            write.addStatement(Members.write(part.value(), CodeBlock.of("value.$L", part.access()), codec));
            String local = locals.newName(part.name());
            read.addStatement("$T $L = $L", part.value().type(), local, Members.read(part.value(), codec));
            arguments.add(local);
        }
        read.beginControlFlow("try")
                .addStatement(
                        "return new $T$L($L)",
                        definition.type(),
                        definition.generic() ? "<>" : "",
                        String.join(", ", arguments))
                .nextControlFlow("catch ($T e)", Exception.class)
                .addStatement(
                        "throw new $T($S + e, e)",
                        Names.WIRE_EXCEPTION,
                        definition.type().canonicalName() + " cannot be made again: its constructor threw ")
                .endControlFlow();
        type.addMethod(write.build()).addMethod(read.build());
    }

    private void refuseSubclasses(MethodSpec.Builder write) {
        write.beginControlFlow("if (value.getClass() != $T.class)", definition.type())
                .addStatement(
                        "throw new $T($S + value.getClass().getName() + $S)",
                        Names.WIRE_EXCEPTION,
                        "a value declared as " + definition.type().canonicalName() + " is of the subclass ",
                        ", which would be lost on the way: declare the subclass, or a sealed type with all of them")
                .endControlFlow();
    }
}
