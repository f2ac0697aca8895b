package dev.parallel.processor.write;

import java.util.stream.Collectors;

/** The text of a documentation comment, for another comment. */
final class Documentation {

    private Documentation() {}

    /** The text with the space that follows each asterisk taken off, and nothing in it that ends a comment. */
    static String of(String comment) {
        return comment.replace("*/", "*&#47;")
                .strip()
                .lines()
                .map(line -> line.startsWith(" ") ? line.substring(1) : line)
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n", "", "\n"));
    }
}
