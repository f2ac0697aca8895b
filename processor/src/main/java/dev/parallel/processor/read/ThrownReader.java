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

    /** What is to be known of exceptions that do not come back as they were thrown; those of the JDK are left out. */
    List<String> losses(ExecutableElement method) {
        List<String> all = new ArrayList<>();
        for (TypeMirror type : method.getThrownTypes()) {
            if (type.getKind() == TypeKind.DECLARED && !isOfJdk(TypeSystem.element(type))) {
                String loss = loss(TypeSystem.element(type));
                if (!loss.isEmpty()) {
                    all.add(
                            TypeSystem.element(type).getQualifiedName() + " " + loss
                                    + "; what a caller must be able to read is better returned, as a record or a sealed interface");
                }
            }
        }
        return all;
    }

    private String loss(TypeElement element) {
        if (element.getModifiers().contains(Modifier.ABSTRACT)) {
            return "is abstract, and its subclasses come back as RemoteException where the method does not declare them, too";
        }
        Thrown.Constructor constructor = best(element);
        if (constructor == null) {
            return "comes back as a RemoteException that names it: it has no accessible constructor that takes a String, a"
                    + " Throwable, both in this order, or nothing";
        }
        List<String> fields = fields(element);
        return fields.isEmpty()
                ? ""
                : "comes back without the values of its fields (" + String.join(", ", fields)
                        + "): it is made again with " + constructor.text();
    }

    /** The names of the fields that an exception has beside those of the JDK. */
    private static List<String> fields(TypeElement element) {
        List<String> names = new ArrayList<>();
        for (TypeElement each = element; !isOfJdk(each); each = TypeSystem.element(each.getSuperclass())) {
            for (VariableElement field : ElementFilter.fieldsIn(each.getEnclosedElements())) {
                if (!field.getModifiers().contains(Modifier.STATIC)
                        && !field.getModifiers().contains(Modifier.TRANSIENT)) {
                    names.add(field.getSimpleName().toString());
                }
            }
        }
        return names;
    }

    private static boolean isOfJdk(TypeElement element) {
        String name = element.getQualifiedName().toString();
        return name.startsWith("java.") || name.startsWith("javax.");
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
