package dev.parallel.application;

import dev.parallel.Pool;
import dev.parallel.testing.ParallelTasks;
import java.io.FileInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** An application that uses up its file descriptors while it has a pool. */
public final class NoDescriptorLeft {

    private static final Integer LARGE = 1 << 20;

    private NoDescriptorLeft() {}

    public static void main(String[] arguments) throws Exception {
        loadClasses();
        try (Pool pool = Pool.builder().workers(1).heap("64m").open()) {
            System.out.println(
                    "before=" + pool.applyAsync(ParallelTasks.square.with(3)).join());
            List<FileInputStream> files = useUpDescriptors();
            System.out.println("meanwhile=" + pool.apply(ParallelTasks.makeBytes.with(LARGE)).length);
            for (FileInputStream file : files) {
                file.close();
            }
            System.out.println("afterwards="
                    + pool.applyAsync(ParallelTasks.makeBytes.with(LARGE)).get(Duration.ofSeconds(20)).length);
        }
    }

    /** Their files could not be opened later. */
    private static void loadClasses() throws Exception {
        try (Pool pool = Pool.builder().workers(1).heap("64m").open()) {
            pool.apply(ParallelTasks.makeBytes.with(LARGE));
            pool.applyAsync(ParallelTasks.makeBytes.with(LARGE)).get(Duration.ofSeconds(20));
        }
    }

    private static List<FileInputStream> useUpDescriptors() {
        List<FileInputStream> files = new ArrayList<>();
        while (true) {
            try {
                files.add(new FileInputStream("/dev/null"));
            } catch (IOException e) {
                return files;
            }
        }
    }
}
