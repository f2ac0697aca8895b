package dev.parallel.internal.process.launch;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;

/**
 * Where this JVM's own arguments come from. With module {@code java.management}: from the JVM, all of them. Without it, as
 * in a modular application that does not require it: from the environment variables and the command line, but for files
 * of arguments.
 */
final class HostArguments {

    /** What the launcher and the JVM read arguments from. */
    static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    private HostArguments() {}

    static List<String> read() {
        if (ModuleLayer.boot().findModule("java.management").isPresent()) {
            return Management.arguments();
        }
        List<String> arguments = new ArrayList<>();
        arguments.addAll(ofVariable("JAVA_TOOL_OPTIONS"));
        arguments.addAll(ofVariable("JDK_JAVA_OPTIONS"));
        // A launcher of jpackage has the program's arguments alone.
        if (System.getProperty(HostJvm.JPACKAGE) == null) {
            arguments.addAll(CommandLine.options(CommandLine.words(NativeCharset.get())));
        }
        arguments.addAll(ofVariable("_JAVA_OPTIONS"));
        return arguments;
    }

    private static List<String> ofVariable(String name) {
        String value = System.getenv(name);
        return value == null ? List.of() : joined(split(value));
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
