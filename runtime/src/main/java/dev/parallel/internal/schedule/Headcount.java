package dev.parallel.internal.schedule;

/**
 * How many workers a pool has, wants and may have. Workers that are to leave count as gone already for what the pool wants, and
 * as there until they are. Thread-safe; its lock is held for arithmetic only.
 */
final class Headcount {

    /** Whether a worker that is lost is wanted again at once; else only when there is work for it. */
    private final boolean replaces;

    private volatile int most;
    private volatile int wanted;
    private int starting;
    private int running;
    private int leaving;
    private int started;

    Headcount(StaffPlan plan) {
        most = plan.most();
        wanted = plan.atOnce() ? plan.most() : 0;
        replaces = plan.budget() == null;
    }

    /** How many workers the pool may have. */
    int most() {
        return most;
    }

    /** How many workers the pool is to have now. */
    int wanted() {
        return wanted;
    }

    /** Takes the number of the worker to start; 0 if none is missing. */
    synchronized int begin() {
        if (staying() >= wanted) {
            return 0;
        }
        starting++;
        return ++started;
    }

    /** Takes the number of one more worker to start; 0 unless {@link #mayGrow}. */
    synchronized int beginOneMore(int queued) {
        if (!mayGrow(queued)) {
            return 0;
        }
        wanted++;
        starting++;
        return ++started;
    }

    /**
     * Whether there may be one more worker, and fewer are on their way than chunks are queued. Costs a look at two numbers where
     * there may be no more.
     */
    boolean mayGrow(int queued) {
        if (wanted >= most) {
            return false;
        }
        synchronized (this) {
            return wanted < most && wanted - (running - leaving) < queued;
        }
    }

    synchronized void startEnded() {
        starting--;
        running++;
    }

    synchronized void startAborted() {
        starting--;
        if (!replaces) {
            wanted--;
        }
    }

    /** A worker that was to start is not needed any more. */
    synchronized void startUnneeded() {
        starting--;
        wanted = Math.min(wanted, Math.max(0, staying()));
    }

    /** A worker is gone; {@code left}: it was one of those that were to leave. */
    synchronized void gone(boolean left) {
        running--;
        if (left) {
            leaving--;
        } else if (!replaces) {
            wanted--;
        }
    }

    synchronized void resize(int workers) {
        most = workers;
        wanted = workers;
    }

    /** How many workers too many there are. */
    synchronized int surplus() {
        return Math.max(0, running - leaving - wanted);
    }

    /** How many are missing, and not on their way. */
    synchronized int missing() {
        return Math.max(0, wanted - staying());
    }

    /** Workers are to leave, since they are too many. */
    synchronized void leave(int workers) {
        leaving += workers;
    }

    /** Workers are to leave, and are wanted again when there is work for them. */
    synchronized void leaveUntilNeeded(int workers) {
        leaving += workers;
        // The pool may have been resized since they were chosen.
        wanted = Math.min(wanted, Math.max(0, staying()));
    }

    /** Workers that were to leave stay. */
    synchronized void stay(int workers) {
        leaving -= workers;
    }

    private int staying() {
        return starting + running - leaving;
    }

    /** Whether all that are wanted have started. */
    synchronized boolean isComplete() {
        return running - leaving >= wanted;
    }

    /** How many have started and are not gone. */
    synchronized int running() {
        return running;
    }

    synchronized boolean isNobody() {
        return starting + running == 0;
    }

    @Override
    public synchronized String toString() {
        return running + " of " + most + " workers";
    }
}
