package dev.parallel.processor.read;

import com.palantir.javapoet.ClassName;
import dev.parallel.processor.codec.Reshaping;
import dev.parallel.processor.codec.TypeResolver;
import dev.parallel.processor.codec.TypeSystem;
import dev.parallel.processor.codec.Unit;
import dev.parallel.processor.codec.UnusableCodecs;
import dev.parallel.processor.codec.UserCodecs;
import dev.parallel.processor.codec.UserCodecsReader;
import dev.parallel.processor.model.Definition;
import dev.parallel.processor.model.StubModel;
import dev.parallel.processor.model.TaskModel;
import dev.parallel.processor.report.Problem;
import dev.parallel.processor.report.Tag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Reads a class with annotated methods. */
public final class StubReader {

    private final TypeSystem system;
    private final TypeResolver resolver;
    private final UserCodecsReader codecsReader;

    /**
     * Makes a reader, for one round of the compiler.
     *
     * @param system the compiler's types
     * @param resolver finds codecs
     * @param codecsReader reads the codecs that a class names
     */
    public StubReader(TypeSystem system, TypeResolver resolver, UserCodecsReader codecsReader) {
        this.system = system;
        this.resolver = resolver;
        this.codecsReader = codecsReader;
    }

    /** The name of a class's stub. */
    public static ClassName stubName(TypeSystem system, TypeElement type) {
        return ClassName.get(system.packageOf(type), "Parallel" + TypeSystem.flatName(type));
    }

    /**
     * Reads a class.
     *
     * @param type a class with annotated methods
     * @return what it gave
     */
    public StubReading read(TypeElement type) {
        List<Problem> problems = new ArrayList<>();
        if (!canHaveStub(type, problems)) {
            return new StubReading(null, Set.of(), problems, Set.of(), Reshaping.isToComeAround(type), false);
        }
        ClassName name = stubName(system, type);
        List<UnusableCodecs> unusable = new ArrayList<>();
        UserCodecs codecs = codecsReader.read(type, name.packageName(), unusable);
        unusable.forEach(each -> problems.add(each.problem()));
        Unit unit = new Unit(name, codecs);
        MethodReader methods = new MethodReader(system, resolver, unit, type);
        Map<String, TaskModel> byName = new HashMap<>();
        List<TaskModel> tasks = new ArrayList<>();
        List<TaskModel> refused = new ArrayList<>();
        Set<Definition> definitions = new LinkedHashSet<>();
        Set<String> unresolved = new LinkedHashSet<>(codecs.unresolved());
        Set<String> told = new HashSet<>();
        boolean premature = false;
        boolean unfinished = false;
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            if (!isTask(method)) {
                continue;
            }
            MethodReading reading = methods.read(method);
            for (Problem problem : reading.problems) {
                if (problem.isError() || told.add(problem.text())) {
                    problems.add(problem);
                }
            }
            unresolved.addAll(reading.unresolved);
            premature |= reading.premature;
            unfinished |= reading.unfinished;
            TaskModel model = reading.model;
            if (model == null) {
                continue;
            }
            TaskModel first = byName.putIfAbsent(model.name(), model);
            if (first != null) {
                problems.add(twice(method, model, first));
            } else if (reading.isTask()) {
                tasks.add(model);
                definitions.addAll(reading.definitions);
            } else {
                refused.add(model);
            }
        }
        List<Definition> nested =
                unit.nested().stream().filter(definitions::contains).toList();
        definitions.removeIf(Definition::nested);
        StubModel model = new StubModel(type, name, TypeSystem.isPublic(type), tasks, refused, nested);
        return new StubReading(model, definitions, problems, unresolved, premature, unfinished);
    }

    private boolean canHaveStub(TypeElement type, List<Problem> problems) {
        String name = type.getQualifiedName().toString();
        if (TypeSystem.isInner(type)) {
            problems.add(
                    Problem.of(
                            Tag.CLASS,
                            type,
                            name
                                    + " is an inner class, and its methods cannot be tasks: make it static, or move them to the outer class"));
            return false;
        }
        if (!system.accessible(type, system.packageOf(type))) {
            problems.add(Problem.of(
                    Tag.CLASS,
                    type,
                    name + " is private, or within a private class, and its stub could not call it: make it"
                            + (type.getModifiers().contains(Modifier.PRIVATE) ? "" : " and the classes around it")
                            + " at least visible in its package"));
            return false;
        }
        return true;
    }

    private static boolean isTask(ExecutableElement method) {
        return method.getAnnotationMirrors().stream()
                .anyMatch(mirror -> TypeSystem.element(mirror.getAnnotationType())
                        .getQualifiedName()
                        .contentEquals(TaskAnnotation.NAME));
    }

    private static Problem twice(ExecutableElement method, TaskModel second, TaskModel first) {
        String signature = first.method() + "("
                + String.join(
                        ", ",
                        first.parameters().stream()
                                .map(each -> each.value().type().toString())
                                .toList())
                + ")";
        return Problem.of(
                Tag.NAME,
                method,
                "there is a task named " + second.name() + " already, the method " + signature
                        + ": tell them apart by @Parallel(name = \"...\")");
    }
}
