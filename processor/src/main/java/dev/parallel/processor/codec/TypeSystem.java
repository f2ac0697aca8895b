package dev.parallel.processor.codec;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Questions about types and elements that the compiler's own interfaces answer only in several steps. */
public record TypeSystem(Elements elements, Types types) {

    /** Whether a type's class is a class of that name or extends or implements it. */
    public boolean isA(TypeMirror type, String qualifiedName) {
        TypeElement wanted = elements.getTypeElement(qualifiedName);
        return wanted != null && types.isSubtype(type, types.erasure(wanted.asType()));
    }

    /** Whether a method that throws it has to declare it. */
    public boolean isChecked(TypeMirror thrown) {
        return !isA(thrown, "java.lang.RuntimeException") && !isA(thrown, "java.lang.Error");
    }

    /** The class of a declared type. */
    public static TypeElement element(TypeMirror type) {
        return (TypeElement) ((DeclaredType) type).asElement();
    }

    /** The name of an element's package; empty for the unnamed one. */
    public String packageOf(Element element) {
        return elements.getPackageOf(element).getQualifiedName().toString();
    }

    /** The outermost class around a class, which may be itself; of a local one the outermost within its method. */
    public static TypeElement outermost(TypeElement type) {
        TypeElement outer = type;
        while (outer.getEnclosingElement() instanceof TypeElement enclosing) {
            outer = enclosing;
        }
        return outer;
    }

    /** Whether a class, or the outermost one around it, is one of those names. */
    static boolean isAmong(Set<String> outermostNames, TypeElement type) {
        return outermostNames.contains(outermost(type).getQualifiedName().toString());
    }

    /** Whether code in a package may name a class. */
    public boolean accessible(TypeElement type, String fromPackage) {
        boolean samePackage = packageOf(type).equals(fromPackage);
        for (Element each = type; each instanceof TypeElement; each = each.getEnclosingElement()) {
            if (!memberAccessible(each, samePackage)) {
                return false;
            }
        }
        return samePackage || isShown(type, fromPackage);
    }

    /** Whether the module of a package sees a class: it reads the class's module, which exports its package. */
    private boolean isShown(TypeElement type, String toPackage) {
        ModuleElement module = moduleOf(toPackage);
        return module == null
                || module.isUnnamed()
                || elements.getTypeElement(module, outermost(type).getQualifiedName()) != null;
    }

    /** The module of a package that is compiled; null if it cannot be told. */
    public ModuleElement moduleOf(String packageName) {
        PackageElement found = elements.getPackageElement(packageName);
        return found == null ? null : elements.getModuleOf(found);
    }

    /** Whether code in a package may use a member of an accessible class. */
    public boolean memberAccessible(Element member, String fromPackage) {
        return memberAccessible(member, packageOf(member).equals(fromPackage));
    }

    private static boolean memberAccessible(Element member, boolean samePackage) {
        return member.getModifiers().contains(Modifier.PUBLIC)
                || (samePackage && !member.getModifiers().contains(Modifier.PRIVATE));
    }

    /** Whether a class and all classes around it are public. */
    public static boolean isPublic(TypeElement type) {
        for (Element each = type; each instanceof TypeElement; each = each.getEnclosingElement()) {
            if (!each.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a class is an inner class: nested without {@code static}, or local. What is static within an inner class is none. */
    public static boolean isInner(TypeElement type) {
        boolean topLevel = type.getEnclosingElement().getKind() == ElementKind.PACKAGE;
        return (!topLevel && !type.getModifiers().contains(Modifier.STATIC)) || isLocal(type);
    }

    private static boolean isLocal(TypeElement type) {
        Element around = outermost(type).getEnclosingElement();
        return around.getKind() != ElementKind.PACKAGE;
    }

    /** The names of nested classes joined, as generated classes bear them: {@code Outer_Inner}. */
    public static String flatName(TypeElement type) {
        return type.getEnclosingElement() instanceof TypeElement enclosing
                ? flatName(enclosing) + "_" + type.getSimpleName()
                : type.getSimpleName().toString();
    }

    /** Whether code in a package may write a type down: all classes in it exist and are accessible. */
    public boolean nameable(TypeMirror type, String fromPackage) {
        if (type instanceof ArrayType array) {
            return nameable(array.getComponentType(), fromPackage);
        } else if (type.getKind() == TypeKind.WILDCARD) {
            WildcardType wildcard = (WildcardType) type;
            return (wildcard.getExtendsBound() == null || nameable(wildcard.getExtendsBound(), fromPackage))
                    && (wildcard.getSuperBound() == null || nameable(wildcard.getSuperBound(), fromPackage));
        } else if (type.getKind() == TypeKind.DECLARED) {
            return accessible(element(type), fromPackage)
                    && ((DeclaredType) type).getTypeArguments().stream().allMatch(each -> nameable(each, fromPackage));
        }
        return type.getKind().isPrimitive() || type.getKind() == TypeKind.VOID || type.getKind() == TypeKind.TYPEVAR;
    }

    /** Whether a type is, or contains, one that does not exist, or not yet: the compiler takes such a type for the same as any other. */
    public static boolean isUnresolved(TypeMirror type) {
        if (type.getKind() == TypeKind.ERROR) {
            return true;
        } else if (type instanceof ArrayType array) {
            return isUnresolved(array.getComponentType());
        } else if (type instanceof WildcardType wildcard) {
            return (wildcard.getExtendsBound() != null && isUnresolved(wildcard.getExtendsBound()))
                    || (wildcard.getSuperBound() != null && isUnresolved(wildcard.getSuperBound()));
        }
        return type instanceof DeclaredType declared
                && declared.getTypeArguments().stream().anyMatch(TypeSystem::isUnresolved);
    }

    /** Whether a class is the JDK's own. */
    public static boolean isOfJdk(TypeElement type) {
        String name = type.getQualifiedName().toString();
        return name.startsWith("java.") || name.startsWith("javax.");
    }

    /** The superclass of a class, or null if it has none that exists. */
    public static TypeElement superclass(TypeElement type) {
        return type.getSuperclass().getKind() == TypeKind.DECLARED ? element(type.getSuperclass()) : null;
    }

    /** The fields that a class itself, none above it, adds to each of its instances. */
    public static List<VariableElement> instanceFields(TypeElement type) {
        return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                .filter(field -> !field.getModifiers().contains(Modifier.STATIC))
                .toList();
    }

    /** The classes and interfaces above a class that do not exist, or not yet, and from which it may inherit anything. */
    public static Set<String> missingSupertypes(TypeElement type) {
        Set<String> missing = new LinkedHashSet<>();
        addMissingSupertypes(type, missing);
        return missing;
    }

    private static void addMissingSupertypes(TypeElement type, Set<String> missing) {
        List<TypeMirror> direct = new ArrayList<>(type.getInterfaces());
        direct.add(type.getSuperclass());
        for (TypeMirror each : direct) {
            if (each.getKind() == TypeKind.ERROR) {
                missing.add(each.toString());
            } else if (each.getKind() == TypeKind.DECLARED) {
                addMissingSupertypes(element(each), missing);
            }
        }
    }
}
