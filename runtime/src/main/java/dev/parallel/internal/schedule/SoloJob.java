package dev.parallel.internal.schedule;

import java.util.concurrent.locks.LockSupport;

/** A single call whose thread waits for it. */
public final class SoloJob extends Job {

    private final Thread waiter = Thread.currentThread();
    private volatile Ending ending;

    @Override
    protected void ended(long index, Ending newEnding) {
        ending = newEnding;
        if (Thread.currentThread() != waiter) {
            LockSupport.unpark(waiter);
        }
    }

    @Override
    protected boolean readsAtOnce() {
        return !isWithdrawn();
    }

    /** What became of it; null as long as it has not ended. */
    public Ending ending() {
        return ending;
    }
}
