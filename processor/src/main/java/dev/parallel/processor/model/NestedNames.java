package dev.parallel.processor.model;

import com.palantir.javapoet.ClassName;

/** How the classes within generated ones are called. */
public final class NestedNames {

    private static final String GENERATED = "$";

    private NestedNames() {}

    /**
     * A name that hides no class of the user. Where there is a package, the full name tells such a class apart; in the unnamed one a
     * dollar does, which only generated code has in its names.
     *
     * @param outer the generated class
     * @param simpleName what the nested one is
     * @return the nested class
     */
    public static ClassName within(ClassName outer, String simpleName) {
        return outer.nestedClass(outer.packageName().isEmpty() ? simpleName + GENERATED : simpleName);
    }
}
