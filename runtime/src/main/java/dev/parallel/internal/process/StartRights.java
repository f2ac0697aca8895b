package dev.parallel.internal.process;

import java.util.concurrent.Semaphore;

/** The rights to start a process: all pools and child processes of this application together start so many at once. Thread-safe. */
public final class StartRights {

    private static final Semaphore RIGHTS =
            new Semaphore(2 * Runtime.getRuntime().availableProcessors());

    private StartRights() {}

    /** Takes a right; waits for one that is given back. */
    public static void take() {
        RIGHTS.acquireUninterruptibly();
    }

    /** Gives a right back, once the process has connected or come to nothing. Any thread. */
    public static void giveBack() {
        RIGHTS.release();
    }
}
