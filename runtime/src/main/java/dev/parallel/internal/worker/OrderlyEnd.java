package dev.parallel.internal.worker;

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
        ThreadGroup all = Thread.currentThread().getThreadGroup();
        while (all.getParent() != null) {
            all = all.getParent();
        }
        Thread[] threads = new Thread[all.activeCount() + 1];
        int found = all.enumerate(threads);
        while (found == threads.length) {
            // There may be more than there is room for.
            threads = new Thread[2 * found];
            found = all.enumerate(threads);
        }
        for (int i = 0; i < found; i++) {
            if (!threads[i].isDaemon() && threads[i] != Thread.currentThread()) {
                return true;
            }
        }
        return false;
    }
}
