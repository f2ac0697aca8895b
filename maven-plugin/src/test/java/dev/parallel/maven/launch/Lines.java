package dev.parallel.maven.launch;

import java.util.ArrayList;
import java.util.List;

/** A console that keeps what it is told. */
final class Lines implements Console {

    private final List<String> lines = new ArrayList<>();

    @Override
    public synchronized void info(String line) {
        lines.add("INFO " + line);
    }

    @Override
    public synchronized void warn(String line) {
        lines.add("WARN " + line);
    }

    @Override
    public synchronized void error(String line) {
        lines.add("ERROR " + line);
    }

    synchronized List<String> all() {
        return List.copyOf(lines);
    }
}
