package dev.parallel.spi;

import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A size of memory as it is written in the annotation and for builders, which is as {@code -Xmx} takes it: {@code 512m}, {@code 2g}. */
public final class MemoryText {

    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(\\d+)([kKmMgGtT]?)");
    private static final BigInteger LONGEST = BigInteger.valueOf(Long.MAX_VALUE);
    private static final long LEAST_HEAP = 2L << 20;

    private MemoryText() {}

    /**
     * Reads a size.
     *
     * @param text a whole number, of bytes or with k, m, g or t after it; not null
     * @return bytes, at least 1
     * @throws IllegalArgumentException if the text is none of these, zero, or more than a {@code long} holds; the message goes on where
     *     the caller has named the text: it begins with "is"
     */
    public static long parse(String text) {
        Matcher matcher = NUMBER_AND_UNIT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "is no size: write a whole number and k, m, g or t, as in \"512m\" or \"2g\"");
        }
        BigInteger bytes = new BigInteger(matcher.group(1)).shiftLeft(shift(matcher.group(2)));
        if (bytes.signum() == 0) {
            throw new IllegalArgumentException("is 0 bytes: write a size such as \"512m\"");
        }
        if (bytes.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("is more than any machine has");
        }
        return bytes.longValueExact();
    }

    /**
     * Checks the size of a heap.
     *
     * @param text a size as of {@link #parse}; not null
     * @return the text, which a JVM takes after {@code -Xmx}
     * @throws IllegalArgumentException as {@link #parse} does, and for less than 2 MiB
     */
    public static String heap(String text) {
        long bytes = parse(text);
        if (bytes < LEAST_HEAP) {
            boolean hasUnit = !Character.isDigit(text.charAt(text.length() - 1));
            throw new IllegalArgumentException("is " + bytes + " bytes, and no JVM starts with less than 2m"
                    + (hasUnit ? "" : ": perhaps a unit is missing, as in \"512m\""));
        }
        return text;
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
