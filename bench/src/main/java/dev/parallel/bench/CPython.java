package dev.parallel.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;

/** Runs {@code peer.py}, which measures {@code multiprocessing.Pool} with the same tasks. */
final class CPython {

    private static final int NOT_FOUND = 127;

    private CPython() {}

    /**
     * Measures.
     *
     * @param what the name of a measure in the script
     * @return its numbers by name; empty, after a word, if there is no {@code python3}
     */
    static Map<String, Double> measure(String what) throws IOException, InterruptedException {
        Path script = Files.createTempFile("peer", ".py");
        try {
            try (InputStream source = CPython.class.getResourceAsStream("peer.py")) {
                Files.copy(source, script, StandardCopyOption.REPLACE_EXISTING);
            }
            return run(what, script);
        } finally {
            Files.delete(script);
        }
    }

    private static Map<String, Double> run(String what, Path script) throws IOException, InterruptedException {
        // The shell says by its exit code that there is no such program, instead of an exception.
        Process process = new ProcessBuilder("sh", "-c", "exec python3 \"$0\" \"$1\"", script.toString(), what)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, Double> numbers = new HashMap<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int divider = line.indexOf(' ');
                numbers.put(line.substring(0, divider), Double.valueOf(line.substring(divider + 1)));
            }
        }
        int code = process.waitFor();
        if (code == NOT_FOUND) {
            System.out.println("CPython: skipped, there is no python3 on the path");
        } else if (code != 0) {
            throw new IOException("peer.py " + what + " ended with exit code " + code);
        }
        return numbers;
    }
}
