package dev.parallel.processor.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The documentation comment of a task's method, for its factory. What held there and may not hold here is left out, so that the
 * factory's comment has no error that its user could not mend: the factory throws no checked exception, and has not the method's imports.
 */
final class Documentation {

    private static final Set<String> KEPT_BLOCKS = Set.of("@deprecated", "@param", "@return", "@since");
    private static final Set<String> REFERENCES = Set.of("@link", "@linkplain", "@value");
    private static final String RETURN = "@return the call\n";

    private Documentation() {}

    /** The comment of a factory whose method has none. */
    static String ofUndocumented(String method) {
        return "A call of {@code " + method + "}.\n\n" + RETURN;
    }

    /** The text with the space that follows each asterisk taken off, and nothing in it that ends a comment or begins an escape. */
    static String of(String comment) {
        List<String> blocks =
                blocks(withoutReferences(comment.replace("*/", "*&#47;").replace("\\u", "&#92;u")));
        String text = blocks.stream()
                .filter(block -> !block.startsWith("@") || KEPT_BLOCKS.contains(block.split("\\s", 2)[0]))
                .flatMap(String::lines)
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"))
                .strip();
        boolean returns = text.contains("{@return") || blocks.stream().anyMatch(block -> block.startsWith("@return"));
        return text + "\n" + (returns ? "" : (blocks.size() > 1 ? "" : "\n") + RETURN);
    }

    /** The description, then each block tag with its text. */
    private static List<String> blocks(String text) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        int depth = 0;
        for (String line : text.strip().lines().toList()) {
            String plain = line.startsWith(" ") ? line.substring(1) : line;
            if (depth == 0 && plain.stripLeading().startsWith("@")) {
                blocks.add(block.toString());
                block.setLength(0);
                plain = plain.stripLeading();
            }
            block.append(plain).append('\n');
            depth = depthAfter(plain, depth);
        }
        blocks.add(block.toString());
        return blocks;
    }

    /** How many braces of inline tags are open after a text; braces outside of them mean nothing. */
    private static int depthAfter(String text, int before) {
        int depth = before;
        for (int i = 0; i < text.length(); i++) {
            if (text.startsWith("{@", i) || (depth > 0 && text.charAt(i) == '{')) {
                depth++;
            } else if (depth > 0 && text.charAt(i) == '}') {
                depth--;
            }
        }
        return depth;
    }

    /** Puts in place of each link its label, or what it links to as code: names are read with the imports of another file here. */
    private static String withoutReferences(String text) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = text.startsWith("{@", at) ? endOfTag(text, at) : -1;
            if (end < 0) {
                out.append(text.charAt(at++));
            } else {
                String[] tag = text.substring(at + 1, end - 1).strip().split("\\s+", 2);
                boolean reference = REFERENCES.contains(tag[0]) && tag.length == 2;
                out.append(reference ? label(tag[1]) : text.substring(at, end));
                at = end;
            }
        }
        return out.toString();
    }

    /** Behind the brace that closes the inline tag at a place; -1 if none does. */
    private static int endOfTag(String text, int begin) {
        int depth = 0;
        for (int i = begin; i < text.length(); i++) {
            if (text.charAt(i) == '{') {
                depth++;
            } else if (text.charAt(i) == '}' && --depth == 0) {
                return i + 1;
            }
        }
        return -1;
    }

    /** The label of a link, behind the reference, whose parentheses may have spaces in them. */
    private static String label(String link) {
        int depth = 0;
        int end = 0;
        for (; end < link.length() && (depth > 0 || !Character.isWhitespace(link.charAt(end))); end++) {
            depth += link.charAt(end) == '(' ? 1 : link.charAt(end) == ')' ? -1 : 0;
        }
        String label = link.substring(end).strip();
        String reference = link.substring(0, end);
        return label.isEmpty()
                ? "{@code " + (reference.startsWith("#") ? reference.substring(1) : reference.replace('#', '.')) + "}"
                : label;
    }
}
