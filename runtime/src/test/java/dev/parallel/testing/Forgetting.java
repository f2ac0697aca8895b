package dev.parallel.testing;

import java.lang.ref.Reference;
import java.time.Duration;

/** Whether an object can be collected. */
public final class Forgetting {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final long PAUSE_MILLIS = 10;

    private Forgetting() {}

    /** Has the collector run until it has found the object unreachable; false if it does not in 20 s. */
    public static boolean awaitCleared(Reference<?> reference) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!reference.refersTo(null)) {
            if (System.nanoTime() - deadline > 0) {
                return false;
            }
            System.gc();
            Thread.sleep(PAUSE_MILLIS);
        }
        return true;
    }
}
