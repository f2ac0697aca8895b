package dev.parallel.application;

import dev.parallel.AsyncResult;
import dev.parallel.Pool;
import dev.parallel.error.WorkerLostException;
import dev.parallel.testing.ParallelRogues;
import dev.parallel.testing.ParallelTasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

/** An application that can have no further thread while it has a pool, whose callback threads have ended for want of work. */
public final class NoThreadLeft {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    private NoThreadLeft() {}

    /** The argument says what to do meanwhile. */
    public static void main(String[] arguments) throws Exception {
        try (Pool pool = Pool.builder().workers(1).heap("64m").open()) {
            long worker = pool.applyAsync(ParallelTasks.pid()).get(LIMIT);
            while (Thread.getAllStackTraces().keySet().stream()
                    .anyMatch(thread -> thread.getName().contains("-callback-"))) {
                Thread.sleep(10);
            }
            CountDownLatch release = new CountDownLatch(1);
            List<Thread> threads = useUpThreads(release);
            Callable<?> afterwards = arguments[0].equals("deliver") ? deliver(pool, worker) : lose(pool);
            release.countDown();
            for (Thread thread : threads) {
                thread.join();
            }
            System.out.println("afterwards=" + afterwards.call());
        }
        System.out.println("closed=true");
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
