package dev.parallel.processor.read;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The size of a heap as {@code -Xmx} takes it. */
final class HeapText {

    private static final Pattern SIZE = Pattern.compile("(\\d+)([kKmMgGtT]?)");
    private static final BigInteger LEAST = BigInteger.valueOf(2L << 20);
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private HeapText() {}

    /**
     * Checks a size.
     *
     * @throws IllegalArgumentException if no JVM takes it; the message says why
     */
    static void check(String text) {
        Matcher matcher = SIZE.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "is no size: write a whole number and k, m, g or t, as in \"512m\" or \"2g\"");
        }
        BigInteger bytes = new BigInteger(matcher.group(1)).shiftLeft(shift(matcher.group(2)));
        if (bytes.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException(
                    "is " + bytes + " bytes, and no JVM starts with less than 2m" + unitHint(matcher.group(2)));
        }
        if (bytes.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("is more than any machine has");
        }
    }

    private static String unitHint(String unit) {
        return unit.isEmpty() ? ": perhaps a unit is missing, as in \"512m\"" : "";
    }

    private static int shift(String unit) {
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "k" -> 10;
            case "m" -> 20;
            case "g" -> 30;
            case "t" -> 40;
            default -> 0;
        };
    }
}
