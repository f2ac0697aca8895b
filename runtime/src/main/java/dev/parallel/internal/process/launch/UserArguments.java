package dev.parallel.internal.process.launch;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The JVM arguments that the user gave for a pool's workers. */
final class UserArguments {

    /** Options whose value may be the next word. */
    private static final Set<String> WITH_VALUE = Set.of(
            "--add-modules",
            "--add-opens",
            "--add-exports",
            "--add-reads",
            "--patch-module",
            "--limit-modules",
            "--enable-native-access",
            "--illegal-native-access",
            "--sun-misc-unsafe-memory-access",
            "--finalization",
            "--upgrade-module-path");

    private static final Pattern OURS = Pattern.compile(
            "-cp|-classpath|--class-path(=.*)?|-p|--module-path(=.*)?|-m|--module(=.*)?|-jar", Pattern.DOTALL);

    private static final Pattern HEAP_BOUND =
            Pattern.compile("-Xmx.*|-mx.*|-XX:MaxHeapSize=.*|-XX:MaxRAM(|Percentage|Fraction)=.*", Pattern.DOTALL);

    private UserArguments() {}

    /**
     * Refuses what would make the launcher run something else, before a process is started for it.
     *
     * @throws LaunchException naming the argument
     */
    static void check(List<String> arguments) {
        boolean isValue = false;
        for (String argument : arguments) {
            if (!isValue) {
                checkOption(argument);
            }
            isValue = !isValue && takesValue(argument);
        }
        if (isValue) {
            throw new LaunchException("The JVM argument " + arguments.get(arguments.size() - 1)
                    + " of the workers has no value after it.");
        }
    }

    /** Whether the value of an option may be the next word. */
    static boolean takesValue(String option) {
        return WITH_VALUE.contains(option);
    }

    private static void checkOption(String argument) {
        if (OURS.matcher(argument).matches()) {
            throw new LaunchException(
                    "The JVM argument \"" + argument + "\" cannot be given to workers: they run a main"
                            + " class of this library, with the class path and module path of the application. Add classes to"
                            + " the application's own path, or use -Xbootclasspath/a: or --patch-module.");
        }
        if (!argument.startsWith("-") || argument.length() < 2) {
            throw new LaunchException(
                    "The JVM argument \"" + argument + "\" of the workers does not begin with \"-\", so"
                            + " java would take it for the class to run. Give each argument as one string, for example"
                            + " \"-Xss2m\"; files of arguments (@file) are not read here.");
        }
    }

    /** Whether the arguments bound the heap themselves, so that no share of the memory is to be given. */
    static boolean boundHeap(List<String> arguments) {
        return arguments.stream().anyMatch(each -> HEAP_BOUND.matcher(each).matches());
    }
}
