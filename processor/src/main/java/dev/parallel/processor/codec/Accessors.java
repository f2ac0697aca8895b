package dev.parallel.processor.codec;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** What gives the value of a constructor's parameter again: {@code name()}, {@code getName()}, {@code isName()} or a field. */
public final class Accessors {

    private final TypeSystem system;
    private final TypeElement element;
    private final Unit unit;
    private final Set<String> othersMethods;

    /**
     * Makes a search.
     *
     * @param system the compiler's types
     * @param element the class
     * @param unit the generated class from which they must be accessible
     * @param othersMethods the names of methods that give something else than their name says here
     */
    public Accessors(TypeSystem system, TypeElement element, Unit unit, Set<String> othersMethods) {
        this.system = system;
        this.element = element;
        this.unit = unit;
        this.othersMethods = othersMethods;
    }

    /** What stands behind {@code value.} for a parameter, or null. */
    public String find(VariableElement parameter) {
        String wanted = parameter.getSimpleName().toString();
        List<? extends Element> members = system.elements().getAllMembers(element);
        for (String accessor : names(parameter)) {
            for (ExecutableElement method : ElementFilter.methodsIn(members)) {
                if (method.getSimpleName().contentEquals(accessor)
                        && !othersMethods.contains(accessor)
                        && !isOfObject(method)
                        && method.getParameters().isEmpty()
                        && usable(method)
                        && fits(((ExecutableType) typeOf(method)).getReturnType(), parameter)
                        && method.getThrownTypes().stream().noneMatch(system::isChecked)) {
                    return accessor + "()";
                }
            }
        }
        List<VariableElement> fields = ElementFilter.fieldsIn(members);
        for (VariableElement field : fields) {
            if (field.getKind() == ElementKind.FIELD
                    && field.getSimpleName().contentEquals(wanted)
                    && usable(field)
                    && fields.stream().noneMatch(each -> system.elements().hides(each, field))
                    && fits(typeOf(field), parameter)) {
                return wanted;
            }
        }
        return null;
    }

    /** What an accessor of a parameter may be called, in the order in which they are looked for. */
    static List<String> names(VariableElement parameter) {
        String name = parameter.getSimpleName().toString();
        String capital = capitalised(name);
        return List.of(name, "get" + capital, "is" + capital);
    }

    /** That there is none: the rest of a sentence that begins with the class. */
    public String missing(VariableElement parameter) {
        String wanted = parameter.getSimpleName().toString();
        String capital = capitalised(wanted);
        String compiled = wanted.matches("arg\\d+")
                ? " (a compiled class keeps the names of parameters only with javac's -parameters)"
                : "";
        return "has no accessor for its constructor's parameter " + parameter.asType() + " " + wanted + ": neither "
                + wanted + "(), get" + capital + "(), is" + capital + "() nor a field " + wanted
                + " of that type is accessible from " + unit.name().canonicalName() + compiled;
    }

    /** As a member of the class. A declared type made anew may be javac's erasure of an earlier round, which knows no late superclass. */
    private TypeMirror typeOf(Element member) {
        return system.types().asMemberOf((DeclaredType) element.asType(), member);
    }

    private boolean fits(TypeMirror given, VariableElement parameter) {
        return given.getKind() != TypeKind.VOID
                && system.types().isAssignable(given, parameter.asType())
                && !rounds(unboxed(given), unboxed(parameter.asType()));
    }

    /** Whether a number of a type may lose digits where it is assigned. */
    private static boolean rounds(TypeKind from, TypeKind to) {
        return to == TypeKind.FLOAT && (from == TypeKind.INT || from == TypeKind.LONG)
                || to == TypeKind.DOUBLE && from == TypeKind.LONG;
    }

    private TypeKind unboxed(TypeMirror type) {
        try {
            return system.types().unboxedType(type).getKind();
        } catch (IllegalArgumentException e) {
            // No box.
            return type.getKind();
        }
    }

    /** Its {@code hashCode()} and {@code toString()} say nothing of a field of that name, where nobody overrides them. */
    private static boolean isOfObject(ExecutableElement method) {
        return ((TypeElement) method.getEnclosingElement()).getQualifiedName().contentEquals("java.lang.Object");
    }

    private boolean usable(Element member) {
        Set<Modifier> modifiers = member.getModifiers();
        return !modifiers.contains(Modifier.STATIC) && system.memberAccessible(member, unit.packageName());
    }

    static String capitalised(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
