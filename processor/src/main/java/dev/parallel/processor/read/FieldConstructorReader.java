package dev.parallel.processor.read;

import com.palantir.javapoet.TypeName;
import dev.parallel.processor.codec.Accessors;
import dev.parallel.processor.codec.TypeResolver;
import dev.parallel.processor.codec.TypeSystem;
import dev.parallel.processor.codec.Unit;
import dev.parallel.processor.codec.Verdict;
import dev.parallel.processor.model.CodecRef;
import dev.parallel.processor.model.Definition;
import dev.parallel.processor.model.Findings;
import dev.parallel.processor.model.Shape;
import dev.parallel.processor.model.Thrown;
import dev.parallel.processor.model.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads what the constructors of one exception can be given: its message, its cause, and values that have an accessor. */
final class FieldConstructorReader {

    private static final Set<String> MESSAGES = Set.of("message", "msg");
    private static final String CAUSE = "cause";

    /** Every exception has these; they say nothing of a field. */
    private static final Set<String> METHODS_OF_ALL = Set.of(
            "getMessage", "getLocalizedMessage", "getCause", "getStackTrace", "getSuppressed", "hashCode", "toString");

    private final TypeSystem system;
    private final TypeResolver resolver;
    private final Unit unit;
    private final TypeElement exception;
    private final Accessors accessors;

    FieldConstructorReader(TypeSystem system, TypeResolver resolver, Unit unit, TypeElement exception) {
        this.system = system;
        this.resolver = resolver;
        this.unit = unit;
        this.exception = exception;
        this.accessors = new Accessors(system, exception, unit, METHODS_OF_ALL);
    }

    /** All that are accessible, in the order of their declaration. */
    List<FieldConstructor> read() {
        return ElementFilter.constructorsIn(exception.getEnclosedElements()).stream()
                .filter(each -> system.memberAccessible(each, unit.name().packageName()))
                .map(this::read)
                .toList();
    }

    private FieldConstructor read(ExecutableElement constructor) {
        List<Thrown.Argument> arguments = new ArrayList<>();
        List<String> obstacles = new ArrayList<>();
        Set<Definition> definitions = new LinkedHashSet<>();
        boolean unresolved = false;
        boolean premature = false;
        for (TypeMirror thrown : constructor.getThrownTypes()) {
            if (system.isChecked(thrown)) {
                obstacles.add("it throws the checked exception " + thrown);
            }
        }
        for (VariableElement parameter : constructor.getParameters()) {
            String access = accessors.find(parameter);
            if (isCause(parameter, constructor)) {
                arguments.add(
                        new Thrown.Argument.Cause(TypeName.get(system.types().erasure(parameter.asType()))));
            } else if (access != null) {
                Findings found = new Findings("");
                CodecRef codec = resolver.resolve(parameter.asType(), unit, null, found);
                Verdict verdict = Verdict.of(found);
                String name = parameter.getSimpleName().toString();
                verdict.sentences().forEach(each -> obstacles.add("its parameter " + name + ": " + withoutStop(each)));
                verdict.unresolved()
                        .forEach(each -> obstacles.add("its parameter " + name + ": there is no type " + each));
                unresolved |= !verdict.unresolved().isEmpty();
                premature |= verdict.premature();
                definitions.addAll(verdict.definitions());
                arguments.add(new Thrown.Argument.Field(
                        new Shape.Part(name, access, new Value(TypeName.get(parameter.asType()), codec))));
            } else if (isMessage(parameter)) {
                arguments.add(new Thrown.Argument.Message());
            } else {
                unresolved |= parameter.asType().getKind() == TypeKind.ERROR;
                obstacles.add(exception.getSimpleName() + " " + accessors.missing(parameter) + ". Way out: add one"
                        + otherName(parameter));
            }
        }
        return new FieldConstructor(constructor, arguments, obstacles, definitions, unresolved, premature);
    }

    private boolean isMessage(VariableElement parameter) {
        return isText(parameter) && MESSAGES.contains(parameter.getSimpleName().toString());
    }

    private static boolean isText(VariableElement parameter) {
        return parameter.asType().getKind() == TypeKind.DECLARED
                && TypeSystem.element(parameter.asType()).getQualifiedName().contentEquals("java.lang.String");
    }

    /** The exception that is called the cause, or the only one. */
    private boolean isCause(VariableElement parameter, ExecutableElement constructor) {
        return isThrowable(parameter)
                && (parameter.getSimpleName().contentEquals(CAUSE)
                        || constructor.getParameters().stream()
                                        .filter(this::isThrowable)
                                        .count()
                                == 1)
                && system.nameable(
                        system.types().erasure(parameter.asType()), unit.name().packageName());
    }

    private boolean isThrowable(VariableElement parameter) {
        TypeKind kind = parameter.asType().getKind();
        return (kind == TypeKind.DECLARED || kind == TypeKind.TYPEVAR)
                && system.isA(parameter.asType(), "java.lang.Throwable");
    }

    private String otherName(VariableElement parameter) {
        if (isText(parameter)) {
            return ", or call the parameter message if it is the message";
        }
        return isThrowable(parameter) ? ", or call the parameter cause if it is the cause" : "";
    }

    private static String withoutStop(String sentence) {
        return sentence.substring(0, sentence.length() - 1);
    }
}
