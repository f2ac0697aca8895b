package dev.parallel.processor.codec;

import java.util.HashSet;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;

/** Tells whether a type contains, at any depth, one that certain codecs serve. */
final class Reach {

    private final TypeSystem system;
    private final UserCodecs codecs;
    private final Set<TypeElement> seen = new HashSet<>();

    Reach(TypeSystem system, UserCodecs codecs) {
        this.system = system;
        this.codecs = codecs;
    }

    boolean touches(TypeElement element) {
        if (codecs.isEmpty()
                || !seen.add(element)
                || element.getQualifiedName().toString().startsWith("java.")) {
            return false;
        }
        for (TypeMirror permitted : element.getPermittedSubclasses()) {
            if (served(permitted)) {
                return true;
            }
        }
        if (element.getKind() == ElementKind.RECORD) {
            for (RecordComponentElement component : element.getRecordComponents()) {
                if (served(component.asType())) {
                    return true;
                }
            }
            return false;
        }
        for (ExecutableElement constructor : ElementFilter.constructorsIn(element.getEnclosedElements())) {
            for (VariableElement parameter : constructor.getParameters()) {
                if (served(parameter.asType())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean served(TypeMirror type) {
        if (type.getKind() == TypeKind.ERROR) {
            return false;
        }
        if (codecs.find(type, system.types()) != null) {
            return true;
        }
        if (type instanceof ArrayType array) {
            return served(array.getComponentType());
        }
        if (type instanceof WildcardType wildcard) {
            return wildcard.getExtendsBound() != null && served(wildcard.getExtendsBound());
        }
        if (type instanceof DeclaredType declared) {
            for (TypeMirror argument : declared.getTypeArguments()) {
                if (served(argument)) {
                    return true;
                }
            }
            return touches(TypeSystem.element(declared));
        }
        return false;
    }
}
