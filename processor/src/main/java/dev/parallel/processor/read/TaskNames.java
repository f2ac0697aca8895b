package dev.parallel.processor.read;

import com.palantir.javapoet.TypeName;
import dev.parallel.processor.codec.TypeSystem;
import dev.parallel.processor.report.Problem;
import dev.parallel.processor.report.Tag;
import java.util.List;
import java.util.Set;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Reads and checks the names of tasks. */
final class TaskNames {

    /** Classes whose static methods a stub calls; and how the names of the others end, those of generated classes too. */
    private static final Set<String> CLASSES = Set.of("Call", "List", "Stubs", "Task");

    private static final Set<String> CLASS_ENDINGS = Set.of("Codec", "Codecs", "Task");

    private final TypeSystem system;

    TaskNames(TypeSystem system) {
        this.system = system;
    }

    /** The name of a method's task; null if it cannot be used. */
    String read(ExecutableElement method, TaskAnnotation annotation, List<Problem> problems) {
        String declared = annotation.text("name");
        String name = declared.isEmpty() ? method.getSimpleName().toString() : declared;
        if (!SourceVersion.isName(name) || name.indexOf('.') >= 0) {
            problems.add(annotation.problem(
                    Tag.NAME,
                    "name",
                    "name = \"" + name + "\" is no Java identifier, and the stub's members bear it: write one, as in \""
                            + method.getSimpleName() + "\""));
            return null;
        }
        if (hidesMethodOfObject(name, method)) {
            problems.add(annotation.problem(
                    Tag.NAME,
                    "name",
                    "name = \"" + name
                            + "\" gives the stub a static method that would hide the one of java.lang.Object:"
                            + " choose another name"));
            return null;
        }
        if (method.getParameters().size() == 1 && obscures(name, method)) {
            problems.add(annotation.problem(
                    Tag.NAME,
                    "name",
                    "the stub has a constant of the task's name, and a constant named " + name
                            + " would hide a class of that name, which the stub refers to: choose another by"
                            + " @Parallel(name = \"...\")"));
            return null;
        }
        return name;
    }

    /** Whether a constant would stand before a class wherever the stub's code names that class. */
    private static boolean obscures(String name, ExecutableElement method) {
        for (Element each = method.getEnclosingElement();
                each instanceof TypeElement;
                each = each.getEnclosingElement()) {
            if (each.getSimpleName().contentEquals(name)) {
                return true;
            }
        }
        return CLASSES.contains(name)
                || (Character.isUpperCase(name.charAt(0))
                        && CLASS_ENDINGS.stream().anyMatch(name::endsWith));
    }

    private boolean hidesMethodOfObject(String name, ExecutableElement method) {
        List<String> parameters = types(method);
        for (ExecutableElement each : ElementFilter.methodsIn(
                system.elements().getTypeElement("java.lang.Object").getEnclosedElements())) {
            if (!each.getModifiers().contains(Modifier.PRIVATE)
                    && each.getSimpleName().contentEquals(name)
                    && types(each).equals(parameters)) {
                return true;
            }
        }
        return false;
    }

    private List<String> types(ExecutableElement method) {
        return method.getParameters().stream()
                // The text of a type itself has its annotations.
                .map(each -> TypeName.get(system.types().erasure(each.asType())).toString())
                .toList();
    }
}
