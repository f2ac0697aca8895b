package dev.parallel.maven.driver.input;

import java.util.ArrayList;
import java.util.List;

/** A pattern with groups, such as {@code *.{png,jpg}}, as the patterns without groups that it stands for. */
final class Alternatives {

    private Alternatives() {}

    /**
     * Writes the groups out.
     *
     * @param pattern any pattern
     * @return those that it stands for; itself, where it has no group or one that is malformed
     */
    static List<String> of(String pattern) {
        List<String> alternatives = new ArrayList<>();
        int open = -1;
        int start = -1;
        for (int i = 0; i < pattern.length(); i = next(pattern, i)) {
            char c = pattern.charAt(i);
            if (c == '{' && open >= 0) {
                return List.of(pattern);
            }
            if (c == '{') {
                open = i;
                start = i + 1;
            } else if (open >= 0 && (c == ',' || c == '}')) {
                alternatives.add(pattern.substring(start, i));
                start = i + 1;
            }
            if (open >= 0 && c == '}') {
                String before = pattern.substring(0, open);
                String after = pattern.substring(start);
                return alternatives.stream()
                        .flatMap(each -> of(before + each + after).stream())
                        .toList();
            }
        }
        return List.of(pattern);
    }

    /** What is escaped or stands in brackets is only itself. */
    private static int next(String pattern, int i) {
        char c = pattern.charAt(i);
        int end = c == '[' ? pattern.indexOf(']', i) : i;
        return c == '\\' ? i + 2 : Math.max(i, end) + 1;
    }
}
