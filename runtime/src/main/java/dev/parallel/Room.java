package dev.parallel;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Room for the outstanding calls of a pool: whoever gives one more waits. Not so a callback or a dependent, of whichever pool: its own
 * call is outstanding until it has ended, so that callbacks that wait for room would wait for each other. Thread-safe.
 */
final class Room {

    private final Permits permits;

    Room(int calls) {
        permits = new Permits(calls);
    }

    /** Takes room for a call; false if there was none in time. */
    boolean take(long nanos) throws InterruptedException {
        if (permits.tryAcquire()) {
            return true;
        } else if (CallbackExecutor.isCurrent()) {
            permits.overdraw();
            return true;
        }
        return permits.tryAcquire(nanos, TimeUnit.NANOSECONDS);
    }

    /** A call has ended. */
    void giveBack() {
        permits.release();
    }

    private static final class Permits extends Semaphore {

        private static final long serialVersionUID = 1;

        Permits(int count) {
            super(count);
        }

        /** One permit less, which may be less than none. */
        void overdraw() {
            reducePermits(1);
        }
    }
}
