package dev.parallel.processor.read;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.parallel.processor.codec.Reshaping;
import dev.parallel.processor.codec.TypeResolver;
import dev.parallel.processor.codec.TypeSystem;
import dev.parallel.processor.codec.Unit;
import dev.parallel.processor.codec.Verdict;
import dev.parallel.processor.model.CodecRef;
import dev.parallel.processor.model.Findings;
import dev.parallel.processor.model.TaskModel;
import dev.parallel.processor.model.Thrown;
import dev.parallel.processor.model.Value;
import dev.parallel.processor.report.Problem;
import dev.parallel.processor.report.Tag;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** Reads the annotated methods of one class. */
final class MethodReader {

    private final TypeSystem system;
    private final TypeResolver resolver;
    private final Unit unit;
    private final TypeElement declaring;
    private final TaskNames names;

    MethodReader(TypeSystem system, TypeResolver resolver, Unit unit, TypeElement declaring) {
        this.system = system;
        this.resolver = resolver;
        this.unit = unit;
        this.declaring = declaring;
        this.names = new TaskNames(system);
    }

    MethodReading read(ExecutableElement method) {
        MethodReading reading = new MethodReading();
        TaskAnnotation annotation = TaskAnnotation.of(method);
        if (!method.getTypeParameters().isEmpty()) {
            refuse(
                    reading,
                    method,
                    "is generic, and the types of its values would be unknown: write a method for each type");
            return reading;
        }
        for (String each : annotation.unresolved()) {
            reading.unresolved.add("the constant for " + each + " in @Parallel of " + method.getSimpleName());
        }
        checkModifiers(method, reading);
        TaskModel.Policy policy = new PolicyReader(annotation, reading.problems)
                .read(declaring.getQualifiedName().toString());
        String name = names.read(method, annotation, reading.problems);
        List<TaskModel.Parameter> parameters = new ArrayList<>();
        for (VariableElement parameter : method.getParameters()) {
            String parameterName = parameter.getSimpleName().toString();
            Value value = value(parameter, "parameter " + parameterName, parameter.asType(), reading);
            parameters.add(new TaskModel.Parameter(parameterName, value));
        }
        Value result = method.getReturnType().getKind() == TypeKind.VOID
                ? new Value(TypeName.VOID, null)
                : value(method, "the result", method.getReturnType(), reading);
        for (TypeMirror type : method.getThrownTypes()) {
            if (type.getKind() == TypeKind.ERROR) {
                reading.unresolved.add(type.toString());
            }
        }
        List<Thrown> thrown = new ThrownReader(system, resolver, unit).read(method, reading);
        if (name != null && isDeclarable(method)) {
            reading.model = new TaskModel(
                    name,
                    method.getSimpleName().toString(),
                    ClassName.get(declaring),
                    method.getModifiers().contains(Modifier.PUBLIC),
                    new CommentReader(system.elements()).read(method),
                    deprecation(method),
                    parameters,
                    method.isVarArgs(),
                    result,
                    thrown,
                    policy);
        }
        return reading;
    }

    private void checkModifiers(ExecutableElement method, MethodReading reading) {
        if (!method.getModifiers().contains(Modifier.STATIC)) {
            reading.premature |= Reshaping.isToComeAround(declaring);
            refuse(
                    reading,
                    method,
                    "is not static, and its object would not be in the worker: make it static and pass what it needs as"
                            + " parameters");
        }
        if (method.getModifiers().contains(Modifier.PRIVATE)) {
            refuse(
                    reading,
                    method,
                    "is private, and its stub could not call it: make it at least visible in its package");
        }
    }

    private static void refuse(MethodReading reading, ExecutableElement method, String reason) {
        reading.problems.add(Problem.of(Tag.METHOD, method, method.getSimpleName() + " " + reason));
    }

    /** Whether the stub's members for a method can be written down. */
    private boolean isDeclarable(ExecutableElement method) {
        String fromPackage = unit.name().packageName();
        return system.nameable(method.getReturnType(), fromPackage)
                && method.getParameters().stream().allMatch(each -> system.nameable(each.asType(), fromPackage));
    }

    private Value value(Element place, String what, TypeMirror type, MethodReading reading) {
        Findings found = new Findings("");
        CodecRef codec = resolver.resolve(type, unit, null, found);
        reading.add(Verdict.of(found), place, what);
        return new Value(TypeName.get(type), codec);
    }

    private static AnnotationSpec deprecation(ExecutableElement method) {
        for (AnnotationMirror mirror : method.getAnnotationMirrors()) {
            if (TypeSystem.element(mirror.getAnnotationType())
                    .getQualifiedName()
                    .contentEquals("java.lang.Deprecated")) {
                return AnnotationSpec.get(mirror);
            }
        }
        return null;
    }
}
