package dev.parallel;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time limit as a system property says it, and {@link Parallel#timeout} too: {@code 10s}, {@code 1.5h} or ISO-8601. */
final class DurationText {

    private static final Pattern NUMBER_AND_UNIT = Pattern.compile("(\\d{1,18}(?:\\.\\d{1,9})?)(ns|us|ms|s|m|h|d)");
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
     * @param text a number and a unit, an ISO-8601 duration, or {@code 0}
     * @throws IllegalArgumentException if it is none of these
     */
    static Duration orZero(String text) {
        if (text.equals("0")) {
            return Duration.ZERO;
        }
        Matcher matcher = NUMBER_AND_UNIT.matcher(text);
        try {
            return matcher.matches() ? of(matcher.group(1), matcher.group(2)) : Duration.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "it is a number and one of ns, us, ms, s, m, h, d, as in \"10s\" or \"1.5h\", or an ISO-8601 duration,"
                            + " as in \"PT10S\"",
                    e);
        }
    }

    private static Duration of(String number, String unit) {
        BigDecimal nanos = new BigDecimal(number).multiply(BigDecimal.valueOf(NANOS.get(unit)));
        return Duration.ofNanos(nanos.min(LONGEST).longValue());
    }
}
