package dev.parallel.processor.model;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import java.util.List;

/**
 * A task.
 *
 * @param name its name
 * @param method the method's name
 * @param declaring the declaring class
 * @param visible whether its members are public
 * @param documentation the method's Javadoc; empty if it has none
 * @param deprecation the method's {@code @Deprecated}, or null
 * @param parameters its parameters
 * @param varargs whether the last one is of variable arity
 * @param result its result
 * @param thrown the declared exceptions that can be rebuilt
 * @param policy what the annotation declares
 */
public record TaskModel(
        String name,
        String method,
        ClassName declaring,
        boolean visible,
        String documentation,
        AnnotationSpec deprecation,
        List<Parameter> parameters,
        boolean varargs,
        Value result,
        List<Thrown> thrown,
        Policy policy) {
    public TaskModel {
        parameters = List.copyOf(parameters);
        thrown = List.copyOf(thrown);
    }

    /** Whether the argument travels alone instead of in an array. */
    public boolean single() {
        return parameters.size() == 1;
    }

    /**
     * A parameter.
     *
     * @param name its name
     * @param value its type and codec
     */
    public record Parameter(String name, Value value) {}

    /** What the annotation declares; the pool has its default already. */
    public record Policy(
            int workers,
            long timeoutNanos,
            int retries,
            int maxTasksPerWorker,
            String heap,
            List<String> jvmArgs,
            String pool) {
        public Policy {
            jvmArgs = List.copyOf(jvmArgs);
        }
    }
}
