package dev.parallel;

import dev.parallel.internal.process.ResidentMemory;
import java.lang.System.Logger.Level;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as {@code -Xmx} takes them. */
final class MemorySize {

    private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,8})([kmg]?)");
    private static final int SHIFT = 10;

    private MemorySize() {}

    /** A size in bytes; {@code what} says whose, for the message. */
    static long parse(String what, String size) {
        Matcher matcher = SIZE.matcher(size.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    what + " is a number with k, m or g, for example \"512m\", not \"" + size + "\"");
        }
        int thousands = switch (matcher.group(2)) {
            case "k" -> 1;
            case "m" -> 2;
            case "g" -> 3;
            default -> 0;
        };
        return Long.parseLong(matcher.group(1)) << SHIFT * thousands;
    }

    /** A bound on the size of workers, or none (0) where the system does not tell how large they are. */
    static long measurable(long most) {
        if (most > 0 && !ResidentMemory.isTold()) {
            System.getLogger(Pool.class.getName())
                    .log(
                            Level.WARNING,
                            "maxWorkerMemory is without effect: this system does not tell how much memory a worker occupies."
                                    + " Replace workers with maxTasksPerWorker, and bound their heap");
            return 0;
        }
        return most;
    }
}
