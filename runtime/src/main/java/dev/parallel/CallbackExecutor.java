package dev.parallel;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.TimeUnit;

/**
 * Where a pool's callbacks and dependents run, and results of {@code applyAsync} are decoded. A fork-join pool, because it
 * makes up for threads that wait in {@code CompletableFuture.get}: a callback that waits for another result does not keep that one
 * from being delivered. Its threads are daemons and end when there is nothing to do.
 */
final class CallbackExecutor implements Executor {

    private static final int IDLE_SECONDS = 1;

    private final ForkJoinPool threads;

    CallbackExecutor(String pool) {
        int parallelism = Math.max(2, Runtime.getRuntime().availableProcessors());
        threads = new ForkJoinPool(
                parallelism,
                owner -> {
                    CallbackThread thread = new CallbackThread(owner);
                    thread.setName(pool + "-callback-" + thread.getPoolIndex());
                    return thread;
                },
                null,
                true,
                0,
                Integer.MAX_VALUE >>> 17,
                1,
                saturated -> true,
                IDLE_SECONDS,
                TimeUnit.SECONDS);
    }

    @Override
    public void execute(Runnable callback) {
        threads.execute(callback);
    }

    boolean isCallbackThread() {
        return Thread.currentThread() instanceof CallbackThread thread && thread.getPool() == threads;
    }

    private static final class CallbackThread extends ForkJoinWorkerThread {
        CallbackThread(ForkJoinPool owner) {
            super(owner);
        }
    }
}
