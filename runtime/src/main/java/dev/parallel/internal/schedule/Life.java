package dev.parallel.internal.schedule;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The states of a pool, from {@code OPEN} over {@code SHUTDOWN} (takes no more jobs), {@code STOPPING} (its workers end) to
 * {@code STOPPED} (all are gone), and how many workers it has. Thread-safe.
 */
public final class Life {

    private enum State {
        OPEN,
        SHUTDOWN,
        STOPPING,
        STOPPED
    }

    private final Headcount headcount;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final AtomicInteger jobs = new AtomicInteger();
    private volatile State state = State.OPEN;
    private volatile Refusal refusal;
    private boolean terminated;
    /** Stays: a job that is refused afterwards is counted for a moment. */
    private volatile boolean over;

    Life(Headcount headcount) {
        this.headcount = headcount;
    }

    /** Counts a job in, refused or not; why it is refused, or null. */
    Refusal beginJob() {
        // Counted before the state is read; shutdown() writes the state before it reads the count.
        jobs.incrementAndGet();
        return state == State.OPEN ? null : refusal.later();
    }

    /** True if the caller is to stop the workers. */
    boolean endJob() {
        if (jobs.decrementAndGet() > 0 || state == State.OPEN) {
            return false;
        }
        signal();
        return state == State.SHUTDOWN && tryStop();
    }

    /** True if the caller is to stop the workers. */
    boolean shutdown(Refusal why) {
        lock.lock();
        try {
            if (state == State.OPEN) {
                refusal = why;
                state = State.SHUTDOWN;
            }
        } finally {
            lock.unlock();
        }
        return jobs.get() == 0 && tryStop();
    }

    private void signal() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean tryStop() {
        lock.lock();
        try {
            if (state != State.SHUTDOWN || jobs.get() != 0) {
                return false;
            }
            state = State.STOPPING;
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    void terminate(Refusal why) {
        lock.lock();
        try {
            if (state != State.STOPPED) {
                terminated = true;
                // Whoever was told already why the pool ends is told the same again.
                refusal = state == State.STOPPING ? refusal : why;
                state = State.STOPPING;
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    boolean isEnding() {
        return state == State.STOPPING || state == State.STOPPED;
    }

    boolean isTerminated() {
        lock.lock();
        try {
            return terminated;
        } finally {
            lock.unlock();
        }
    }

    /** The number of the worker to start; 0 if none is wanted. */
    int startBegins() {
        lock.lock();
        try {
            return isEnding() ? 0 : headcount.begin();
        } finally {
            lock.unlock();
        }
    }

    /** The number of one more worker to start, since chunks are queued; 0 if none is wanted. */
    int startOneMore(int queued) {
        lock.lock();
        try {
            return isEnding() ? 0 : headcount.beginOneMore(queued);
        } finally {
            lock.unlock();
        }
    }

    /** A worker has started; false if it is not wanted any more. */
    boolean startEnds() {
        lock.lock();
        try {
            headcount.startEnded();
            changed.signalAll();
            return !isEnding();
        } finally {
            lock.unlock();
        }
    }

    /** A start has come to nothing. */
    void startAborted() {
        lock.lock();
        try {
            headcount.startAborted();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A worker that was to start is not needed any more. */
    void startUnneeded() {
        lock.lock();
        try {
            headcount.startUnneeded();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** The pool is to have another number of workers. */
    void resize(int workers) {
        lock.lock();
        try {
            headcount.resize(workers);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits before a start; not at all if the pool ends. */
    void pause(long nanos) {
        lock.lock();
        try {
            long left = nanos;
            while (left > 0 && !isEnding()) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            // Nobody interrupts the threads that start workers; a start without a pause does no harm.
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }

    void workerGone(boolean left) {
        lock.lock();
        try {
            headcount.gone(left);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** True once, for the caller who finds that the pool has stopped. */
    boolean stopIfEmpty() {
        lock.lock();
        try {
            if (state != State.STOPPING || !headcount.isNobody()) {
                return false;
            }
            state = State.STOPPED;
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Whether all workers are gone and all jobs have ended. */
    public boolean isOver() {
        if (state == State.STOPPED && jobs.get() == 0) {
            over = true;
        }
        return over;
    }

    /** Whether no job is outstanding. */
    public boolean isIdle() {
        return jobs.get() == 0;
    }

    /** Whether the pool takes jobs. */
    public boolean isOpen() {
        return state == State.OPEN;
    }

    /** Why it does not; null if it does. */
    public Refusal refusal() {
        Refusal known = refusal;
        return known == null ? null : known.later();
    }

    /** Why jobs that it has taken are not finished. */
    Refusal refusalOfTaken() {
        return refusal;
    }

    /**
     * Waits until all workers that the pool is to have now have started, or the pool has ended.
     *
     * @return false if the limit passed first
     */
    public boolean awaitReady(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (!headcount.isComplete() && !isEnding()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until all workers are gone.
     *
     * @param nanos how long; {@link Long#MAX_VALUE}: for ever
     * @return false if the limit passed first
     */
    public boolean awaitStopped(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = nanos;
            while (state != State.STOPPED || jobs.get() > 0) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Its state and its numbers of workers, at one moment. */
    Standing standing() {
        lock.lock();
        try {
            return new Standing(state.name(), headcount.most(), headcount.running());
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String toString() {
        lock.lock();
        try {
            return state.name().toLowerCase(java.util.Locale.ROOT) + ", " + headcount + ", " + jobs.get()
                    + " calls outstanding";
        } finally {
            lock.unlock();
        }
    }
}
