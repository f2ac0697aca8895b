package dev.parallel.internal.schedule;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A duty in one worker; for that one alone, so that it moves to no other. */
final class DutyJob extends Job {

    private final CountDownLatch over = new CountDownLatch(1);
    private volatile Ending ending;

    @Override
    protected void ended(long index, Ending newEnding) {
        ending = newEnding;
        over.countDown();
    }

    /** What became of it; null as long as it has not ended. */
    Ending ending() {
        return ending;
    }

    /** Waits until it has ended; false if the limit passed first, or the thread was interrupted. */
    boolean await(long nanos) {
        try {
            return over.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
