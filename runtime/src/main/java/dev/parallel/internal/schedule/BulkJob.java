package dev.parallel.internal.schedule;

import dev.parallel.internal.transport.AnswerRun;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** Many items that one thread at a time feeds and waits for. */
public class BulkJob extends Job {

    /**
     * Items that have ended.
     *
     * @param index the index of the first
     * @param ending what became of it, if it is alone; else null
     * @param run the results of several consecutive ones; else null
     * @param pid the worker's process, for a run
     * @param attempts how many times they were taken up, for a run
     */
    public record Ended(long index, Ending ending, AnswerRun run, long pid, int attempts) {

        /** The number of items. */
        public int count() {
            return run == null ? 1 : run.count();
        }

        /** Lets go of an answer that is not wanted. */
        public void release() {
            if (ending instanceof Ending.Answered answered) {
                answered.answer().release();
            }
        }
    }

    private final ConcurrentLinkedQueue<Ended> endings = new ConcurrentLinkedQueue<>();
    /** Who has parked, or is about to. */
    private volatile Thread waiter;

    @Override
    protected void ended(long index, Ending ending) {
        add(new Ended(index, ending, null, -1, 0));
    }

    @Override
    protected void ended(long firstIndex, AnswerRun run, long pid, int attempts) {
        add(new Ended(firstIndex, null, run, pid, attempts));
    }

    private void add(Ended ended) {
        endings.add(ended);
        // The waiter says that he parks and then looks at the queue; here it is the other way round.
        Thread parked = waiter;
        if (parked != null) {
            waiter = null;
            LockSupport.unpark(parked);
        }
    }

    /** The next items that have ended, in no order; null if there are none. */
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
