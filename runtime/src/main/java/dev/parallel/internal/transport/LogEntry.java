package dev.parallel.internal.transport;

import java.time.Instant;
import java.util.List;

/**
 * A log record on its way home. Names only: neither side loads a class for it.
 *
 * @param level the level's number, as {@code java.util.logging} counts
 * @param levelName the level's name
 * @param logger the logger's name; null for an anonymous one
 * @param message the message with its parameters in place; null if it had none
 * @param time when it was logged
 * @param thread the id of the thread that logged it
 * @param threadName the name of that thread
 * @param sourceClass the class that logged it; null if unknown
 * @param sourceMethod the method that logged it; null if unknown
 * @param thrown what was logged with it, or null
 */
public record LogEntry(
        int level,
        String levelName,
        String logger,
        String message,
        Instant time,
        long thread,
        String threadName,
        String sourceClass,
        String sourceMethod,
        RemoteFailure thrown) {

    private static final int LONGEST_SHORTENED = 2000;
    private static final int MOST_SHORTENED_FRAMES = 50;

    /** The same with less of what can be long: a part of the message and of the exception's trace, without causes. */
    LogEntry shortened() {
        RemoteFailure part = thrown == null
                ? null
                : new RemoteFailure(
                        thrown.type(),
                        shortened(thrown.message()),
                        thrown.trace().subList(0, Math.min(thrown.trace().size(), MOST_SHORTENED_FRAMES)),
                        null,
                        List.of(),
                        null);
        return new LogEntry(
                level,
                levelName,
                logger,
                shortened(message),
                time,
                thread,
                threadName,
                sourceClass,
                sourceMethod,
                part);
    }

    private static String shortened(String text) {
        return text == null || text.length() <= LONGEST_SHORTENED
                ? text
                : text.substring(0, LONGEST_SHORTENED) + "... (" + text.length() + " characters)";
    }
}
