package dev.parallel.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Processor time of processes. */
final class ProcessorTime {

    private ProcessorTime() {}

    /** What processes have used so far, in nanoseconds: to the nanosecond on Linux, elsewhere as the JDK knows it. */
    static long of(List<ProcessHandle> processes) throws IOException {
        long sum = 0;
        for (ProcessHandle process : processes) {
            Path threads = Path.of("/proc", Long.toString(process.pid()), "task");
            sum += Files.isDirectory(threads)
                    ? ofThreads(threads)
                    : process.info().totalCpuDuration().orElseThrow().toNanos();
        }
        return sum;
    }

    private static long ofThreads(Path folder) throws IOException {
        try (Stream<Path> threads = Files.list(folder)) {
            return threads.mapToLong(ProcessorTime::ofThread).sum();
        }
    }

    private static long ofThread(Path thread) {
        try {
            String statistics = Files.readString(thread.resolve("schedstat"));
            return Long.parseLong(statistics.substring(0, statistics.indexOf(' ')));
        } catch (NoSuchFileException e) {
            // It has ended since the folder was listed.
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
