package dev.parallel.maven.driver.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The files that are not whole yet: whatever ends this process, they are not left behind. Thread-safe. */
public final class PartFiles {

    private static final Set<Path> PARTS = ConcurrentHashMap.newKeySet();

    static {
        // A signal from the terminal reaches this process as well as Maven's.
        Runtime.getRuntime().addShutdownHook(new Thread(PartFiles::deleteAll, "parallel-part-files"));
    }

    private PartFiles() {}

    static void add(Path part) {
        PARTS.add(part);
    }

    static void remove(Path part) {
        PARTS.remove(part);
    }

    /** Deletes them all. For the end of the process only: whoever still writes to them is not asked. */
    public static void deleteAll() {
        for (Path part : PARTS) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                // Nobody is left to be told. The next job that writes the same results writes over it.
            }
        }
    }
}
