package dev.parallel.internal.worker;

import java.util.Comparator;
import java.util.Map;

/** Where this JVM's threads stand, as text. */
final class ThreadDump {

    private ThreadDump() {}

    /**
     * Dumps all threads.
     *
     * @param first the thread that comes first: the one that runs tasks
     * @return one block a thread, in the form of a JVM's own dumps
     */
    static String of(Thread first) {
        StringBuilder text = new StringBuilder(4096);
        append(text, first, first.getStackTrace());
        Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey() != first)
                .sorted(Comparator.comparing(entry -> entry.getKey().getName()))
                .forEach((Map.Entry<Thread, StackTraceElement[]> entry) ->
                        append(text, entry.getKey(), entry.getValue()));
        return text.toString();
    }

    private static void append(StringBuilder text, Thread thread, StackTraceElement[] frames) {
        text.append('"').append(thread.getName()).append('"');
        text.append(thread.isDaemon() ? " daemon " : " ")
                .append(thread.getState())
                .append('\n');
        for (StackTraceElement frame : frames) {
            text.append("\tat ").append(frame).append('\n');
        }
        text.append('\n');
    }
}
