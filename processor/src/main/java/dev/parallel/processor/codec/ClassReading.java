package dev.parallel.processor.codec;

import dev.parallel.processor.model.Findings;
import dev.parallel.processor.model.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads a class that is no record: its one accessible constructor, and what gives each of its parameters. */
final class ClassReading {

    /** A parameter of the constructor and what gives its value. */
    record Member(String name, String access, TypeMirror type) {}

    private final TypeSystem system;
    private final Unit unit;
    private final TypeElement element;
    private final Predicate<TypeElement> sources;
    private final String name;
    private final String simpleName;
    private final Accessors accessors;

    /** With what tells which classes are compiled now. */
    ClassReading(TypeSystem system, Unit unit, TypeElement element, Predicate<TypeElement> sources) {
        this.system = system;
        this.unit = unit;
        this.element = element;
        this.sources = sources;
        this.name = element.getQualifiedName().toString();
        this.simpleName = element.getSimpleName().toString();
        this.accessors = new Accessors(system, element, unit, Set.of());
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
        for (TypeMirror thrown : constructor.getThrownTypes()) {
            if (system.isChecked(thrown) && !system.isA(thrown, "java.lang.Exception")) {
                refuse(
                        found,
                        "has a constructor that throws " + thrown + ", which may be more than an Exception",
                        "let it throw exceptions alone");
                return null;
            }
        }
        List<Member> members = new ArrayList<>();
        for (VariableElement parameter : constructor.getParameters()) {
            String access = accessors.find(parameter);
            if (access == null) {
                refuse(found, accessors.missing(parameter));
                return null;
            }
            members.add(new Member(parameter.getSimpleName().toString(), access, parameter.asType()));
        }
        TypeElement hiding = LostFields.hidingState(element);
        if (hiding != null) {
            refuse(
                    found,
                    "inherits from " + hiding.getQualifiedName()
                            + ", which hides its state: nothing says that the constructor takes it",
                    "hold a " + hiding.getSimpleName() + " instead of being one");
            return null;
        }
        LostFields fields = new LostFields(system, element, constructor, sources);
        List<String> lost = fields.lost();
        if (!lost.isEmpty()) {
            refuse(
                    found,
                    "has fields that its constructor does not take, and whose values would be lost: "
                            + String.join(", ", lost),
                    "take them in the constructor, "
                            + (members.isEmpty() ? "" : "make final what never changes, ")
                            + "mark as transient what is a cache, make it a record");
            return null;
        }
        List<String> kept = fields.kept();
        if (!kept.isEmpty() && !isToBeReshaped()) {
            found.notes()
                    .add(name + " arrives with what its constructor sets in these fields, whatever was set later: "
                            + String.join(", ", kept)
                            + ". A cache is better marked as transient, and what never changes made final");
        }
        return members;
    }

    private void refuse(Findings found, String reason) {
        refuse(
                found,
                reason,
                "make it a record, or a class with exactly one constructor whose parameters have accessors of the same names");
    }

    private void refuse(Findings found, String reason, String wayOut) {
        if (isToBeReshaped()) {
            found.markPremature();
        }
        found.refusals()
                .add(new Refusal(name, reason, wayOut + ", or " + String.format(Refusals.NAME_A_CODEC, simpleName)));
    }

    /** Whether the class, or one that it inherits from, is still to be changed by another processor. */
    private boolean isToBeReshaped() {
        for (TypeElement each = element; each != null && sources.test(each); each = TypeSystem.superclass(each)) {
            if (Reshaping.isToComeWithin(each)) {
                return true;
            }
        }
        return false;
    }
}
