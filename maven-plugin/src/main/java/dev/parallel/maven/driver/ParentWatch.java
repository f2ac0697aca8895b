package dev.parallel.maven.driver;

import dev.parallel.maven.driver.output.PartFiles;
import java.io.IOException;
import java.io.InputStream;

/**
 * Ends this process when Maven ends, however it ended: then standard input ends. Halts, since nobody is left who would read
 * the results, after it has deleted what there is of them; the workers end the same way, by their own input.
 */
final class ParentWatch {

    private static final int EXIT_CODE = 130;

    private ParentWatch() {}

    static void start(InputStream standardInput) {
        Thread thread = new Thread(() -> watch(standardInput), "parallel-parent-watch");
        thread.setDaemon(true);
        thread.start();
    }

    private static void watch(InputStream standardInput) {
        try {
            awaitEnd(standardInput);
            PartFiles.deleteAll();
        } finally {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }

    private static void awaitEnd(InputStream standardInput) {
        try {
            int next;
            do {
                next = standardInput.read();
            } while (next >= 0);
        } catch (IOException e) {
            // A broken input is an ended one.
            return;
        }
    }
}
