package dev.parallel.maven.launch;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads and writes durations as people do. */
public final class TextDuration {

    private static final Pattern AMOUNT = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(ns|us|ms|s|m|h|d)");

    private static final Map<String, Long> NANOS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L,
            "d", 86_400_000_000_000L);

    private TextDuration() {}

    /**
     * Reads a duration as the annotation takes it.
     *
     * @param text a number with a unit, for example {@code 10s} or {@code 1.5m}, an ISO-8601 duration, or {@code 0}
     * @return not negative
     * @throws IllegalArgumentException if it is none of these
     */
    public static Duration parse(String text) {
        String trimmed = text.trim();
        if (trimmed.equals("0")) {
            return Duration.ZERO;
        }
        Matcher matcher = AMOUNT.matcher(trimmed);
        try {
            if (matcher.matches()) {
                BigDecimal amount = new BigDecimal(matcher.group(1));
                return Duration.ofNanos(amount.multiply(BigDecimal.valueOf(NANOS.get(matcher.group(2))))
                        .toBigInteger()
                        .longValueExact());
            }
            Duration duration = Duration.parse(trimmed);
            if (!duration.isNegative()) {
                return Duration.ofNanos(duration.toNanos());
            }
        } catch (DateTimeParseException | ArithmeticException e) {
            throw unreadable(text, e);
        }
        throw unreadable(text, null);
    }

    private static IllegalArgumentException unreadable(String text, Exception cause) {
        return new IllegalArgumentException(
                "\"" + text
                        + "\" is no duration of less than 292 years: write a number with one of the units ns, us, ms, s, m, h,"
                        + " d, for example 10s or 1.5m, or ISO-8601, for example PT10S",
                cause);
    }

    /**
     * Writes a duration for a summary.
     *
     * @param nanos how long, in nanoseconds
     * @return for example {@code 0.42 s}, {@code 12.3 s}, {@code 3 min 05 s} or {@code 2 h 03 min}
     */
    static String show(long nanos) {
        double seconds = nanos / 1e9;
        if (seconds < 10) {
            return Numbers.fixed(seconds, 2) + " s";
        }
        if (seconds < 60) {
            return Numbers.fixed(seconds, 1) + " s";
        }
        long whole = Math.round(seconds);
        if (whole < 3600) {
            return whole / 60 + " min " + Numbers.twoDigits(whole % 60) + " s";
        }
        return whole / 3600 + " h " + Numbers.twoDigits(whole % 3600 / 60) + " min";
    }
}
