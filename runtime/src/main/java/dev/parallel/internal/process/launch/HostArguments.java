package dev.parallel.internal.process.launch;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Where this JVM's own arguments come from. With module {@code java.management}: all of them. Without it, as in some
 * jlink images: those of the environment variables only, and the command line's have to be given as the pool's
 * {@code jvmArgs}.
 */
final class HostArguments {

    /** What the launcher and the JVM read arguments from, in the order in which they take effect. */
    static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private HostArguments() {}

    static List<String> read() {
        if (ModuleLayer.boot().findModule("java.management").isPresent()) {
            return Management.arguments();
        }
        List<String> arguments = new ArrayList<>();
        for (String variable : VARIABLES) {
            String value = System.getenv(variable);
            if (value != null) {
                arguments.addAll(joined(split(value)));
            }
        }
        return arguments;
    }

    /** An option whose value is the next word as one word with "=", as the launcher itself hands it to the JVM. */
    static List<String> joined(List<String> words) {
        List<String> options = new ArrayList<>();
        for (String word : words) {
            int last = options.size() - 1;
            if (!word.startsWith("-") && last >= 0 && UserArguments.takesValue(options.get(last))) {
                options.set(last, options.get(last) + "=" + word);
            } else {
                options.add(word);
            }
        }
        return options;
    }

    /** As the JVM splits them: at white space outside single and double quotes, which are taken off. */
    static List<String> split(String options) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        char quote = 0;
        boolean inWord = false;
        for (int i = 0; i < options.length(); i++) {
            char c = options.charAt(i);
            if (quote != 0 ? c == quote : c == '"' || c == '\'') {
                quote = quote == 0 ? c : 0;
                inWord = true;
            } else if (quote == 0 && Character.isWhitespace(c)) {
                if (inWord) {
                    words.add(word.toString());
                    word.setLength(0);
                }
                inWord = false;
            } else {
                word.append(c);
                inWord = true;
            }
        }
        if (inWord) {
            words.add(word.toString());
        }
        return words;
    }

    /** Apart, so that its class is loaded only where the module is. */
    private static final class Management {
        static List<String> arguments() {
            return ManagementFactory.getRuntimeMXBean().getInputArguments();
        }
    }
}
