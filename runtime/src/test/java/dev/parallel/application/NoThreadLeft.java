package dev.parallel.application;

import dev.parallel.AsyncResult;
import dev.parallel.Pool;
import dev.parallel.error.WorkerLostException;
import dev.parallel.testing.ParallelRogues;
import dev.parallel.testing.ParallelTasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** An application that can have no further thread while it has a pool, whose callback threads have ended for want of work. */
public final class NoThreadLeft {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private NoThreadLeft() {}

    /** The argument says what to do meanwhile. */
    public static void main(String[] arguments) throws Exception {
        boolean one = !arguments[0].equals("loseOneOfTwo");
        Path folder = Files.createTempDirectory("no-thread-left");
        try (Pool pool = Pool.builder()
                .workers(one ? 1 : 2)
                .heap("64m")
                .directory(folder)
                .open()) {
            if (!pool.awaitReady(LIMIT)) {
                throw new IllegalStateException("the workers did not start");
            }
            long worker = pool.applyAsync(ParallelTasks.pid()).get(LIMIT);
            while (Thread.getAllStackTraces().keySet().stream()
                    .anyMatch(thread -> isIdleThreadOfPool(thread.getName(), one))) {
                Thread.sleep(10);
            }
            CountDownLatch release = new CountDownLatch(1);
            List<Thread> threads = useUpThreads(release);
            Callable<?> afterwards = switch (arguments[0]) {
                case "deliver" -> deliver(pool, worker);
                case "lose" -> lose(pool);
                default -> loseOneOfTwo(pool, folder);
            };
            release.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
            System.out.println("afterwards=" + afterwards.call());
        }
        Files.delete(folder);
        System.out.println("closed=true");
    }

    private static boolean isIdleThreadOfPool(String name, boolean keepersMayStay) {
        return name.contains("-callback-") || name.contains("-keeper-") && !keepersMayStay;
    }

    /** Has a result arrive that no thread can be had for. */
    private static Callable<?> deliver(Pool pool, long worker) {
        AsyncResult<Integer> result = pool.applyAsync(ParallelTasks.square.with(3));
        System.out.println("same=" + (pool.apply(ParallelTasks.pid()) == worker));
        return () ->
                result.get(LIMIT) + ", " + (pool.applyAsync(ParallelTasks.pid()).get(LIMIT) == worker);
    }

    /** Loses the worker, whose exit the JDK cannot tell of. */
    private static Callable<?> lose(Pool pool) {
        try {
            pool.apply(ParallelRogues.exit.with(3));
        } catch (WorkerLostException e) {
            System.out.println("lost=" + e.exitCode().orElseThrow());
        }
        return () -> "nothing";
    }

    /** Loses one of two workers, and waits until three starts in a row have failed on the thread that found it gone. */
    private static Callable<?> loseOneOfTwo(Pool pool, Path folder) throws Exception {
        // Without its working directory none can start.
        Files.delete(folder);
        Callable<?> nothing = lose(pool);
        while (Thread.getAllStackTraces().values().stream().noneMatch(NoThreadLeft::hasFailedThreeTimes)) {
            Thread.sleep(10);
        }
        Files.createDirectory(folder);
        return () -> {
            // The rights to start processes are all of the application's.
            try (Pool other = Pool.builder().workers(1).heap("64m").open()) {
                return nothing.call() + " " + other.awaitReady(LIMIT) + " " + pool.awaitReady(LIMIT);
            }
        };
    }

    private static boolean hasFailedThreeTimes(StackTraceElement[] stack) {
        return Arrays.stream(stack)
                        .filter(frame -> frame.getMethodName().equals("startFailed"))
                        .count()
                >= 3;
    }

    private static List<Thread> useUpThreads(CountDownLatch release) {
        List<Thread> threads = new ArrayList<>();
        while (true) {
            Thread thread = new Thread(() -> {
                try {
                    release.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            thread.setDaemon(true);
            try {
                thread.start();
            } catch (OutOfMemoryError noThread) {
                return threads;
            }
            threads.add(thread);
        }
    }
}
