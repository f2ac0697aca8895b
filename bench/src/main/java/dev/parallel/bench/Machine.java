package dev.parallel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the numbers were measured on, and what else went on there. */
final class Machine {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");
    private static final Path LOAD = Path.of("/proc/loadavg");

    private Machine() {}

    static void print() throws IOException {
        System.out.printf("Machine: %d processors, %s%n", Runtime.getRuntime().availableProcessors(), processorModel());
        System.out.printf("JDK: %s (%s)%n", Runtime.version(), System.getProperty("java.vm.name"));
        System.out.printf(
                "System: %s %s %s%n",
                System.getProperty("os.name"), System.getProperty("os.version"), System.getProperty("os.arch"));
        printLoad();
    }

    /** The load of the last minute: above the measured program's own it says that the machine was busy. */
    static void printLoad() throws IOException {
        if (Files.isReadable(LOAD)) {
            System.out.printf("Load: %s%n", Files.readString(LOAD).strip());
        }
    }

    private static String processorModel() throws IOException {
        if (!Files.isReadable(PROCESSORS)) {
            return "model unknown";
        }
        try (Stream<String> lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("model unknown");
        }
    }
}
