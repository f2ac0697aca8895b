package dev.parallel.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.parallel.processor.model.CodecRef;
import dev.parallel.processor.model.Definition;
import dev.parallel.processor.model.Shape;
import dev.parallel.processor.model.Value;
import java.util.List;
import java.util.Set;

/** Java expressions for codecs. */
final class Expressions {

    /** The parameters and local variables of the generated methods, but for those that are named after components. */
    private static final Set<String> VARIABLES =
            Set.of("arguments", "cause", "in", "message", "out", "parameter", "result", "tag", "thrown", "value");

    /** The definition whose codec class contains the expressions, or null within a task. */
    private final Definition self;

    Expressions(Definition self) {
        this.self = self;
    }

    /** Whether the expression is cheap and never changes, so that it needs no field. */
    boolean isPlain(CodecRef ref) {
        if (ref instanceof CodecRef.Constant constant) {
            return !isObscured(constant.holder());
        } else if (ref instanceof CodecRef.Own own) {
            return own.definition().generic()
                    ? isSelf(own)
                    : !isObscured(own.definition().codec());
        }
        return ref instanceof CodecRef.Variable;
    }

    /** Whether a class's full name, which JavaPoet may have to write, would begin with a variable where codecs are used. */
    private boolean isObscured(ClassName type) {
        String first = type.packageName().split("\\.", 2)[0];
        return VARIABLES.contains(first)
                || (self != null
                        && self.shape() instanceof Shape.Product product
                        && product.parts().stream().anyMatch(each -> each.name().equals(first)));
    }

    /** Whether the expression needs an instance of a generic codec. */
    boolean isOfInstance(CodecRef ref) {
        if (ref instanceof CodecRef.Factory factory) {
            return anyOfInstance(factory.arguments());
        } else if (ref instanceof CodecRef.Own own) {
            return (isSelf(own) && own.definition().generic()) || anyOfInstance(own.arguments());
        } else if (ref instanceof CodecRef.ArrayOf array) {
            return isOfInstance(array.element());
        }
        return ref instanceof CodecRef.Variable;
    }

    private boolean anyOfInstance(List<CodecRef> refs) {
        return refs.stream().anyMatch(this::isOfInstance);
    }

    private boolean isSelf(CodecRef.Own own) {
        return own.definition() == self && own.arguments().equals(variables());
    }

    private List<CodecRef> variables() {
        return self.variables().stream().<CodecRef>map(CodecRef.Variable::new).toList();
    }

    /** Whether the declared type has wildcards, which no codec's type has. */
    static boolean needsCast(Value value) {
        return !value.codec().type().equals(value.boxed());
    }

    /** An expression of type {@code ValueCodec} of the declared type. */
    CodeBlock of(Value value) {
        CodeBlock plain = of(value.codec());
        return needsCast(value)
                ? CodeBlock.of("($T) ($T<?>) $L", Names.codecOf(value.boxed()), Names.VALUE_CODEC, plain)
                : plain;
    }

    CodeBlock of(CodecRef ref) {
        if (ref instanceof CodecRef.Constant constant) {
            return CodeBlock.of("$T.$L", constant.holder(), constant.field());
        } else if (ref instanceof CodecRef.Factory factory) {
            return CodeBlock.of("$T.$L($L)", factory.holder(), factory.method(), list(factory.arguments()));
        } else if (ref instanceof CodecRef.EnumOf ofEnum) {
            return CodeBlock.of("$T.enumOf($T.class)", Names.SCALAR_CODECS, ofEnum.type());
        } else if (ref instanceof CodecRef.ArrayOf array) {
            return CodeBlock.of("$T.of($L, $L)", Names.ARRAY_CODECS, literal(array.component()), of(array.element()));
        } else if (ref instanceof CodecRef.UserMember user) {
            return CodeBlock.of("$T.$L$L", user.owner(), user.member(), user.method() ? "()" : "");
        } else if (ref instanceof CodecRef.Own own) {
            if (!own.definition().generic()) {
                return CodeBlock.of("$T.INSTANCE", own.definition().codec());
            }
            return isSelf(own)
                    ? CodeBlock.of("this")
                    : CodeBlock.of("$T.of($L)", own.definition().codec(), list(own.arguments()));
        }
        return CodeBlock.of("$L", variableField(((CodecRef.Variable) ref).type()));
    }

    /** The field of a generic codec that keeps the codec of a type variable. */
    static String variableField(TypeName variable) {
        return "codecOf" + variable;
    }

    private CodeBlock list(List<CodecRef> refs) {
        return refs.stream().map(this::of).collect(CodeBlock.joining(", "));
    }

    private static CodeBlock literal(TypeName component) {
        TypeName erased = erasure(component);
        return erased.equals(component)
                ? CodeBlock.of("$T.class", erased)
                : CodeBlock.of("($T<$T>) ($T<?>) $T.class", Class.class, component, Class.class, erased);
    }

    private static TypeName erasure(TypeName type) {
        if (type instanceof ParameterizedTypeName parameterized) {
            return parameterized.rawType();
        } else if (type instanceof ArrayTypeName array) {
            return ArrayTypeName.of(erasure(array.componentType()));
        }
        return type;
    }
}
