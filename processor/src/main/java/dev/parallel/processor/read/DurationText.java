package dev.parallel.processor.read;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time limit as the annotation takes it: {@code 10s}, {@code 1.5h} or an ISO-8601 duration. */
final class DurationText {

    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(-?\\d+(?:\\.\\d+)?)(ns|us|ms|s|m|h|d)");
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
     * Reads a limit.
     *
     * @return nanoseconds, more than 0
     * @throws IllegalArgumentException if the text is no limit; the message says why
     */
    static long nanos(String text) {
        BigDecimal exact;
        Matcher matcher = NUMBER_AND_UNIT.matcher(text);
        if (matcher.matches()) {
            exact = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(NANOS.get(matcher.group(2))));
        } else {
            exact = iso(text);
        }
        if (exact.signum() <= 0) {
            throw new IllegalArgumentException(
                    "is not more than zero: no call could end within it; leave the timeout out for no limit");
        }
        BigDecimal nanos = exact.setScale(0, RoundingMode.CEILING);
        if (nanos.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("is longer than 292 years: leave the timeout out for no limit");
        }
        return nanos.longValueExact();
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
