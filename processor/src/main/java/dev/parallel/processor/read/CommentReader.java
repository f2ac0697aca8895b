package dev.parallel.processor.read;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;

/**
 * Reads documentation comments as the text of traditional ones. Markdown ({@code ///}, since Java 23) becomes plain text: the generated
 * code may be compiled by a compiler that knows none, and in a traditional comment it would be broken HTML.
 */
final class CommentReader {

    private static final Pattern INLINE_TAG = Pattern.compile("\\{@(?:code|link|linkplain|literal|value)\\s+([^{}]*)}");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,}).*");
    private static final String CODE = "    ";

    private final Elements elements;

    CommentReader(Elements elements) {
        this.elements = elements;
    }

    /** The text of an element's comment; empty if it has none. */
    String read(Element element) {
        String text = elements.getDocComment(element);
        if (text == null) {
            return "";
        }
        return isMarkdown(element) ? plain(text) : text;
    }

    private boolean isMarkdown(Element element) {
        try {
            Object kind =
                    Elements.class.getMethod("getDocCommentKind", Element.class).invoke(elements, element);
            return kind instanceof Enum<?> known && known.name().equals("END_OF_LINE");
        } catch (NoSuchMethodException e) {
            return false; // a compiler of before Java 23, which has no such comments
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the compiler does not tell the kind of the comment of " + element, e);
        }
    }

    private static String plain(String markdown) {
        Matcher tags = INLINE_TAG.matcher(markdown);
        StringBuilder out = new StringBuilder();
        String fence = "";
        for (String line : tags.replaceAll("$1").lines().toList()) {
            Matcher begin = FENCE.matcher(line);
            boolean code = !fence.isEmpty() || line.startsWith(CODE);
            if (fence.isEmpty() && begin.matches()) {
                fence = begin.group(1);
            } else if (!fence.isEmpty() && line.strip().startsWith(fence)) {
                fence = "";
            }
            out.append(code ? withoutTags(escaped(line)) : escaped(line)).append('\n');
        }
        return out.toString();
    }

    private static String escaped(String line) {
        return line.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("{@", "&#123;@");
    }

    /** What is code has no block tags, whatever it begins with. */
    private static String withoutTags(String line) {
        return line.replace("@", "&#64;");
    }
}
