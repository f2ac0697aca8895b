package dev.parallel.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.parallel.processor.model.Definition;
import dev.parallel.processor.model.Value;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The codecs of a type's components. Those that depend on type arguments are made at first use, since generic types may
 * contain each other; two threads may make the same one, which does no harm.
 */
final class ComponentCodecs {

    private final Expressions expressions;
    private final CodecHolder holder;
    private final NameAllocator names = new NameAllocator();
    private final List<FieldSpec> fields = new ArrayList<>();
    private final List<MethodSpec> methods = new ArrayList<>();

    ComponentCodecs(Definition definition) {
        this.expressions = new Expressions(definition);
        this.holder = new CodecHolder(definition.codec(), expressions);
    }

    /** An expression for the codec of a component. */
    CodeBlock use(Value value, String hint) {
        if (!expressions.isOfInstance(value.codec())
                || (expressions.isPlain(value.codec()) && !Expressions.needsCast(value))) {
            return holder.use(value, hint);
        }
        String name = names.newName(hint + "Codec");
        TypeName type = Names.codecOf(value.boxed());
        fields.add(FieldSpec.builder(type, name, Modifier.PRIVATE).build());
        methods.add(MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE)
                .returns(type)
                .addStatement("$T made = $N", type, name)
                .beginControlFlow("if (made == null)")
                .addStatement("made = $L", expressions.of(value))
                .addStatement("$N = made", name)
                .endControlFlow()
                .addStatement("return made")
                .build());
        return CodeBlock.of("$N()", name);
    }

    void addTo(TypeSpec.Builder type) {
        type.addFields(fields).addMethods(methods);
        holder.addTo(type);
    }
}
