package dev.parallel;

import java.util.List;
import java.util.regex.Pattern;

/** Where a worker stood, in a sentence: the first frames of its thread dump. */
final class DumpedPlace {

    private static final String FRAME = "\tat ";
    /** Loader and module, as in {@code java.base@17.0.15/java.lang.Thread.sleep(Native Method)}. */
    private static final Pattern ORIGIN = Pattern.compile("^[^(]*/");

    private static final Pattern OF_THE_JDK = Pattern.compile("(java|javax|jdk|sun)\\..*");

    private DumpedPlace() {}

    /**
     * The innermost frame of the thread that runs tasks, and the innermost that is not the JDK's.
     *
     * @param dump as a worker gives it, with that thread first
     * @return with a space before it; empty if the dump has no frames, as that of a worker that was stopped
     */
    static String of(String dump) {
        List<String> frames = dump.lines()
                .skip(1)
                .takeWhile(line -> line.startsWith(FRAME))
                .map(line -> ORIGIN.matcher(line.substring(FRAME.length())).replaceFirst(""))
                .toList();
        if (frames.isEmpty()) {
            return "";
        }
        String innermost = frames.get(0);
        String own = frames.stream()
                .filter(frame -> !OF_THE_JDK.matcher(frame).matches())
                .findFirst()
                .orElse(innermost);
        return " It stood at " + innermost + (own.equals(innermost) ? "." : ", called by " + own + ".");
    }
}
