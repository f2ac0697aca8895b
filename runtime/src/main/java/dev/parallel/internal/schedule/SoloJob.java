package dev.parallel.internal.schedule;

import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** A single call whose thread waits for it. */
public final class SoloJob extends Job {

    private static final Ending GIVEN_UP = new Ending.Cancelled(0);

    private final Thread waiter = Thread.currentThread();
    private final AtomicReference<Ending> ending = new AtomicReference<>();
    /** Where its thread waits for a bell; null while it does not. */
    private volatile Lease waitsAt;

    @Override
    protected void ended(long index, Ending newEnding) {
        if (!ending.compareAndSet(null, newEnding)) {
            if (newEnding instanceof Ending.Answered answered) {
                answered.answer().release();
            }
        } else if (Thread.currentThread() != waiter) {
            LockSupport.unpark(waiter);
            // The call may have been moved to another worker, whose bell its thread does not hear.
            Lease held = waitsAt;
            if (held != null) {
                held.wakeHolder();
            }
        }
    }

    /** Its thread waits for a bell from now on, and looks once more whether the call has ended; null: not any more. */
    void waitAt(Lease lease) {
        waitsAt = lease;
    }

    @Override
    protected boolean readsAtOnce() {
        return !isWithdrawn();
    }

    /** What became of it; null as long as it has not ended. */
    public Ending ending() {
        return ending.get();
    }

    /**
     * Its thread waits no longer; an answer that comes later is released unread.
     *
     * @return what became of it: as cancelled, if it had not ended
     */
    public Ending giveUp() {
        ending.compareAndSet(null, GIVEN_UP);
        return ending.get();
    }

    /** Its thread has failed, and reads nothing: an answer in the worker's file would keep that from giving another one. */
    public void leaveUnread() {
        if (giveUp() instanceof Ending.Answered answered) {
            answered.answer().release();
        }
    }
}
