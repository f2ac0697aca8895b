package dev.parallel.maven.launch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** A console that keeps what it is told. */
final class Lines implements Console {

    private final List<String> lines = new ArrayList<>();

    @Override
    public synchronized void info(String line) {
        add("INFO " + line);
    }

    @Override
    public synchronized void warn(String line) {
        add("WARN " + line);
    }

    @Override
    public synchronized void error(String line) {
        add("ERROR " + line);
    }

    /** Waits for a line; the test has the bound. */
    synchronized String await(Predicate<String> wanted) throws InterruptedException {
        while (lines.stream().noneMatch(wanted)) {
            wait();
        }
        return lines.stream().filter(wanted).findFirst().orElseThrow();
    }

    private void add(String line) {
        lines.add(line);
        notifyAll();
    }

    synchronized List<String> all() {
        return List.copyOf(lines);
    }
}
