package dev.parallel.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.parallel.processor.model.Definition;
import dev.parallel.processor.model.Shape;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes the codec class of a type. */
public final class CodecWriter {

    private final Definition definition;
    private final int abi;
    private final TypeName codecType;

    /**
     * Makes a writer.
     *
     * @param definition the type
     * @param abi the version of the contract that the generated code keeps
     */
    public CodecWriter(Definition definition, int abi) {
        this.definition = definition;
        this.abi = abi;
        this.codecType = definition.generic()
                ? ParameterizedTypeName.get(
                        definition.codec(), definition.variables().toArray(TypeName[]::new))
                : definition.codec();
    }

    /** The source of a codec that stands beside its type, with the codecs that only it needs. */
    public JavaFile writeFile(List<Definition> nested) {
        TypeSpec.Builder type = build().addOriginatingElement(definition.element())
                .addAnnotation(Names.GENERATED)
                .addAnnotation(Names.suppressedWarnings());
        for (Definition each : nested) {
            type.addType(new CodecWriter(each, abi).write());
        }
        return JavaFile.builder(definition.codec().packageName(), type.build())
                .indent("    ")
                .build();
    }

    /** The codec as a nested class. */
    TypeSpec write() {
        return build().addModifiers(Modifier.PRIVATE, Modifier.STATIC).build();
    }

    private TypeSpec.Builder build() {
        TypeSpec.Builder type = TypeSpec.classBuilder(definition.codec())
                .addJavadoc("How values of {@link $T} travel.\n", definition.type())
                .addModifiers(Modifier.FINAL)
                .addTypeVariables(definition.variables())
                .addSuperinterface(Names.codecOf(definition.fullType()));
        if (definition.visible()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        if (definition.generic()) {
            addGenericCreation(type);
        } else {
            addInstance(type);
        }
        ComponentCodecs codecs = new ComponentCodecs(definition);
        if (definition.shape() instanceof Shape.Product product) {
            new ProductWriter(definition, product, codecs).addTo(type);
        } else if (definition.shape() instanceof Shape.Sum sum) {
            new SumWriter(definition, sum, codecs).addTo(type);
        } else {
            throw new IllegalArgumentException(definition.type() + " has no shape");
        }
        codecs.addTo(type);
        return type;
    }

    private void addInstance(TypeSpec.Builder type) {
        FieldSpec.Builder instance = FieldSpec.builder(codecType, "INSTANCE", Modifier.STATIC, Modifier.FINAL)
                .addJavadoc("The codec.\n")
                .initializer("new $T()", codecType);
        if (definition.visible()) {
            instance.addModifiers(Modifier.PUBLIC);
        }
        type.addField(instance.build()).addMethod(Members.privateConstructor());
        if (!definition.nested()) {
            type.addStaticBlock(CodeBlock.builder()
                    .addStatement("$T.register($L, $T.class, INSTANCE)", Names.GENERATED_CODECS, abi, definition.type())
                    .build());
        }
    }

    private void addGenericCreation(TypeSpec.Builder type) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE);
        MethodSpec.Builder factory = MethodSpec.methodBuilder("of")
                .addJavadoc("The codec for certain type arguments, given their codecs.\n")
                .addModifiers(Modifier.STATIC)
                .addTypeVariables(definition.variables())
                .returns(codecType);
        if (definition.visible()) {
            factory.addModifiers(Modifier.PUBLIC);
        }
        for (TypeVariableName variable : definition.variables()) {
            String field = Expressions.variableField(variable);
            TypeName fieldType = Names.codecOf(variable);
            type.addField(fieldType, field, Modifier.PRIVATE, Modifier.FINAL);
            constructor.addParameter(fieldType, field).addStatement("this.$1L = $1L", field);
            factory.addParameter(fieldType, field);
        }
        factory.addStatement(
                "return new $T<>($L)",
                definition.codec(),
                definition.variables().stream().map(Expressions::variableField).collect(Collectors.joining(", ")));
        type.addMethod(constructor.build()).addMethod(factory.build());
    }
}
