package dev.parallel.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where tasks, in whatever process, say that they run and wait until a test lets them go. A folder: each arrival is a file
 * with the process's id as content.
 */
public final class Gate {

    private static final Duration ARRIVAL = Duration.ofSeconds(60);
    private static final long PAUSE_MILLIS = 2;

    private final Path folder;

    private Gate(Path folder) {
        this.folder = folder;
    }

    /** A new gate, shut. */
    public static Gate in(Path parent) throws IOException {
        return new Gate(Files.createTempDirectory(parent, "gate"));
    }

    /** A gate that another process has made. */
    public static Gate at(String path) {
        return new Gate(Path.of(path));
    }

    /** The argument of a task that is to come here. */
    public String path() {
        return folder.toString();
    }

    /** Lets all go, those who come later too. */
    public void open() throws IOException {
        try {
            Files.createFile(folder.resolve("open"));
        } catch (FileAlreadyExistsException e) {
            // It stands open already.
            return;
        }
    }

    /** Waits until tasks have come here, and gives the ids of their processes. */
    public List<Long> awaitArrivals(int count) {
        await().atMost(ARRIVAL).pollInterval(Duration.ofMillis(PAUSE_MILLIS)).until(() -> arrivals() >= count);
        return pids();
    }

    /** How many tasks have come here so far. */
    public int arrivals() {
        return pids().size();
    }

    private List<Long> pids() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".arrived"))
                    .map(Gate::pid)
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static Long pid(Path file) {
        String name = file.getFileName().toString();
        return Long.valueOf(name.substring(0, name.indexOf('-')));
    }

    boolean isOpen() {
        return Files.exists(folder.resolve("open"));
    }

    void arrive() throws IOException {
        Files.createFile(
                folder.resolve(ProcessHandle.current().pid() + "-" + java.util.UUID.randomUUID() + ".arrived"));
    }

    /** Waits, and keeps the interrupt flag for later. */
    void awaitOpenUninterruptibly() {
        boolean interrupted = false;
        while (true) {
            try {
                awaitOpen();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    void awaitOpen() throws InterruptedException {
        while (!isOpen()) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
