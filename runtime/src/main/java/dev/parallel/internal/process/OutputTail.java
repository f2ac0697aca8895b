package dev.parallel.internal.process;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The last lines that a worker wrote to either stream, and its crash report: what the message of a lost worker shows.
 * Thread-safe.
 */
public final class OutputTail {

    /** The most lines kept. */
    public static final int LINES = 100;

    /** The most characters kept of the lines, and of a report. */
    public static final int CHARACTERS = 64 << 10;

    /** How the lines of a report with all arguments begin. */
    private static final List<String> ARGUMENTS = List.of("Command Line: ", "jvm_args: ");

    private final Deque<String> lines = new ArrayDeque<>();
    private int characters;

    /** The report on standard output is the short form of the one on standard error. */
    private final StringBuilder shortReport = new StringBuilder();

    private final StringBuilder fullReport = new StringBuilder();

    /** Makes an empty one. */
    public OutputTail() {}

    /**
     * The last lines.
     *
     * @return oldest first, at most {@link #LINES}; together at most {@link #CHARACTERS}
     */
    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /**
     * What the worker's JVM wrote about its own crash.
     *
     * @return at most {@link #CHARACTERS}, from its beginning; empty if there was no crash
     */
    public synchronized Optional<String> crashReport() {
        StringBuilder report = fullReport.length() > 0 ? fullReport : shortReport;
        return report.length() == 0 ? Optional.empty() : Optional.of(report.toString());
    }

    synchronized void add(String line) {
        String kept = line.length() <= CHARACTERS ? line : line.substring(line.length() - CHARACTERS);
        lines.addLast(kept);
        characters += kept.length();
        while (lines.size() > LINES || characters > CHARACTERS) {
            characters -= lines.removeFirst().length();
        }
    }

    synchronized void addReport(boolean error, String text) {
        StringBuilder report = error ? fullReport : shortReport;
        String line = withoutArguments(text);
        int room = CHARACTERS - report.length();
        if (room > line.length()) {
            report.append(line).append('\n');
        } else {
            report.append(line, 0, Math.max(0, room));
        }
    }

    /** A report ends up in logs, and the JVM's arguments have system properties with passwords among them. */
    private static String withoutArguments(String line) {
        for (String label : ARGUMENTS) {
            if (line.startsWith(label)) {
                return label + "(left out: they may hold secrets)";
            }
        }
        return line;
    }
}
