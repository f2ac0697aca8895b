package dev.parallel.internal.schedule;

import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads that start, kill and settle workers: as many as there is to do, since each of these waits for a process. Where no
 * further thread can be had, the caller does it: a limit that nobody enforces would be worse than one who waits.
 */
final class Keepers implements Executor {

    private static final long IDLE_SECONDS = 5;

    private final ThreadPoolExecutor threads;

    Keepers(String pool) {
        // After the last worker is gone nothing that is asked of a keeper matters any more.
        threads = new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                new Threads(pool + "-keeper"),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    @Override
    public void execute(Runnable work) {
        try {
            threads.execute(work);
        } catch (OutOfMemoryError noThread) {
            runHere(work);
        }
    }

    /** What it throws ends it and nothing else, as on a thread of its own: it is no business of who asked for it. */
    private static void runHere(Runnable work) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    void end() {
        threads.shutdown();
    }
}
