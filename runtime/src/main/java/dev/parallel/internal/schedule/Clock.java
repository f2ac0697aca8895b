package dev.parallel.internal.schedule;

import dev.parallel.internal.process.Detached;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** What is to be done later, for all pools: one thread, which ends when nothing is to come. Nothing done here waits. */
final class Clock {

    private static final String THREAD = "parallel-clock";

    private static final ScheduledThreadPoolExecutor TIMER = timer();

    private Clock() {}

    private static ScheduledThreadPoolExecutor timer() {
        ScheduledThreadPoolExecutor timer =
                new ScheduledThreadPoolExecutor(1, action -> Detached.daemon(THREAD, action, 0));
        timer.setKeepAliveTime(1, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    /**
     * Does something later, unless it is cancelled.
     *
     * @param nanos how much later
     * @param action what; an exception goes to the thread's handler
     */
    static Future<?> after(long nanos, Runnable action) {
        return TIMER.schedule(() -> reported(action), nanos, TimeUnit.NANOSECONDS);
    }

    /** The timer would keep an exception for whoever asks for the action's result, which nobody does. */
    private static void reported(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException | Error e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }
}
