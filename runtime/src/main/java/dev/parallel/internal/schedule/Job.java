package dev.parallel.internal.schedule;

/**
 * Whoever gave items to the scheduler and is told what becomes of each. Its methods are called by any thread, some under
 * a worker's lease: they are short, and run no user's code.
 */
public abstract class Job {

    private volatile boolean withdrawn;

    /**
     * An item has ended; called once for each.
     *
     * @param index the item's index in the job
     * @param ending what became of it
     */
    protected abstract void ended(long index, Ending ending);

    /** Whether a thread of this job reads large answers at once, so that they may stay in the answer file meanwhile. */
    protected boolean readsAtOnce() {
        return false;
    }

    final boolean isWithdrawn() {
        return withdrawn;
    }

    final void markWithdrawn() {
        withdrawn = true;
    }
}
