package dev.parallel.spi;

import java.util.List;
import java.util.Objects;

/**
 * What generated code says of a task.
 *
 * @param stubClass the binary name of the generated class that registers the task
 * @param declaringClass the binary name of the class with the annotated method
 * @param name the task's name within its class, by default the method's
 * @param returnType the method's return type in source form, for example {@code java.util.List<java.lang.String>}
 * @param parameters the parameters in order
 * @param policy what the annotation declares
 */
public record TaskDescriptor(
        String stubClass,
        String declaringClass,
        String name,
        String returnType,
        List<Parameter> parameters,
        TaskPolicy policy) {

    /**
     * A parameter of the annotated method.
     *
     * @param type its type in source form
     * @param name its name
     */
    public record Parameter(String type, String name) {
        /** Neither part may be null. */
        public Parameter {
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(name, "name");
        }
    }

    /** Copies the parameters; nothing may be null. */
    public TaskDescriptor {
        Objects.requireNonNull(stubClass, "stubClass");
        Objects.requireNonNull(declaringClass, "declaringClass");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(returnType, "returnType");
        Objects.requireNonNull(policy, "policy");
        parameters = List.copyOf(parameters);
    }

    /**
     * The name that messages use.
     *
     * @return for example {@code com.acme.Primes.isPrime}
     */
    public String qualifiedName() {
        return declaringClass.replace('$', '.') + "." + name;
    }

    /**
     * The method's signature as a person reads it, with simple type names.
     *
     * @return for example {@code boolean isPrime(int n)}
     */
    public String signature() {
        StringBuilder text = new StringBuilder();
        text.append(simple(returnType)).append(' ').append(name).append('(');
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            text.append(i == 0 ? "" : ", ")
                    .append(simple(parameter.type()))
                    .append(' ')
                    .append(parameter.name());
        }
        return text.append(')').toString();
    }

    private static String simple(String type) {
        return type.replaceAll("\\b(?:[a-z_][\\w]*\\.)+", "");
    }
}
