package dev.parallel.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.parallel.processor.model.StubModel;
import dev.parallel.processor.model.TaskModel;
import dev.parallel.processor.model.Value;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the nested class of a task: how it is called, and how its arguments and result travel. */
final class TaskWriter {

    private final StubModel stub;
    private final TaskModel task;
    private final ClassName name;
    private final CodecHolder codecs;
    private final TypeName argumentsType;
    private final TypeName resultType;

    TaskWriter(StubModel stub, TaskModel task, ClassName name) {
        this.stub = stub;
        this.task = task;
        this.name = name;
        this.codecs = new CodecHolder(name, new Expressions(null));
        this.argumentsType =
                task.single() ? task.parameters().get(0).value().boxed() : ArrayTypeName.of(ClassName.OBJECT);
        this.resultType = task.result().boxed();
    }

    TypeSpec write() {
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .superclass(ParameterizedTypeName.get(Names.TASK_METHOD, argumentsType, resultType))
                .addField(FieldSpec.builder(name, "INSTANCE", Modifier.STATIC, Modifier.FINAL)
                        .initializer("new $T()", name)
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addStatement(descriptor())
                        .build());
        addArguments(type);
        type.addMethod(invoke());
        addResult(type);
        if (!task.thrown().isEmpty()) {
            new RebuildWriter(task.thrown(), codecs).addTo(type);
        }
        codecs.addTo(type);
        return type.build();
    }

    private CodeBlock descriptor() {
        CodeBlock parameters = task.parameters().stream()
                .map(each -> CodeBlock.of(
                        "new $T.Parameter($S, $S)",
                        Names.TASK_DESCRIPTOR,
                        each.value().type().toString(),
                        each.name()))
                .collect(CodeBlock.joining(", "));
        TaskModel.Policy policy = task.policy();
        CodeBlock jvmArgs = policy.jvmArgs().stream().map(TextLiteral::of).collect(CodeBlock.joining(", "));
        return CodeBlock.of(
                "super(new $T($S, $S, $S, $S, $T.of($L), new $T($L, $LL, $L, $L, $S, $T.of($L), $L)))",
                Names.TASK_DESCRIPTOR,
                stub.name().reflectionName(),
                task.declaring().reflectionName(),
                task.name(),
                task.result().type().toString(),
                List.class,
                parameters,
                Names.TASK_POLICY,
                policy.workers(),
                policy.timeoutNanos(),
                policy.retries(),
                policy.maxTasksPerWorker(),
                policy.heap(),
                List.class,
                jvmArgs,
                TextLiteral.of(policy.pool()));
    }

    private void addArguments(TypeSpec.Builder type) {
        MethodSpec.Builder write = Members.overriding("writeArguments")
                .addParameter(argumentsType, "arguments")
                .addParameter(Names.WIRE_WRITER, "out");
        MethodSpec.Builder read = Members.overriding("readArguments")
                .addParameter(Names.WIRE_READER, "in")
                .returns(argumentsType);
        CodeBlock.Builder read0 = CodeBlock.builder();
        if (!task.parameters().isEmpty()) {
            if (!task.single()) {
                write.addStatement(
                        "$T parameter = $S",
                        String.class,
                        task.parameters().get(0).name());
            }
            write.beginControlFlow("try");
        }
        for (int i = 0; i < task.parameters().size(); i++) {
            TaskModel.Parameter parameter = task.parameters().get(i);
            Value value = parameter.value();
            CodeBlock codec = value.primitive() ? null : codecs.use(value, parameter.name());
            if (i > 0) {
                write.addStatement("parameter = $S", parameter.name());
            }
            CodeBlock argument = argument(i);
            write.addStatement(Members.write(
                    value,
                    value.primitive()
                            ? CodeBlock.of(
                                    "present($L, $S)", argument, value.type().toString())
                            : argument,
                    codec));
            read0.add(i == 0 ? "$L" : ",\n$L", Members.read(value, codec));
        }
        if (!task.parameters().isEmpty()) {
            write.nextControlFlow("catch ($T e)", Names.WIRE_EXCEPTION);
            write.addStatement(
                    "throw notWritten($L, e)",
                    task.single() ? CodeBlock.of("$S", task.parameters().get(0).name()) : CodeBlock.of("parameter"));
            write.endControlFlow();
        }
        if (task.single()) {
            read.addStatement("return $L", read0.build());
        } else {
            read.addStatement("return new $T[] {$L}", Object.class, read0.build());
        }
        type.addMethod(write.build());
        type.addMethod(read.build());
    }

    /** The expression for an argument, boxed. */
    private CodeBlock argument(int index) {
        if (task.single()) {
            return CodeBlock.of("arguments");
        }
        TypeName boxed = task.parameters().get(index).value().boxed();
        return boxed.equals(ClassName.OBJECT)
                ? CodeBlock.of("arguments[$L]", index)
                : CodeBlock.of("($T) arguments[$L]", boxed, index);
    }

    /** The expression for an argument, of exactly its parameter's type: of several methods of one name, that chooses the task's. */
    private CodeBlock exactArgument(int index) {
        Value value = task.parameters().get(index).value();
        if (!value.primitive()) {
            return argument(index);
        }
        return task.single()
                ? CodeBlock.of("($T) arguments", value.type())
                : CodeBlock.of("($T) arguments[$L]", value.type(), index);
    }

    private MethodSpec invoke() {
        MethodSpec.Builder invoke = Members.overriding("invoke")
                .addParameter(argumentsType, "arguments")
                .addException(Throwable.class)
                .returns(resultType);
        CodeBlock.Builder list = CodeBlock.builder();
        for (int i = 0; i < task.parameters().size(); i++) {
            list.add(i == 0 ? "$L" : ", $L", exactArgument(i));
        }
        CodeBlock call = CodeBlock.of("$T.$L($L)", task.declaring(), task.method(), list.build());
        if (task.result().isVoid()) {
            return invoke.addStatement(call).addStatement("return null").build();
        }
        return invoke.addStatement("return $L", call).build();
    }

    private void addResult(TypeSpec.Builder type) {
        MethodSpec.Builder write = Members.overriding("writeResult")
                .addParameter(resultType, "result")
                .addParameter(Names.WIRE_WRITER, "out");
        MethodSpec.Builder read = Members.overriding("readResult")
                .addParameter(Names.WIRE_READER, "in")
                .returns(resultType);
        Value result = task.result();
        if (result.isVoid()) {
            read.addStatement("return null");
        } else {
            CodeBlock codec = result.primitive() ? null : codecs.use(result, "result");
            write.addStatement(Members.write(result, CodeBlock.of("result"), codec));
            read.addStatement("return $L", Members.read(result, codec));
        }
        type.addMethod(write.build());
        type.addMethod(read.build());
    }
}
