package dev.parallel;

import dev.parallel.internal.transport.NoThread;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

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
    private final CallbackThreads threads;
    /** Tries until it succeeds. Set before there is anything to run. */
    private Consumer<BooleanSupplier> retries;

    CallbackExecutor(String pool) {
        WeakReference<ClassLoader> context =
                new WeakReference<>(Thread.currentThread().getContextClassLoader());
        threads = new CallbackThreads(owner -> {
            CallbackThread thread = new CallbackThread(owner);
            thread.setName(pool + "-callback-" + nextThread.getAndIncrement());
            ClassLoader application = context.get();
            thread.setContextClassLoader(application != null ? application : ClassLoader.getSystemClassLoader());
            return thread;
        });
    }

    /** Who tries again to have a thread, where there is none. */
    void retryBy(Consumer<BooleanSupplier> someone) {
        retries = someone;
    }

    @Override
    public void execute(Runnable callback) {
        try {
            threads.execute(callback);
        } catch (RejectedExecutionException e) {
            // Only dependents that are added to a result after its pool has ended come here.
            ForkJoinPool.commonPool().execute(callback);
        } catch (OutOfMemoryError e) {
            if (!NoThread.isMeantBy(e)) {
                throw e;
            }
            // It is queued already. Whoever drains must not pay for it, nor run a user's code himself.
            retries.accept(this::hasThread);
        }
    }

    /**
     * Whether what is queued has a thread that will run it. It is taken out and put in again: a fork-join pool asks for a thread when
     * its queue was empty, and not again.
     */
    private boolean hasThread() {
        boolean had = true;
        for (ForkJoinTask<?> task : threads.drain()) {
            try {
                threads.execute(task);
            } catch (RejectedExecutionException e) {
                ForkJoinPool.commonPool().execute(task);
            } catch (OutOfMemoryError e) {
                had = false;
            }
        }
        return had;
    }

    /**
     * Ends the threads, once all callbacks have ended. Idle ones would end by themselves, but one after the other, a second
     * each.
     */
    void shutDown() {
        threads.shutdown();
    }

    /** Whether this thread runs a callback or a dependent of some pool. */
    static boolean isCurrent() {
        return Thread.currentThread() instanceof CallbackThread;
    }

    /** Whether this thread runs a callback or a dependent of this pool. */
    boolean isCallbackThread() {
        return Thread.currentThread() instanceof CallbackThread thread && thread.getPool() == threads;
    }

    private static final class CallbackThreads extends ForkJoinPool {
        CallbackThreads(ForkJoinWorkerThreadFactory factory) {
            super(
                    Math.max(2, Runtime.getRuntime().availableProcessors()),
                    factory,
                    null,
                    true,
                    0,
                    Integer.MAX_VALUE >>> 17,
                    1,
                    saturated -> true,
                    IDLE_SECONDS,
                    TimeUnit.SECONDS);
        }

        List<ForkJoinTask<?>> drain() {
            List<ForkJoinTask<?>> queued = new ArrayList<>();
            drainTasksTo(queued);
            return queued;
        }
    }

    private static final class CallbackThread extends ForkJoinWorkerThread {
        CallbackThread(ForkJoinPool owner) {
            super(owner);
        }
    }
}
