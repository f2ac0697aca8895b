package dev.parallel.internal.schedule;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** Many items whose thread feeds them and waits for them. */
public final class BulkJob extends Job {

    /**
     * An item that has ended.
     *
     * @param index its index
     * @param ending what became of it
     */
    public record Ended(long index, Ending ending) {}

    private final Thread waiter = Thread.currentThread();
    private final ConcurrentLinkedQueue<Ended> endings = new ConcurrentLinkedQueue<>();
    private volatile boolean parked;

    @Override
    protected void ended(long index, Ending ending) {
        endings.add(new Ended(index, ending));
        // The waiter says that he parks and then looks at the queue; here it is the other way round.
        if (parked) {
            parked = false;
            LockSupport.unpark(waiter);
        }
    }

    /** The next item that has ended, in no order; null if there is none. */
    public Ended poll() {
        return endings.poll();
    }

    /**
     * Waits until an item has ended.
     *
     * @return false if the thread was interrupted first; its flag is set
     */
    public boolean await() {
        while (endings.isEmpty()) {
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
            parked = true;
            if (endings.isEmpty()) {
                LockSupport.park(this);
            }
        }
        parked = false;
        return true;
    }
}
