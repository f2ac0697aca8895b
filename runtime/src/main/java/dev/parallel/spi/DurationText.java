package dev.parallel.spi;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration as it is written in the annotation, in system properties and for the Maven plugin: {@code 10s}, {@code 1.5h}, {@code 0}
 * or ISO-8601.
 */
public final class DurationText {

    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(-?\\d+(?:\\.\\d+)?)\\s*(ns|us|ms|s|m|h|d)");
    private static final Map<String, Long> NANOS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L,
            "d", 86_400_000_000_000L);
    private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);

    private DurationText() {}

    /**
     * Reads a duration. A part of a nanosecond counts as a whole one. Whether zero or less makes sense is the caller's to say.
     *
     * @param text a number with a unit, {@code 0} without one, or an ISO-8601 duration; not null
     * @return of at most 292 years before or after zero, so that its nanoseconds fit a {@code long}
     * @throws IllegalArgumentException if the text is none of these, or too long a time; the message goes on where the caller has
     *     named the text: it begins with "is"
     */
    public static Duration parse(String text) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        Matcher matcher = NUMBER_AND_UNIT.matcher(text);
        BigDecimal exact = matcher.matches()
                ? new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(NANOS.get(matcher.group(2))))
                : iso(text);
        BigDecimal nanos = exact.setScale(0, RoundingMode.CEILING);
        if (nanos.abs().compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("is longer than 292 years");
        }
        return Duration.ofNanos(nanos.longValueExact());
    }

    private static BigDecimal iso(String text) {
        try {
            Duration duration = Duration.parse(text);
            return BigDecimal.valueOf(duration.getSeconds())
                    .multiply(BigDecimal.valueOf(1_000_000_000L))
                    .add(BigDecimal.valueOf(duration.getNano()));
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "is no duration: write a number and one of ns, us, ms, s, m, h, d, as in \"10s\" or \"1.5h\","
                            + " or an ISO-8601 duration, as in \"PT10S\"",
                    e);
        }
    }
}
