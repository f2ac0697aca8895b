package dev.parallel.processor.read;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.parallel.processor.codec.TypeResolver;
import dev.parallel.processor.codec.TypeSystem;
import dev.parallel.processor.codec.Unit;
import dev.parallel.processor.codec.Verdict;
import dev.parallel.processor.model.CodecRef;
import dev.parallel.processor.model.Definition;
import dev.parallel.processor.model.Findings;
import dev.parallel.processor.model.TaskModel;
import dev.parallel.processor.model.Value;
import dev.parallel.processor.report.Problem;
import dev.parallel.processor.report.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
    private final Map<TaskModel, Set<Definition>> definitionsOf = new HashMap<>();

    MethodReader(TypeSystem system, TypeResolver resolver, Unit unit, TypeElement declaring) {
        this.system = system;
        this.resolver = resolver;
        this.unit = unit;
        this.declaring = declaring;
        this.names = new TaskNames(system);
    }

    /** The definitions that a task of this class needs. */
    Set<Definition> definitionsOf(TaskModel task) {
        return definitionsOf.getOrDefault(task, Set.of());
    }

    MethodReading read(ExecutableElement method) {
        List<Problem> problems = new ArrayList<>();
        Set<String> unresolved = new LinkedHashSet<>();
        Set<Definition> definitions = new LinkedHashSet<>();
        TaskAnnotation annotation = TaskAnnotation.of(method);
        boolean declarable = checkMethod(method, problems);
        if (!declarable) {
            return new MethodReading(null, definitions, problems, unresolved);
        }
        TaskModel.Policy policy = new PolicyReader(annotation, problems)
                .read(declaring.getQualifiedName().toString());
        String name = names.read(method, annotation, problems);
        List<TaskModel.Parameter> parameters = new ArrayList<>();
        for (VariableElement parameter : method.getParameters()) {
            Value value = value(
                    parameter,
                    "parameter " + parameter.getSimpleName(),
                    parameter.asType(),
                    problems,
                    unresolved,
                    definitions);
            parameters.add(new TaskModel.Parameter(parameter.getSimpleName().toString(), value));
        }
        Value result = method.getReturnType().getKind() == TypeKind.VOID
                ? new Value(TypeName.VOID, null)
                : value(method, "the result", method.getReturnType(), problems, unresolved, definitions);
        if (name == null || !declarable(method)) {
            return new MethodReading(null, definitions, problems, unresolved);
        }
        TaskModel model = new TaskModel(
                name,
                method.getSimpleName().toString(),
                ClassName.get(declaring),
                method.getModifiers().contains(Modifier.PUBLIC),
                documentation(method),
                deprecation(method),
                parameters,
                method.isVarArgs(),
                result,
                new ThrownReader(system, unit.name().packageName()).read(method),
                policy);
        definitionsOf.put(model, definitions);
        return new MethodReading(model, definitions, problems, unresolved);
    }

    /** Checks what makes a method a task; says whether stub members can be declared for it. */
    private boolean checkMethod(ExecutableElement method, List<Problem> problems) {
        String name = method.getSimpleName().toString();
        boolean isPrivate = method.getModifiers().contains(Modifier.PRIVATE);
        boolean isStatic = method.getModifiers().contains(Modifier.STATIC);
        boolean isGeneric = !method.getTypeParameters().isEmpty();
        if (!isStatic) {
            problems.add(Problem.of(
                    Tag.METHOD,
                    method,
                    name + " is not static, and its object would not be in the worker: make it static and pass what it"
                            + " needs as parameters"));
        }
        if (isPrivate) {
            problems.add(Problem.of(
                    Tag.METHOD,
                    method,
                    name + " is private, and its stub could not call it: make it at least visible in its package"));
        }
        if (isGeneric) {
            problems.add(Problem.of(
                    Tag.METHOD,
                    method,
                    name + " is generic, and the types of its values would be unknown: write a method for each type"));
        }
        return isStatic && !isPrivate && !isGeneric;
    }

    private boolean declarable(ExecutableElement method) {
        String fromPackage = unit.name().packageName();
        return system.nameable(method.getReturnType(), fromPackage)
                && method.getParameters().stream().allMatch(each -> system.nameable(each.asType(), fromPackage));
    }

    private Value value(
            Element place,
            String what,
            TypeMirror type,
            List<Problem> problems,
            Set<String> unresolved,
            Set<Definition> definitions) {
        Findings found = new Findings("");
        CodecRef codec = resolver.resolve(type, unit, null, found);
        Verdict verdict = Verdict.of(found);
        unresolved.addAll(verdict.unresolved());
        for (String sentence : verdict.sentences()) {
            problems.add(Problem.of(Tag.TYPE, place, what + ": " + sentence));
        }
        definitions.addAll(verdict.definitions());
        return new Value(TypeName.get(type), codec);
    }

    private String documentation(ExecutableElement method) {
        String text = system.elements().getDocComment(method);
        return text == null ? "" : text;
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
