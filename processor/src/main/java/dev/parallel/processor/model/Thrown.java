package dev.parallel.processor.model;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.List;

/**
 * A declared exception that can be made again.
 *
 * @param type its class
 * @param plain how it is made of its message and cause; null if it cannot be
 * @param arguments what a constructor takes that makes it with its fields; null if there is none
 */
public record Thrown(ClassName type, Plain plain, List<Argument> arguments) {
    public Thrown {
        arguments = arguments == null ? null : List.copyOf(arguments);
    }

    /** What a constructor without fields takes, the best first. */
    public enum Plain {
        MESSAGE_AND_CAUSE("its message and cause"),
        MESSAGE("its message"),
        CAUSE("its cause"),
        NOTHING("nothing");

        private final String text;

        Plain(String text) {
            this.text = text;
        }

        /** What it takes, in words. */
        public String text() {
            return text;
        }
    }

    /** What a constructor that takes fields is given for a parameter. */
    public sealed interface Argument {

        /** The message. */
        record Message() implements Argument {}

        /** The cause, if it is of the parameter's class. */
        record Cause(TypeName type) implements Argument {}

        /** A value that travels. */
        record Field(Shape.Part part) implements Argument {}
    }
}
