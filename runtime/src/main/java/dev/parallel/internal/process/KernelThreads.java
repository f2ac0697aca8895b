package dev.parallel.internal.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the operating system tells of a process's threads, for when the process itself does not answer. */
final class KernelThreads {

    private static final int AFTER_NAME = 2;

    private KernelThreads() {}

    static String of(long pid) {
        Path tasks = Path.of("/proc", Long.toString(pid), "task");
        if (!Files.isDirectory(tasks)) {
            return "This system does not tell more of its threads.";
        }
        StringBuilder text = new StringBuilder(
                "Threads as the system sees them (R runs, S sleeps, D waits for a device, T is stopped):\n");
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
            for (Path thread : threads) {
                // A name is cut off at 15 bytes, perhaps within a character.
                String stat = new String(Files.readAllBytes(thread.resolve("stat")), StandardCharsets.UTF_8);
                int end = stat.lastIndexOf(')');
                text.append("  ")
                        .append(stat, stat.indexOf('('), end + 1)
                        .append(' ')
                        .append(stat.charAt(Math.min(end + AFTER_NAME, stat.length() - 1)))
                        .append('\n');
            }
        } catch (IOException | DirectoryIteratorException e) {
            text.append("  (they ended meanwhile: ").append(e.getMessage()).append(")\n");
        }
        return text.toString();
    }
}
