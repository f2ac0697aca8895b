package dev.parallel;

import java.lang.ref.WeakReference;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Where a pool's callbacks and dependents run, and results of {@code applyAsync} are decoded. A fork-join pool, because it
 * makes up for threads that wait in {@code CompletableFuture.get}: a callback that waits for another result does not keep that one
 * from being delivered. Its threads are daemons and end when there is nothing to do.
 *
 * <p>Their context class loader is that of the thread that makes this, so that callbacks find what the application finds. Inherited, it
 * would be that of whoever happens to complete the first result, and in a fat jar the system's, which sees no class of the application.
 * It is held weakly: a pool may outlive its application's interest in it.
 */
final class CallbackExecutor implements Executor {

    private static final int IDLE_SECONDS = 1;

    private final AtomicInteger nextThread = new AtomicInteger(1);
    private final ForkJoinPool threads;

    CallbackExecutor(String pool) {
        WeakReference<ClassLoader> context =
                new WeakReference<>(Thread.currentThread().getContextClassLoader());
        int parallelism = Math.max(2, Runtime.getRuntime().availableProcessors());
        threads = new ForkJoinPool(
                parallelism,
                owner -> {
                    CallbackThread thread = new CallbackThread(owner);
                    thread.setName(pool + "-callback-" + nextThread.getAndIncrement());
                    ClassLoader application = context.get();
                    thread.setContextClassLoader(
                            application != null ? application : ClassLoader.getSystemClassLoader());
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
        try {
            threads.execute(callback);
        } catch (RejectedExecutionException e) {
            // Only dependents that are added to a result after its pool has ended come here.
            ForkJoinPool.commonPool().execute(callback);
        }
    }

    /**
     * Ends the threads, once all callbacks have ended. Idle ones would end by themselves, but one after the other, a second
     * each.
     */
    void shutDown() {
        threads.shutdown();
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
