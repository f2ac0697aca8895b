package dev.parallel.application;

import dev.parallel.AsyncResult;
import dev.parallel.Pool;
import dev.parallel.Results;
import dev.parallel.error.TaskTimeoutException;
import dev.parallel.internal.process.TestJvm;
import dev.parallel.testing.Gate;
import dev.parallel.testing.Misdeed;
import dev.parallel.testing.ParallelLifeTasks;
import dev.parallel.testing.ParallelTasks;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.ref.WeakReference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.logging.Logger;

/** Applications that leave the life of their pools to chance, each for one test: the first argument says which. */
public final class LifeApplication {

    private static final long PAUSE_MILLIS = 10;
    private static final List<Object> KEPT = new ArrayList<>();

    private LifeApplication() {}

    public static void main(String[] arguments) throws Exception {
        switch (arguments[0]) {
            case "open" -> open();
            case "finalizer" -> finalizer(arguments[1]);
            case "finalizerOfGarbage" -> finalizerOfGarbage(arguments[1]);
            case "finalizerOfOneShutDown" -> finalizerOfOneShutDown(arguments[1]);
            case "finalizerOfOneInUse" -> finalizerOfOneInUse(arguments[1]);
            case "finalizerThatFails" -> finalizerThatFails();
            case "exitInCallback" -> exitInCallback();
            case "garbage" -> garbage(pool -> {});
            case "garbageWithItsResults" -> garbage(pool -> KEPT.add(pool.applyAsync(ParallelTasks.square(3))));
            case "garbageAfterLargeCalls" ->
                garbage(pool ->
                        pool.map(ParallelTasks.bytes, List.of(new byte[3 << 20], new byte[1], new byte[5 << 20]), 1));
            case "garbageAfterALimit" -> garbage(LifeApplication::passALimit);
            case "garbageAfterHalfAnIterator" ->
                garbage(pool -> {
                    try (Results<Integer> results = pool.imap(ParallelTasks.square, List.of(1, 2, 3))) {
                        results.next();
                    }
                });
            case "dropped" -> dropped(arguments[1]);
            case "long" -> longCalls(arguments[1]);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static Pool.Builder builder() {
        return Pool.builder().workers(1).heap("32m").name("forgotten");
    }

    /** Ends with an open pool, a closed one and a declarative one. */
    private static void open() {
        try (Pool closed = builder().name("closed").open()) {
            closed.apply(ParallelTasks.square(2));
        }
        Pool pool = builder().open();
        System.out.println("explicit=" + pool.apply(ParallelTasks.pid()));
        System.out.println("declared=" + ParallelTasks.pid().apply());
    }

    private static void finalizer(String gate) {
        Pool pool = builder().finalizer(ParallelLifeTasks.arrive.with(gate)).open();
        System.out.println("pid=" + pool.apply(ParallelTasks.pid()));
    }

    /** The same, and the pool becomes garbage while the application ends. */
    private static void finalizerOfGarbage(String gate) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            for (int i = 0; i < 20; i++) {
                System.gc();
            }
        }));
        finalizer(gate);
    }

    /** Ends after it has told a pool to end, and without a look at what comes of that. */
    private static void finalizerOfOneShutDown(String gate) {
        Pool pool = builder().finalizer(ParallelLifeTasks.arrive.with(gate)).open();
        AsyncResult<Long> pid = pool.applyAsync(ParallelTasks.pid());
        // The call has its result, and ends a while later.
        pid.thenRun(() -> LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100)));
        System.out.println("pid=" + pid.join());
        pool.shutdown();
    }

    /** Other shutdown hooks need the pool for a second or more. */
    private static void finalizerOfOneInUse(String gate) {
        Pool pool = builder().finalizer(ParallelLifeTasks.arrive.with(gate)).open();
        System.out.println("pid=" + pool.apply(ParallelTasks.pid()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            for (int i = 0; i < 200; i++) {
                System.out.println("square=" + pool.apply(ParallelTasks.square(i)));
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
        }));
    }

    private static void finalizerThatFails() {
        Pool pool = builder().finalizer(ParallelLifeTasks.commit(Misdeed.THROW)).open();
        Logger.getLogger("any").info("loggers are shut down when an application ends that has used one");
        System.out.println("pid=" + pool.apply(ParallelTasks.pid()));
    }

    /** A callback ends the application while a hook waits for all callbacks. */
    private static void exitInCallback() {
        Pool pool = builder().open();
        Runtime.getRuntime().addShutdownHook(new Thread(pool::close));
        pool.applyAsync(ParallelTasks.square(3), nine -> System.exit(nine), null)
                .join();
    }

    /** Lets go of a pool, and waits until its workers are gone. */
    private static void garbage(Consumer<Pool> use) throws InterruptedException {
        Pool pool = builder().open();
        use.accept(pool);
        AsyncResult<Long> result = pool.applyAsync(ParallelTasks.pid());
        long pid = result.join();
        result = null;
        WeakReference<Pool> reference = new WeakReference<>(pool);
        pool = null;
        awaitCollected(reference);
        System.out.println("collected=true");
        while (!TestJvm.isGone(pid)) {
            collect();
        }
        System.out.println("gone=true");
    }

    private static void passALimit(Pool pool) {
        try {
            pool.apply(ParallelTasks.sleep.with(60_000).timeout(Duration.ofMillis(100)));
        } catch (TaskTimeoutException e) {
            return;
        }
        throw new IllegalStateException("the limit has not ended the call");
    }

    /** Lets go of a pool while a call is outstanding, whose result is kept. */
    private static void dropped(String path) throws Exception {
        AsyncResult<Long> result = builder().open().applyAsync(ParallelTasks.waitAt.with(path));
        AsyncResult<List<Long>> mapping =
                builder().open().mapAsync(ParallelTasks.waitAt, Collections.nCopies(3, path), 1);
        Gate gate = Gate.at(path);
        while (gate.arrivals() < 2) {
            Thread.sleep(PAUSE_MILLIS);
        }
        for (int i = 0; i < 20; i++) {
            collect();
        }
        gate.open();
        System.out.println("result=" + (result.get(Duration.ofSeconds(20)) > 0));
        System.out.println("mapping=" + mapping.get(Duration.ofSeconds(20)).size());
    }

    private static void awaitCollected(WeakReference<?> reference) throws InterruptedException {
        while (reference.get() != null) {
            collect();
        }
    }

    private static void collect() throws InterruptedException {
        System.gc();
        Thread.sleep(PAUSE_MILLIS);
    }

    /** Has two calls run for long, one of them with a limit, until something is told of one. */
    private static void longCalls(String path) throws Exception {
        PrintStream standardError = System.err;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        try (Pool pool = builder().name("long").workers(2).open()) {
            AsyncResult<Long> unlimited = pool.applyAsync(ParallelTasks.waitAt.with(path));
            AsyncResult<Integer> limited =
                    pool.applyAsync(ParallelTasks.sleep.with(1500).timeout(Duration.ofMinutes(5)));
            while (!told.toString(StandardCharsets.UTF_8).contains("has run for")) {
                Thread.sleep(PAUSE_MILLIS);
            }
            System.out.println("slept=" + limited.join());
            Gate.at(path).open();
            System.out.println("pid=" + unlimited.join());
        }
        standardError.print(told.toString(StandardCharsets.UTF_8));
    }
}
