package dev.parallel.processor.codec;

import dev.parallel.processor.model.Findings;
import dev.parallel.processor.model.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads a class that is no record: its one accessible constructor, and what gives each of its parameters. */
final class ClassReading {

    /** A parameter of the constructor and what gives its value. */
    record Member(String name, String access, TypeMirror type) {}

    private final TypeSystem system;
    private final Unit unit;
    private final TypeElement element;
    private final String name;
    private final String simpleName;

    ClassReading(TypeSystem system, Unit unit, TypeElement element) {
        this.system = system;
        this.unit = unit;
        this.element = element;
        this.name = element.getQualifiedName().toString();
        this.simpleName = element.getSimpleName().toString();
    }

    /** The members in the order of the constructor's parameters; null if the class cannot travel, which is then found. */
    List<Member> members(Findings found) {
        List<ExecutableElement> constructors = ElementFilter.constructorsIn(element.getEnclosedElements()).stream()
                .filter(each -> system.memberAccessible(each, unit.packageName()))
                .toList();
        if (constructors.size() != 1) {
            refuse(
                    found,
                    constructors.isEmpty()
                            ? "has no constructor that is accessible from "
                                    + unit.name().canonicalName() + ", the generated class that must call it"
                            : "has " + constructors.size() + " constructors, and nothing says which one counts");
            return null;
        }
        ExecutableElement constructor = constructors.get(0);
        if (constructor.getParameters().isEmpty() && hasState()) {
            refuse(found, "has fields, but its constructor does not take them");
            return null;
        }
        List<Member> members = new ArrayList<>();
        for (VariableElement parameter : constructor.getParameters()) {
            String access = access(parameter);
            if (access == null) {
                refuse(found, missing(parameter));
                return null;
            }
            members.add(new Member(parameter.getSimpleName().toString(), access, parameter.asType()));
        }
        return members;
    }

    private void refuse(Findings found, String reason) {
        if (DefinitionReader.isReshaped(element)) {
            found.markPremature();
        }
        found.refusals()
                .add(new Refusal(
                        name,
                        reason,
                        "make it a record, or a class with exactly one constructor whose parameters have accessors of the"
                                + " same names, or " + String.format(Refusals.NAME_A_CODEC, simpleName)));
    }

    private String missing(VariableElement parameter) {
        String wanted = parameter.getSimpleName().toString();
        String capital = capitalised(wanted);
        String compiled = wanted.matches("arg\\d+")
                ? " (a compiled class keeps the names of parameters only with javac's -parameters)"
                : "";
        return "has no accessor for its constructor's parameter " + parameter.asType() + " " + wanted + ": neither "
                + wanted + "(), get" + capital + "(), is" + capital + "() nor a field " + wanted
                + " of that type is accessible from " + unit.name().canonicalName() + compiled;
    }

    private boolean hasState() {
        for (TypeElement each = element; each != null; each = superclass(each)) {
            for (VariableElement field : ElementFilter.fieldsIn(each.getEnclosedElements())) {
                if (!field.getModifiers().contains(Modifier.STATIC)
                        && !field.getModifiers().contains(Modifier.TRANSIENT)) {
                    return true;
                }
            }
        }
        return false;
    }

    private TypeElement superclass(TypeElement type) {
        return type.getSuperclass().getKind() == TypeKind.DECLARED ? TypeSystem.element(type.getSuperclass()) : null;
    }

    private String access(VariableElement parameter) {
        String wanted = parameter.getSimpleName().toString();
        String capital = capitalised(wanted);
        List<? extends Element> members = system.elements().getAllMembers(element);
        for (String accessor : List.of(wanted, "get" + capital, "is" + capital)) {
            for (ExecutableElement method : ElementFilter.methodsIn(members)) {
                if (method.getSimpleName().contentEquals(accessor)
                        && method.getParameters().isEmpty()
                        && usable(method)
                        && fits(memberType(method), parameter)
                        && method.getThrownTypes().stream().noneMatch(this::isChecked)) {
                    return accessor + "()";
                }
            }
        }
        for (VariableElement field : ElementFilter.fieldsIn(members)) {
            if (field.getKind() == ElementKind.FIELD
                    && field.getSimpleName().contentEquals(wanted)
                    && usable(field)
                    && fits(
                            system.types().asMemberOf(system.types().getDeclaredType(element, own()), field),
                            parameter)) {
                return wanted;
            }
        }
        return null;
    }

    private TypeMirror[] own() {
        return element.getTypeParameters().stream().map(Element::asType).toArray(TypeMirror[]::new);
    }

    private TypeMirror memberType(ExecutableElement method) {
        TypeMirror type = system.types().asMemberOf(system.types().getDeclaredType(element, own()), method);
        return ((javax.lang.model.type.ExecutableType) type).getReturnType();
    }

    private boolean fits(TypeMirror given, VariableElement parameter) {
        return given.getKind() != TypeKind.VOID && system.types().isAssignable(given, parameter.asType());
    }

    private boolean usable(Element member) {
        Set<Modifier> modifiers = member.getModifiers();
        return !modifiers.contains(Modifier.STATIC) && system.memberAccessible(member, unit.packageName());
    }

    private boolean isChecked(TypeMirror thrown) {
        return !system.isA(thrown, "java.lang.RuntimeException") && !system.isA(thrown, "java.lang.Error");
    }

    private static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
