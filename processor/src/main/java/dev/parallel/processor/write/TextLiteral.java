package dev.parallel.processor.write;

import com.palantir.javapoet.CodeBlock;

/**
 * The literal of a text that a user chose. The compiler writes generated files in the encoding of the user's sources, and puts a
 * question mark for a character that it lacks without a word: so none is beyond ASCII.
 */
final class TextLiteral {

    private static final char LAST_OF_ASCII = 0x7E;

    private TextLiteral() {}

    static CodeBlock of(String text) {
        StringBuilder out = new StringBuilder();
        for (char c : CodeBlock.of("$S", text).toString().toCharArray()) {
            if (c > LAST_OF_ASCII) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        return CodeBlock.of("$L", out);
    }
}
