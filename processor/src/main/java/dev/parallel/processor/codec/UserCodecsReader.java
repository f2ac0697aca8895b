package dev.parallel.processor.codec;

import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** Reads {@code @Parallel.Codecs}. */
public final class UserCodecsReader {

    private static final String ANNOTATION = "dev.parallel.Parallel.Codecs";
    private static final String CODEC = "dev.parallel.Codec";

    /** Why a class serves nothing, and what to do. */
    private record Wrong(String reason, String wayOut) {}

    private final TypeSystem system;
    private final Set<String> sources;

    /**
     * Makes a reader.
     *
     * @param system the compiler's types
     * @param sources the qualified names of the top-level classes that are compiled now
     */
    public UserCodecsReader(TypeSystem system, Set<String> sources) {
        this.system = system;
        this.sources = sources;
    }

    /**
     * Reads the codecs that a class and the classes around it name.
     *
     * @param type the class
     * @param fromPackage the package of the code that will use them
     * @param unusable receives what is wrong
     * @return the codecs, the nearest first
     */
    public UserCodecs read(TypeElement type, String fromPackage, List<UnusableCodecs> unusable) {
        List<UserCodecs.Entry> entries = new ArrayList<>();
        Set<String> unresolved = new LinkedHashSet<>();
        for (Element each = type; each instanceof TypeElement; each = each.getEnclosingElement()) {
            for (AnnotationMirror annotation : each.getAnnotationMirrors()) {
                if (TypeSystem.element(annotation.getAnnotationType())
                        .getQualifiedName()
                        .contentEquals(ANNOTATION)) {
                    readAnnotation(each, annotation, fromPackage, entries, unresolved, unusable);
                }
            }
        }
        return new UserCodecs(entries, unresolved);
    }

    private void readAnnotation(
            Element annotated,
            AnnotationMirror annotation,
            String fromPackage,
            List<UserCodecs.Entry> entries,
            Set<String> unresolved,
            List<UnusableCodecs> unusable) {
        for (AnnotationValue all : annotation.getElementValues().values()) {
            if (!(all.getValue() instanceof List<?> values)) {
                continue;
            }
            for (Object each : values) {
                AnnotationValue value = (AnnotationValue) each;
                if (value.getValue() instanceof DeclaredType holder && holder.getKind() == TypeKind.DECLARED) {
                    Wrong wrong = readHolder(TypeSystem.element(holder), fromPackage, entries, unresolved);
                    if (wrong != null) {
                        unusable.add(new UnusableCodecs(wrong.reason(), wrong.wayOut(), annotated, annotation, value));
                    }
                } else if (!(value.getValue() instanceof TypeMirror named) || named.getKind() == TypeKind.ERROR) {
                    // javac does not tell the name of a class that it does not know.
                    unresolved.add("a class that @Parallel.Codecs of " + annotated + " names");
                }
            }
        }
    }

    /** Adds the codecs of a class; says what is wrong with it, or null. */
    private Wrong readHolder(
            TypeElement holder, String fromPackage, List<UserCodecs.Entry> entries, Set<String> unresolved) {
        String name = holder.getQualifiedName().toString();
        if (!system.accessible(holder, fromPackage)) {
            return new Wrong(
                    name + isNotAccessible(fromPackage),
                    "make it public, or at least not private and in the same package");
        }
        boolean empty = true;
        String hidden = null;
        for (Element member : holder.getEnclosedElements()) {
            TypeMirror served = served(member);
            if (served == null) {
                continue;
            }
            if (TypeSystem.isUnresolved(served)) {
                empty = false;
                // No round brings what a compiled class names and the class path lacks; nobody here can use it, either.
                if (TypeSystem.isAmong(sources, holder)) {
                    unresolved.add(served.toString());
                }
            } else if (system.memberAccessible(member, fromPackage)) {
                empty = false;
                TypeMirror thrown = checked(member);
                if (thrown != null) {
                    return new Wrong(
                            name + "." + member + " throws " + thrown
                                    + ", which nobody can handle where codecs are made",
                            "catch it there");
                }
                entries.add(new UserCodecs.Entry(
                        served,
                        ClassName.get(holder),
                        member.getSimpleName().toString(),
                        member.getKind() == ElementKind.METHOD));
            } else if (!member.getModifiers().contains(Modifier.PRIVATE)) {
                hidden = member.getSimpleName().toString();
            }
        }
        if (hidden != null) {
            return new Wrong(name + "." + hidden + isNotAccessible(fromPackage), "make it public");
        }
        return !empty
                ? null
                : new Wrong(
                        name + " has no codec",
                        "a codec is a static field, or a static method without parameters, of type Codec<X>, not private");
    }

    /** A checked exception that a method throws, or null. */
    private TypeMirror checked(Element member) {
        return member instanceof ExecutableElement method
                ? method.getThrownTypes().stream()
                        .filter(system::isChecked)
                        .findFirst()
                        .orElse(null)
                : null;
    }

    private static String isNotAccessible(String fromPackage) {
        return " is not accessible from the generated code in "
                + (fromPackage.isEmpty() ? "the unnamed package" : "package " + fromPackage);
    }

    /** The type that a member's codec serves, or null if it is no codec. */
    private static TypeMirror served(Element member) {
        if (!member.getModifiers().contains(Modifier.STATIC)) {
            return null;
        }
        TypeMirror type;
        if (member.getKind() == ElementKind.FIELD) {
            type = member.asType();
        } else if (member instanceof ExecutableElement method
                && member.getKind() == ElementKind.METHOD
                && method.getParameters().isEmpty()
                && method.getTypeParameters().isEmpty()) {
            type = method.getReturnType();
        } else {
            return null;
        }
        if (type.getKind() != TypeKind.DECLARED
                || !TypeSystem.element(type).getQualifiedName().contentEquals(CODEC)) {
            return null;
        }
        List<? extends TypeMirror> arguments = ((DeclaredType) type).getTypeArguments();
        return arguments.size() == 1 && !(arguments.get(0) instanceof WildcardType) ? arguments.get(0) : null;
    }
}
