package dev.parallel.internal.schedule;

/** What becomes of workers once they have started: what {@link Staffing} asks of the rest of a pool. */
interface Office {
    /** A worker is being started. */
    void starts(String worker);

    /** Nothing has come of a start. */
    void notStarted(String worker);

    /** A worker has connected. */
    void connected(Worker worker);

    /** A worker can be given work. */
    void ready(Worker worker);

    /** A worker has been started; it is to be initialised before it is given work. */
    void enlist(Worker worker);

    /** Gives a worker work that is for no other one; false if it has no room for it. */
    boolean assign(Worker worker, Chunk chunk);

    /** Ends a worker that never became ready, waits for that, and settles what it leaves. */
    void bury(Worker worker);

    /** A worker's end is to be settled when it comes. */
    void attend(Worker worker);

    /** A worker is not wanted any more: its pool ends. */
    void dismiss(Worker worker);

    /** How many chunks no worker has room for. */
    int queued();

    /** Lets workers go, as {@link Departures#letGo} does. */
    int letGo(int most, long idleNanos, boolean busyToo);

    /** Has workers stay, as {@link Departures#keep} does. */
    int keep(int most);

    /** How long the worker that has been idle longest has been so; negative if none is idle. */
    long longestIdleNanos();

    /** Whether no worker may have work. */
    boolean isDeserted();

    /** No worker can be started. */
    void failed(Refusal why);

    /** There may be no worker left. */
    void changed();
}
