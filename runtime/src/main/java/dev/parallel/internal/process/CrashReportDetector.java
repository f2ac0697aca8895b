package dev.parallel.internal.process;

/**
 * Tells the lines of a JVM's crash report from a program's own, in one stream. A report has a head of lines that begin
 * with "#"; on standard error, a body from "---------------  S U M M A R Y" to "END." follows. The
 * line "#" before the head is taken for a program's own, rather than held back until the next line tells. Not
 * thread-safe.
 */
final class CrashReportDetector {

    private static final String BEGIN = "# A fatal error has been detected by the Java Runtime Environment";

    private enum State {
        OUTSIDE,
        HEAD,
        /** After an empty line that follows a head: the body comes next, or the report has ended. */
        BETWEEN,
        BODY,
        /** After the body the JVM may say once more, in lines with "#", where to report it. */
        FOOT
    }

    private State state = State.OUTSIDE;

    /** Whether the next line of the stream belongs to a report. */
    boolean isReport(String line) {
        state = next(line);
        return state != State.OUTSIDE;
    }

    private State next(String line) {
        if (line.startsWith(BEGIN)) {
            return State.HEAD;
        }
        boolean marked = line.startsWith("#");
        return switch (state) {
            case OUTSIDE -> State.OUTSIDE;
            case HEAD -> marked ? State.HEAD : line.isEmpty() ? State.BETWEEN : State.OUTSIDE;
            case BETWEEN -> line.startsWith("---------------") ? State.BODY : State.OUTSIDE;
            case BODY -> line.equals("END.") ? State.FOOT : State.BODY;
            case FOOT -> marked ? State.FOOT : State.OUTSIDE;
        };
    }
}
