package dev.parallel.internal.process;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The rights to start a process: all pools and child processes of this application together start so many at once. Thread-safe. */
public final class StartRights {

    /** How soon one who waits for a right sees that he needs none any more. */
    private static final long LOOK_MILLIS = 100;

    private static final Semaphore RIGHTS =
            new Semaphore(2 * Runtime.getRuntime().availableProcessors());

    private StartRights() {}

    /** Takes a right; waits for one that is given back. */
    public static void take() {
        RIGHTS.acquireUninterruptibly();
    }

    /**
     * Takes a right; waits for one that is given back for as long as it is wanted. An interrupt is kept for later.
     *
     * @param unwanted asked now and then
     * @return false if none was taken, since it is not wanted any more
     */
    public static boolean take(BooleanSupplier unwanted) {
        boolean interrupted = false;
        try {
            while (!unwanted.getAsBoolean()) {
                try {
                    if (RIGHTS.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                        return true;
                    }
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            return false;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Gives a right back, once the process has connected or come to nothing. Any thread. */
    public static void giveBack() {
        RIGHTS.release();
    }
}
