package dev.parallel;

import java.util.Objects;

/** A variable of a process that is to be started. */
final class EnvironmentVariable {

    private EnvironmentVariable() {}

    /** Refuses here what the operating system would refuse at each start. */
    static void check(String name, String value) {
        if (Objects.requireNonNull(name, "name").isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "a variable's name is not empty and has neither = nor a zero character in it, not \""
                            + name.replace("\0", "\\0") + "\": environment(name, value) takes the two apart");
        }
        if (value != null && value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "the value of the variable " + name + " has a zero character in it, where it would end");
        }
    }
}
