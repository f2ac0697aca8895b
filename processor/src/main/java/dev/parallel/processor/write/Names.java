package dev.parallel.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import java.util.Locale;

/** The names that generated code refers to. */
final class Names {

    static final ClassName TASK = ClassName.get("dev.parallel", "Task");
    static final ClassName CALL = ClassName.get("dev.parallel", "Call");
    static final ClassName STUBS = spi("Stubs");
    static final ClassName GENERATED = spi("Generated");
    static final ClassName GENERATED_CODECS = spi("GeneratedCodecs");
    static final ClassName SCALAR_CODECS = spi("ScalarCodecs");
    static final ClassName ARRAY_CODECS = spi("ArrayCodecs");
    static final ClassName TASK_METHOD = spi("TaskMethod");
    static final ClassName TASK_DESCRIPTOR = spi("TaskDescriptor");
    static final ClassName TASK_POLICY = spi("TaskPolicy");
    static final ClassName VALUE_CODEC = spi("ValueCodec");
    static final ClassName WIRE_EXCEPTION = spi("WireException");
    static final ClassName WIRE_READER = spi("WireReader");
    static final ClassName WIRE_WRITER = spi("WireWriter");

    private Names() {}

    private static ClassName spi(String name) {
        return ClassName.get("dev.parallel.spi", name);
    }

    static TypeName codecOf(TypeName type) {
        return ParameterizedTypeName.get(VALUE_CODEC, type);
    }

    /**
     * What generated code cannot avoid, however strictly its user compiles: casts of what was erased, and types and methods
     * that are deprecated or belong to modules that a reader of the stub may not see. The Eclipse compiler knows {@code
     * all} and nothing of some others; javac knows only the others. A warning that a type is an auxiliary class of another file
     * cannot be suppressed in the heads of members.
     */
    static AnnotationSpec suppressedWarnings() {
        return AnnotationSpec.builder(SuppressWarnings.class)
                .addMember(
                        "value",
                        "{$S, $S, $S, $S, $S, $S, $S, $S}",
                        "all",
                        "deprecation",
                        "doclint",
                        "exports",
                        "rawtypes",
                        "removal",
                        "unchecked",
                        "varargs")
                .build();
    }

    /** {@code customerName} as {@code CUSTOMER_NAME}. */
    static String constant(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }

    static String capitalised(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }
}
