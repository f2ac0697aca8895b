package dev.parallel.processor.read;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Element;
import javax.lang.model.util.Elements;

/**
 * Reads documentation comments as the text of traditional ones. Markdown ({@code ///}, since Java 23) becomes plain text: the generated
 * code may be compiled by a compiler that knows none, and in a traditional comment it would be broken HTML.
 */
final class CommentReader {

    /** Code between backticks, within a paragraph; what looks like a tag there is none. */
    private static final String SPAN = "(?<!`)(`++)(?:(?!\\n\\h*\\n).)+?(?<!`)\\1(?!`)";

    private static final String TAG = "\\{@(?:inheritDoc|(?:snippet\\s[^:{}]*:|(?!return\\b)\\p{Alpha}+\\s)([^{}]*))}";
    private static final Pattern SPAN_OR_TAG = Pattern.compile(SPAN + "|" + TAG, Pattern.DOTALL);
    private static final Pattern RESULT = Pattern.compile("\\A\\s*\\{@return\\s+([^{}]*)}");
    private static final Pattern LINE_TAG = Pattern.compile("^(\\h*)@", Pattern.MULTILINE);
    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}(?=[^`]*$)|~{3,}).*");
    private static final String CODE = "    ";

    /** In place of what stands for itself, and of what begins a tag, until the rest has been escaped. */
    private static final String PLAIN_AT = "\0";

    private static final String TAG_BEGIN = "\1";

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
        String text = RESULT.matcher(withoutInlineTags(markdown)).replaceFirst(TAG_BEGIN + "return $1}");
        StringBuilder out = new StringBuilder();
        String fence = "";
        for (String line : text.lines().toList()) {
            Matcher begin = FENCE.matcher(line);
            boolean code = !fence.isEmpty() || line.startsWith(CODE);
            if (fence.isEmpty() && begin.matches()) {
                fence = begin.group(1);
            } else if (!fence.isEmpty() && line.strip().startsWith(fence)) {
                fence = "";
            }
            out.append(code ? withoutTags(escaped(line)) : escaped(line)).append('\n');
        }
        return out.toString().replace(PLAIN_AT, "&#64;").replace(TAG_BEGIN, "{@");
    }

    /** Puts in place of each inline tag its text; neither that nor code begins a block tag, wherever the line breaks. */
    private static String withoutInlineTags(String markdown) {
        return SPAN_OR_TAG.matcher(markdown).replaceAll(found -> {
            String text = markdown.startsWith("{@", found.start())
                    ? Objects.requireNonNullElse(found.group(2), "").replace("@", PLAIN_AT)
                    : LINE_TAG.matcher(found.group()).replaceAll("$1" + PLAIN_AT);
            return Matcher.quoteReplacement(text);
        });
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
