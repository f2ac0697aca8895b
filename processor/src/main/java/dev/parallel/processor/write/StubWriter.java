package dev.parallel.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.parallel.processor.model.Definition;
import dev.parallel.processor.model.NestedNames;
import dev.parallel.processor.model.StubModel;
import dev.parallel.processor.model.TaskModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Writes a stub: a constant and a factory for each task, and the registration. */
public final class StubWriter {

    private final StubModel stub;
    private final int abi;
    private final Set<String> nestedNames = new HashSet<>();

    /**
     * Makes a writer.
     *
     * @param stub the stub
     * @param abi the version of the contract that the generated code keeps
     */
    public StubWriter(StubModel stub, int abi) {
        this.stub = stub;
        this.abi = abi;
        nestedNames.add(stub.name().simpleName().toLowerCase(Locale.ROOT));
        for (Definition nested : stub.nested()) {
            nestedNames.add(nested.codec().simpleName().toLowerCase(Locale.ROOT));
        }
    }

    /** The stub's source. */
    public JavaFile write() {
        TypeSpec.Builder type = TypeSpec.classBuilder(stub.name())
                .addOriginatingElement(stub.element())
                .addJavadoc("The tasks of {@link $T}.\n", ClassName.get(stub.element()))
                .addAnnotation(Names.GENERATED)
                .addAnnotation(Names.suppressedWarnings())
                .addModifiers(Modifier.FINAL);
        if (stub.visible()) {
            type.addModifiers(Modifier.PUBLIC);
        }
        List<CodeBlock> instances = new ArrayList<>();
        for (TaskModel task : stub.tasks()) {
            ClassName method = NestedNames.within(stub.name(), nestedName(Names.capitalised(task.name()) + "Task"));
            CodeBlock instance = CodeBlock.of("$T.INSTANCE", method);
            instances.add(instance);
            addMembers(type, task, CodeBlock.of("$T.of($L)", Names.TASK, instance), factoryBody(task, instance));
            type.addType(new TaskWriter(stub, task, method).write());
        }
        for (TaskModel task : stub.refused()) {
            CodeBlock refusal = CodeBlock.builder()
                    .addStatement(
                            "throw new $T($S)",
                            IllegalStateException.class,
                            task.declaring().canonicalName() + "." + task.method() + " was refused at compile time")
                    .build();
            addMembers(type, task, CodeBlock.of("null"), refusal);
        }
        addRegistration(type, instances);
        type.addMethod(Members.privateConstructor());
        for (Definition nested : stub.nested()) {
            type.addType(new CodecWriter(nested, abi).write());
        }
        return JavaFile.builder(stub.name().packageName(), type.build())
                .indent("    ")
                .build();
    }

    private String nestedName(String wanted) {
        String free = wanted;
        for (int i = 2; !nestedNames.add(free.toLowerCase(Locale.ROOT)); i++) {
            free = wanted + i;
        }
        return free;
    }

    private void addRegistration(TypeSpec.Builder type, List<CodeBlock> instances) {
        CodeBlock.Builder call = CodeBlock.builder().add("$T.register($L, $T.class", Names.STUBS, abi, stub.name());
        instances.forEach(instance -> call.add(", $L", instance));
        type.addStaticBlock(
                CodeBlock.builder().addStatement(call.add(")").build()).build());
    }

    private void addMembers(TypeSpec.Builder type, TaskModel task, CodeBlock constant, CodeBlock body) {
        if (task.single()) {
            FieldSpec.Builder field = FieldSpec.builder(
                            ParameterizedTypeName.get(
                                    Names.TASK,
                                    task.parameters().get(0).value().boxed(),
                                    task.result().boxed()),
                            task.name(),
                            Modifier.STATIC,
                            Modifier.FINAL)
                    .addJavadoc("The task {@code $L}.\n", task.name())
                    .initializer(constant);
            if (task.visible()) {
                field.addModifiers(Modifier.PUBLIC);
            }
            if (task.deprecation() != null) {
                field.addAnnotation(task.deprecation());
            }
            type.addField(field.build());
        }
        type.addMethod(factory(task, body));
    }

    private CodeBlock factoryBody(TaskModel task, CodeBlock instance) {
        if (task.single()) {
            String parameter = task.parameters().get(0).name();
            return parameter.equals(task.name())
                    ? statement("return $T.$L.with($L)", stub.name(), task.name(), parameter)
                    : statement("return $L.with($L)", task.name(), parameter);
        }
        String arguments =
                task.parameters().stream().map(each -> ", " + each.name()).collect(Collectors.joining());
        return statement("return $T.of($L$L)", Names.CALL, instance, arguments);
    }

    private static CodeBlock statement(String format, Object... arguments) {
        return CodeBlock.builder().addStatement(format, arguments).build();
    }

    private static MethodSpec factory(TaskModel task, CodeBlock body) {
        MethodSpec.Builder factory = MethodSpec.methodBuilder(task.name())
                .addModifiers(Modifier.STATIC)
                .returns(ParameterizedTypeName.get(Names.CALL, task.result().boxed()))
                .varargs(task.varargs())
                .addCode(body);
        if (task.visible()) {
            factory.addModifiers(Modifier.PUBLIC);
        }
        if (task.documentation().isBlank()) {
            factory.addJavadoc(
                    "$L", Documentation.ofUndocumented(task.declaring().simpleName() + "." + task.method()));
        } else {
            factory.addJavadoc("$L", Documentation.of(task.documentation()));
        }
        if (task.deprecation() != null) {
            factory.addAnnotation(task.deprecation());
        }
        for (TaskModel.Parameter parameter : task.parameters()) {
            factory.addParameter(ParameterSpec.builder(parameter.value().type(), parameter.name())
                    .build());
        }
        if (task.varargs() && isGenericArray(last(task))) {
            factory.addAnnotation(AnnotationSpec.builder(SafeVarargs.class).build());
        }
        return factory.build();
    }

    private static TypeName last(TaskModel task) {
        return task.parameters().get(task.parameters().size() - 1).value().type();
    }

    private static boolean isGenericArray(TypeName type) {
        TypeName component = type;
        while (component instanceof ArrayTypeName array) {
            component = array.componentType();
        }
        return component instanceof ParameterizedTypeName;
    }
}
