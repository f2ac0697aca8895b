package dev.parallel.application;

import dev.parallel.AsyncResult;
import dev.parallel.Pool;
import dev.parallel.Task;
import dev.parallel.error.EncodingException;
import dev.parallel.testing.ParallelTasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Applications with pools, each for one test: the first argument says which. What they find they print as {@code key=value}. */
public final class Application {

    private static final int GIB = 1 << 30;

    private Application() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "hold" -> hold(arguments[1], arguments[2]);
            case "exit" -> exit(arguments[1], arguments[2]);
            case "end" -> end(arguments[1]);
            case "family" -> family(arguments[1], arguments[2]);
            case "large" -> large();
            case "many" -> many();
            case "full" -> full();
            case "successors" -> successors();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void occupy(Pool pool, String task, String gate) {
        Task<String, ?> chosen = Objects.requireNonNull(
                switch (task) {
                    case "busy" -> ParallelTasks.busy;
                    case "counted" -> ParallelTasks.counted;
                    case "waitAt" -> ParallelTasks.waitAt;
                    default -> null;
                },
                task);
        for (int i = 0; i < 2; i++) {
            pool.applyAsync(chosen.with(gate), value -> System.out.println("ended=" + value));
        }
    }

    /** Occupies two workers and waits to be killed. */
    private static void hold(String task, String gate) throws InterruptedException {
        Pool pool = Pool.builder().workers(2).heap("32m").open();
        occupy(pool, task, gate);
        new CountDownLatch(1).await();
    }

    /** Has a worker start a process, tells its id, occupies the worker or not, and waits to be killed. */
    private static void family(String task, String gate) throws InterruptedException {
        Pool pool = Pool.builder().workers(1).heap("32m").open();
        System.out.println(pool.apply(ParallelTasks.startGrandchild()));
        if (!task.equals("none")) {
            occupy(pool, task, gate);
        }
        new CountDownLatch(1).await();
    }

    /** Occupies two workers and exits in the midst of it. */
    private static void exit(String task, String gate) throws InterruptedException {
        Pool pool = Pool.builder().workers(2).heap("32m").open();
        occupy(pool, task, gate);
        while (entries(gate) < 2) {
            Thread.sleep(5);
        }
        System.exit(7);
    }

    /** Ends its main with an open pool and an open declarative pool. */
    private static void end(String gate) {
        Pool pool = Pool.builder().workers(2).heap("32m").open();
        System.out.println("explicit=" + pool.apply(ParallelTasks.pid()));
        System.out.println("declared=" + ParallelTasks.pid().apply());
        System.out.println("square=" + ParallelTasks.square.apply(entries(gate) + 3));
    }

    private static int entries(String folder) {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return Math.toIntExact(files.count());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void large() {
        try (Pool pool = Pool.builder().workers(1).heap("3g").open()) {
            byte[] bytes = new byte[64 << 20];
            bytes[bytes.length - 1] = 7;
            System.out.println("bytes64=" + Arrays.equals(bytes, pool.apply(ParallelTasks.bytes.with(bytes))));
            byte[] gib = new byte[GIB];
            gib[gib.length - 1] = 7;
            gib[gib.length / 2] = 8;
            System.out.println("bytes=" + Arrays.equals(gib, pool.apply(ParallelTasks.bytes.with(gib))));
            gib = null;
            long[] longs = new long[GIB / 16 / Long.BYTES];
            longs[longs.length - 1] = Long.MIN_VALUE;
            System.out.println("longs=" + Arrays.equals(longs, pool.apply(ParallelTasks.longs.with(longs))));
            longs = null;
            double[] doubles = new double[GIB / 16 / Double.BYTES];
            doubles[doubles.length - 1] = Math.PI;
            System.out.println("doubles=" + Arrays.equals(doubles, pool.apply(ParallelTasks.doubles.with(doubles))));
            System.out.println("after=" + pool.apply(ParallelTasks.square(3)));
        }
    }

    /** Maps a million items; their inputs and encodings together would not fit the heap. */
    private static void many() {
        try (Pool pool = Pool.builder().workers(2).heap("32m").open()) {
            List<Integer> lengths =
                    pool.map(ParallelTasks.textLength, (Iterable<String>) () -> IntStream.range(0, 1_000_000)
                            .mapToObj(i -> "item number " + i + " with some more text to it")
                            .iterator());
            System.out.println("count=" + lengths.size());
            System.out.println("first=" + lengths.get(0));
            System.out.println("last=" + lengths.get(lengths.size() - 1));
        }
    }

    /** Sends values that the shared memory has no room for. */
    private static void full() throws IOException {
        try (Pool pool = Pool.builder().workers(1).heap("64m").open()) {
            System.out.println("small=" + pool.apply(ParallelTasks.square(3)));
            System.out.println("argument=" + told(() -> pool.apply(ParallelTasks.bytes.with(new byte[8 << 20]))));
            System.out.println("between=" + pool.apply(ParallelTasks.square(4)));
            System.out.println("result=" + told(() -> pool.apply(ParallelTasks.makeBytes.with(8 << 20))));
            System.out.println("after=" + pool.apply(ParallelTasks.square(5)));
        }
        System.out.println("left=" + entries("/dev/shm"));
    }

    /** Has a dozen workers follow each other, where the shared memory has room for fewer, and keeps all results. */
    private static void successors() throws IOException {
        try (Pool pool = Pool.builder().workers(1).maxTasksPerWorker(1).open()) {
            List<AsyncResult<Long>> results = Stream.generate(() -> pool.applyAsync(ParallelTasks.pid()))
                    .limit(12)
                    .toList();
            System.out.println("workers="
                    + results.stream().map(AsyncResult::join).distinct().count());
            try (Stream<String> mapped = Files.lines(Path.of("/proc/self/maps"))) {
                List<String> links = mapped.filter(line -> line.contains("/parallel-") && line.contains("/segment"))
                        .toList();
                System.out.println("elsewhere="
                        + links.stream()
                                .filter(line -> !line.contains("/dev/shm"))
                                .count());
            }
        }
    }

    private static String told(Supplier<byte[]> call) {
        try {
            return call.get().length + " bytes";
        } catch (EncodingException e) {
            return e.getMessage();
        }
    }
}
