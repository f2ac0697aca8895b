package dev.parallel.internal.schedule;

import dev.parallel.internal.transport.AnswerRun;

/**
 * Whoever gave items to the scheduler and is told what becomes of each. Its methods are called by any thread, some under
 * a worker's lease: they are short, and run no user's code.
 */
public abstract class Job {

    private volatile boolean abandoned;
    private volatile boolean withdrawn;
    /** Where its pool counts; set before any of its items can end. Null: what becomes of them is counted nowhere. */
    private Ledger ledger;

    /**
     * An item has ended; called once for each.
     *
     * @param index the item's index in the job
     * @param ending what became of it
     */
    protected abstract void ended(long index, Ending ending);

    /**
     * Results of consecutive items; instead of {@link #ended(long, Ending)} for each of them.
     *
     * @param firstIndex the index of the first item in the job
     * @param run the results
     * @param pid the worker's process
     * @param attempts how many times the items were taken up
     */
    protected void ended(long firstIndex, AnswerRun run, long pid, int attempts) {
        for (int i = 0; i < run.count(); i++) {
            ended(firstIndex + i, new Ending.Answered(run.take(), pid, attempts));
        }
    }

    /** Whether a thread of this job reads large answers at once, so that they may stay in the answer file meanwhile. */
    protected boolean readsAtOnce() {
        return false;
    }

    final void countIn(Ledger pool) {
        if (ledger == null) {
            ledger = pool;
        }
    }

    /** Items of a chunk end without an answer. */
    final void count(Chunk chunk, int start, int end, Ending ending) {
        if (ledger != null) {
            ledger.ended(chunk, start, end, ending);
        }
    }

    final void countRetry() {
        if (ledger != null) {
            ledger.countRetry();
        }
    }

    /** Whether no item of it is to be started any more. */
    final boolean isAbandoned() {
        return abandoned;
    }

    final void markAbandoned() {
        abandoned = true;
    }

    /** Whether it is abandoned, and the workers that run items of it are to be stopped. */
    final boolean isWithdrawn() {
        return withdrawn;
    }

    final void markWithdrawn() {
        abandoned = true;
        withdrawn = true;
    }
}
