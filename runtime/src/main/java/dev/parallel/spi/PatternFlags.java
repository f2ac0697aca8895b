package dev.parallel.spi;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Whether a pattern's flags can be told. {@link Pattern#flags} gives those at the end of the expression, on the JDKs up to 25 at least:
 * after {@code foo|(?i)bar} that is CASE_INSENSITIVE, which compiled with the same text would be true of {@code foo}, too.
 */
final class PatternFlags {

    /** Flags changed for the rest of an expression or group, unlike {@code (?i:...)}, which is a group of its own. */
    private static final Pattern CHANGE = Pattern.compile("\\(\\?[a-zA-Z]*(-[a-zA-Z]*)?\\)");

    private static final Pattern CHANGES_AT_START = Pattern.compile("^(" + CHANGE + ")+");

    private static final int ALL_BUT_COMMENTS = Pattern.UNIX_LINES
            | Pattern.CASE_INSENSITIVE
            | Pattern.MULTILINE
            | Pattern.DOTALL
            | Pattern.UNICODE_CASE
            | Pattern.UNICODE_CHARACTER_CLASS;

    private PatternFlags() {}

    /** Whether the same text, compiled with the flags that the pattern tells, means the same again. */
    static boolean areKnown(Pattern pattern) {
        if ((pattern.flags() & Pattern.LITERAL) != 0) {
            return true;
        }
        // What stands at the start is true of the whole expression, and does no harm twice.
        String rest = CHANGES_AT_START.matcher(pattern.pattern()).replaceFirst("");
        return !CHANGE.matcher(rest).find()
                || keeps(rest, 0) && keeps(rest, ALL_BUT_COMMENTS) && keeps(rest, Pattern.COMMENTS);
    }

    /** Whether the flags at the end of an expression are those that it was compiled with. */
    private static boolean keeps(String expression, int flags) {
        try {
            return Pattern.compile(expression, flags).flags() == flags;
        } catch (PatternSyntaxException e) {
            // Such an expression depends on its flags: it is not told apart, and so does not travel.
            return false;
        }
    }
}
