package dev.parallel.maven.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Passes what a process writes on, line by line, and keeps the last lines. */
final class OutputPump {

    private static final int KEPT = 20;

    private final Deque<String> last = new ArrayDeque<>();
    private final Thread thread;

    private OutputPump(InputStream stream, Consumer<String> lines, String name) {
        thread = new Thread(() -> pump(stream, lines), name);
        thread.setDaemon(true);
    }

    static OutputPump start(InputStream stream, Consumer<String> lines, String name) {
        OutputPump pump = new OutputPump(stream, lines, name);
        pump.thread.start();
        return pump;
    }

    private void pump(InputStream stream, Consumer<String> lines) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, DriverCommand.nativeCharset()))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                keep(line);
                lines.accept(line);
            }
        } catch (IOException e) {
            // The stream of a process that was killed may break instead of ending.
            keep("(the output broke off: " + e.getMessage() + ")");
        }
    }

    private synchronized void keep(String line) {
        if (last.size() == KEPT) {
            last.removeFirst();
        }
        last.addLast(line);
    }

    synchronized List<String> lastLines() {
        return List.copyOf(last);
    }

    /** Waits for the end of the stream; not for ever, since a child of the process may have inherited it. */
    void await(long millis) throws InterruptedException {
        thread.join(millis);
    }
}
