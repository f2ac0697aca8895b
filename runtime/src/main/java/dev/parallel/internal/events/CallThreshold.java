package dev.parallel.internal.events;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jfr.SettingControl;

/** How long a call must have run to be recorded; the least that any recording asks for. */
final class CallThreshold extends SettingControl {

    private static final String DEFAULT = "10 ms";
    private static final Pattern TIME = Pattern.compile("([0-9]{1,9}) ?(ns|us|ms|s)");

    private static volatile long nanos = PoolEvents.DEFAULT_CALL_NANOS;

    private String value = DEFAULT;

    /** Made by the flight recorder. */
    CallThreshold() {}

    static long nanos() {
        return nanos;
    }

    @Override
    public String combine(Set<String> values) {
        String least = DEFAULT;
        long leastNanos = Long.MAX_VALUE;
        for (String each : values) {
            long parsed = parse(each);
            if (parsed < leastNanos) {
                least = each;
                leastNanos = parsed;
            }
        }
        return least;
    }

    @Override
    public void setValue(String newValue) {
        value = newValue;
        nanos = parse(newValue);
    }

    @Override
    public String getValue() {
        return value;
    }

    /** What is no time counts as the default: a typing error in a recording's settings must not end in the recorder. */
    private static long parse(String text) {
        Matcher matcher = TIME.matcher(text.strip());
        if (!matcher.matches()) {
            return PoolEvents.DEFAULT_CALL_NANOS;
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ns" -> number;
            case "us" -> number * 1_000;
            case "ms" -> number * 1_000_000;
            default -> number * 1_000_000_000;
        };
    }
}
