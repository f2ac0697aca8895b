package dev.parallel.processor.read;

import com.palantir.javapoet.ClassName;
import dev.parallel.processor.codec.Reshaping;
import dev.parallel.processor.codec.TypeResolver;
import dev.parallel.processor.codec.TypeSystem;
import dev.parallel.processor.codec.Unit;
import dev.parallel.processor.model.Thrown;
import dev.parallel.processor.report.Problem;
import dev.parallel.processor.report.Tag;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Finds how the exceptions that a method declares can be made again. */
final class ThrownReader {

    private final TypeSystem system;
    private final TypeResolver resolver;
    private final Unit unit;

    ThrownReader(TypeSystem system, TypeResolver resolver, Unit unit) {
        this.system = system;
        this.resolver = resolver;
        this.unit = unit;
    }

    /** The exceptions that can; the others come back as the runtime describes them. What is lost of them is a note of the reading. */
    List<Thrown> read(ExecutableElement method, MethodReading reading) {
        List<Thrown> all = new ArrayList<>();
        for (TypeMirror type : method.getThrownTypes()) {
            if (type.getKind() == TypeKind.DECLARED) {
                Thrown thrown = read(TypeSystem.element(type), method, reading);
                if (thrown != null && all.stream().noneMatch(each -> each.type().equals(thrown.type()))) {
                    all.add(thrown);
                }
            }
        }
        return all;
    }

    private Thrown read(TypeElement exception, ExecutableElement method, MethodReading reading) {
        boolean isOfJdk = TypeSystem.isOfJdk(exception);
        boolean makeable = !exception.getModifiers().contains(Modifier.ABSTRACT)
                && !TypeSystem.isInner(exception)
                && system.accessible(exception, unit.name().packageName());
        // Compilers differ in what they know of the JDK's parameters: their names would make a build depend on it.
        FieldConstructors constructors = new FieldConstructors(
                makeable && !isOfJdk
                        ? new FieldConstructorReader(system, resolver, unit, exception).read()
                        : List.of());
        FieldConstructor best = constructors.best();
        Thrown.Plain plain = makeable ? plain(exception, best) : null;
        if (best != null && best.fields() == 0 && plain != null) {
            best = null;
        }
        if (resolver.isSource(exception)) {
            reading.unresolved.addAll(TypeSystem.missingSupertypes(exception));
        }
        if (!isOfJdk) {
            String loss = new ThrownLoss(exception, plain, best, constructors).text();
            if (!loss.isEmpty()) {
                reading.problems.add(Problem.note(Tag.EXCEPTION, method, loss));
                reading.premature |= constructors.unresolved() && resolver.isSource(exception);
                reading.unfinished |= constructors.premature()
                        || (resolver.isSource(exception) && Reshaping.isToComeWithin(exception));
            }
        }
        if (best != null) {
            reading.definitions.addAll(best.definitions());
        }
        return plain == null && best == null
                ? null
                : new Thrown(ClassName.get(exception), plain, best == null ? null : best.arguments());
    }

    /** Without the constructor that takes a field: it would be given the message for it. */
    private Thrown.Plain plain(TypeElement exception, FieldConstructor withFields) {
        Thrown.Plain best = null;
        for (ExecutableElement constructor : ElementFilter.constructorsIn(exception.getEnclosedElements())) {
            if (withFields != null && withFields.fields() > 0 && constructor.equals(withFields.element())) {
                continue;
            }
            Thrown.Plain kind = kind(constructor);
            if (kind != null && (best == null || kind.compareTo(best) < 0)) {
                best = kind;
            }
        }
        return best;
    }

    private Thrown.Plain kind(ExecutableElement constructor) {
        if (!system.memberAccessible(constructor, unit.name().packageName())
                || constructor.getThrownTypes().stream().anyMatch(system::isChecked)) {
            return null;
        }
        List<String> types = constructor.getParameters().stream()
                .map(each -> className(system.types().erasure(each.asType())))
                .toList();
        if (types.equals(List.of("java.lang.String", "java.lang.Throwable"))) {
            return Thrown.Plain.MESSAGE_AND_CAUSE;
        } else if (types.equals(List.of("java.lang.String"))) {
            return Thrown.Plain.MESSAGE;
        } else if (types.equals(List.of("java.lang.Throwable"))) {
            return Thrown.Plain.CAUSE;
        }
        return types.isEmpty() ? Thrown.Plain.NOTHING : null;
    }

    /** Without the annotations that a type's text has; empty if it is no class. */
    private static String className(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                ? TypeSystem.element(type).getQualifiedName().toString()
                : "";
    }
}
