package dev.parallel.internal.worker;

import dev.parallel.internal.transport.LiveThreads;

/**
 * The end of a worker that was asked for it. {@link System#exit} looks for a logger first, since Java 21, in every archive of the class
 * path: for 30 ms of processor time, or many more. A JVM whose last thread but for daemons returns ends the same way without that.
 */
final class OrderlyEnd {

    private OrderlyEnd() {}

    /** For the main thread, which is to return after it. Does not return where a thread of a task would keep the process. */
    static void begin() {
        if (hasFurtherThreads()) {
            System.exit(WorkerExit.ORDERLY);
        }
    }

    private static boolean hasFurtherThreads() {
        for (Thread thread : LiveThreads.now()) {
            if (!thread.isDaemon() && thread != Thread.currentThread()) {
                return true;
            }
        }
        return false;
    }
}
