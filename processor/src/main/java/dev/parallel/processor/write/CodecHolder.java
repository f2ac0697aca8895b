package dev.parallel.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeSpec;
import dev.parallel.processor.model.NestedNames;
import dev.parallel.processor.model.Value;
import javax.lang.model.element.Modifier;

/**
 * The nested class that keeps composed codecs as constants. It is initialised at the first use of one of them, when every
 * codec that it refers to can be: so types that contain each other do no harm.
 */
final class CodecHolder {

    private final ClassName name;
    private final Expressions expressions;
    private final NameAllocator names = new NameAllocator();
    private final TypeSpec.Builder type;

    /** A holder within a generated class. */
    CodecHolder(ClassName within, Expressions expressions) {
        this.name = NestedNames.within(within, "Codecs");
        this.expressions = expressions;
        this.type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .addMethod(Members.privateConstructor());
    }

    /** An expression for the codec of a value, which may be a constant of the holder. */
    CodeBlock use(Value value, String hint) {
        if (expressions.isPlain(value.codec()) && !Expressions.needsCast(value)) {
            return expressions.of(value);
        }
        // With an ending, since a class of codecs may well be named as a constant is.
        String field = names.newName(Names.constant(hint) + "_CODEC");
        type.addField(FieldSpec.builder(Names.codecOf(value.boxed()), field, Modifier.STATIC, Modifier.FINAL)
                .initializer(expressions.of(value))
                .build());
        return CodeBlock.of("$T.$L", name, field);
    }

    /** Adds the holder to its class, if it holds anything. */
    void addTo(TypeSpec.Builder outer) {
        TypeSpec built = type.build();
        if (!built.fieldSpecs().isEmpty()) {
            outer.addType(built);
        }
    }
}
