package dev.parallel.processor.read;

import com.palantir.javapoet.ClassName;
import dev.parallel.processor.codec.TypeSystem;
import dev.parallel.processor.model.TaskModel.Thrown;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Finds how the exceptions that a method declares can be made again. */
final class ThrownReader {

    private final TypeSystem system;
    private final String fromPackage;

    ThrownReader(TypeSystem system, String fromPackage) {
        this.system = system;
        this.fromPackage = fromPackage;
    }

    /** The exceptions that can; the others come back as the runtime describes them. */
    List<Thrown> read(ExecutableElement method) {
        List<Thrown> all = new ArrayList<>();
        for (TypeMirror type : method.getThrownTypes()) {
            if (type.getKind() != TypeKind.DECLARED) {
                continue;
            }
            TypeElement element = TypeSystem.element(type);
            Thrown.Constructor constructor = best(element);
            Thrown thrown = new Thrown(ClassName.get(element), constructor);
            if (constructor != null && !all.contains(thrown)) {
                all.add(thrown);
            }
        }
        return all;
    }

    private Thrown.Constructor best(TypeElement element) {
        if (element.getModifiers().contains(Modifier.ABSTRACT)
                || TypeSystem.isInner(element)
                || !system.accessible(element, fromPackage)) {
            return null;
        }
        Thrown.Constructor best = null;
        for (ExecutableElement constructor : ElementFilter.constructorsIn(element.getEnclosedElements())) {
            Thrown.Constructor kind = kind(constructor);
            if (kind != null && (best == null || kind.compareTo(best) < 0)) {
                best = kind;
            }
        }
        return best;
    }

    private Thrown.Constructor kind(ExecutableElement constructor) {
        if (!system.memberAccessible(constructor, fromPackage)
                || constructor.getThrownTypes().stream().anyMatch(this::isChecked)) {
            return null;
        }
        List<String> types = constructor.getParameters().stream()
                .map(VariableElement::asType)
                .map(system.types()::erasure)
                .map(TypeMirror::toString)
                .toList();
        if (types.equals(List.of("java.lang.String", "java.lang.Throwable"))) {
            return Thrown.Constructor.MESSAGE_AND_CAUSE;
        } else if (types.equals(List.of("java.lang.String"))) {
            return Thrown.Constructor.MESSAGE;
        } else if (types.equals(List.of("java.lang.Throwable"))) {
            return Thrown.Constructor.CAUSE;
        }
        return types.isEmpty() ? Thrown.Constructor.NOTHING : null;
    }

    private boolean isChecked(TypeMirror thrown) {
        return !system.isA(thrown, "java.lang.RuntimeException") && !system.isA(thrown, "java.lang.Error");
    }
}
