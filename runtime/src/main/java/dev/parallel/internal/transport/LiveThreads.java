package dev.parallel.internal.transport;

import java.util.Arrays;
import java.util.List;

/** The threads of this process, for what has to be made out from them; all that live, of whatever group. */
public final class LiveThreads {

    private LiveThreads() {}

    /** Those that live now. Not by way of all stack traces: that would stop all threads. */
    public static List<Thread> now() {
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
        return Arrays.asList(threads).subList(0, found);
    }
}
