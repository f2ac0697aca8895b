package dev.parallel.internal.process.launch;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * This process's command line, for a JVM that cannot be asked for its arguments: the options for the JVM stand before
 * the main class. Files of arguments ({@code @file}) are not read.
 */
final class CommandLine {

    /** Options with the next word as value that say where classes are: of no use to a worker. */
    private static final Set<String> PATHS = Set.of("-cp", "-classpath", "--class-path", "-p", "--module-path");

    /** Options after which comes what to run. */
    private static final Set<String> LAST = Set.of("-jar", "-m", "--module");

    private static final Path WORDS = Path.of("/proc/self/cmdline");

    private CommandLine() {}

    /** The words after the command; empty where the system does not tell. */
    static List<String> words(Charset charset) {
        if (Files.isReadable(WORDS)) {
            try {
                // Each word ends with a zero byte; an empty one is a word too.
                String[] words = new String(Files.readAllBytes(WORDS), charset).split("\0", -1);
                return List.of(words).subList(1, words.length - 1);
            } catch (IOException e) {
                System.getLogger(CommandLine.class.getName()).log(Level.DEBUG, "Cannot read " + WORDS, e);
            }
        }
        return ProcessHandle.current().info().arguments().map(List::of).orElse(List.of());
    }

    /** The JVM's options among the words of a command line of {@code java}, each as one word. */
    static List<String> options(List<String> words) {
        List<String> options = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (PATHS.contains(word)) {
                i++;
            } else if (UserArguments.takesValue(word) && i + 1 < words.size()) {
                i++;
                options.add(word + "=" + words.get(i));
            } else if (LAST.contains(word) || !word.startsWith("-") && !word.startsWith("@")) {
                return options;
            } else if (!word.startsWith("@") && !word.startsWith("--module=")) {
                options.add(word);
            }
        }
        return options;
    }
}
