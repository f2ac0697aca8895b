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

    /** The unit of what Linux tells of a process: its {@code USER_HZ}, which is 100 on every usual platform. */
    private static final double TICK_MILLIS = 10;
    /** Where the same file has the ticks of children, in user and in kernel mode, counted from behind the command's name. */
    private static final int CHILDREN_USER = 13;

    private static final int CHILDREN_KERNEL = 14;

    private ProcessorTime() {}

    /** What the children of this process that have ended have used in all, in milliseconds; not a number but on Linux. */
    static double ofEndedChildren() throws IOException {
        Path self = Path.of("/proc/self/stat");
        if (!Files.exists(self)) {
            return Double.NaN;
        }
        String line = Files.readString(self);
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_KERNEL])) * TICK_MILLIS;
    }

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
