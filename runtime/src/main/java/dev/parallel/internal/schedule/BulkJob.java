package dev.parallel.internal.schedule;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** Many items that one thread at a time feeds and waits for. */
public class BulkJob extends Job {

    /**
     * An item that has ended.
     *
     * @param index its index
     * @param ending what became of it
     */
    public record Ended(long index, Ending ending) {}

    private final ConcurrentLinkedQueue<Ended> endings = new ConcurrentLinkedQueue<>();
    /** Who has parked, or is about to. */
    private volatile Thread waiter;

    @Override
    protected void ended(long index, Ending ending) {
        endings.add(new Ended(index, ending));
        // The waiter says that he parks and then looks at the queue; here it is the other way round.
        Thread parked = waiter;
        if (parked != null) {
            waiter = null;
            LockSupport.unpark(parked);
        }
    }

    /** The next item that has ended, in no order; null if there is none. */
    public final Ended poll() {
        return endings.poll();
    }

    /**
     * Waits until an item has ended.
     *
     * @return false if the thread was interrupted first; its flag is set
     */
    public final boolean await() {
        while (endings.isEmpty()) {
            if (Thread.currentThread().isInterrupted()) {
                return false;
            }
            waiter = Thread.currentThread();
            if (endings.isEmpty()) {
                LockSupport.park(this);
            }
        }
        waiter = null;
        return true;
    }

    /**
     * Waits until an item has ended, for a limited time.
     *
     * @return false if the time passed first
     * @throws InterruptedException if the thread is interrupted
     */
    public final boolean await(long nanos) throws InterruptedException {
        long deadline = System.nanoTime() + nanos;
        while (endings.isEmpty()) {
            long left = deadline - System.nanoTime();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            if (left <= 0) {
                return false;
            }
            waiter = Thread.currentThread();
            if (endings.isEmpty()) {
                LockSupport.parkNanos(this, left);
            }
        }
        waiter = null;
        return true;
    }
}
