package dev.parallel.internal.events;

/**
 * What is told of a pool to whoever records. Only {@link FlightRecorderEvents} and the classes beside it know of {@code jdk.jfr}, so
 * that an image without that module works. Any thread; nothing here blocks.
 */
public interface PoolEvents {

    /** A call that runs no longer is not told of, unless a recording sets another threshold. */
    long DEFAULT_CALL_NANOS = 10_000_000;

    /** Whoever records in this JVM, or nobody. */
    static PoolEvents get() {
        return Chosen.EVENTS;
    }

    /** Chosen when the first pool is opened. */
    final class Chosen {
        private static final PoolEvents EVENTS = choose();

        private Chosen() {}

        private static PoolEvents choose() {
            // A module of the boot layer that this one does not read, since nothing else asked for it, is absent, too.
            return ModuleLayer.boot()
                    .findModule("jdk.jfr")
                    .filter(PoolEvents.class.getModule()::canRead)
                    .<PoolEvents>map(present -> new FlightRecorderEvents())
                    .orElseGet(NoEvents::new);
        }
    }

    /** How long a call must have run for {@link #call} to be of any use. */
    long callNanos();

    /**
     * A worker has connected.
     *
     * @param worker its name
     * @param pid its process
     * @param nanos how long that took
     */
    void workerStarted(String worker, long pid, long nanos);

    /**
     * A worker is gone.
     *
     * @param worker its name
     * @param pid its process
     * @param reason why, one word
     * @param calls how many calls it has answered
     * @param exitCode the process's exit code
     */
    void workerEnded(String worker, long pid, String reason, long calls, int exitCode);

    /**
     * A worker has answered a call.
     *
     * @param task the task's name
     * @param index the item's position in the input; -1 for a single call
     * @param worker the worker's name
     * @param pid its process
     * @param nanos how long the task ran
     */
    void call(String task, long index, String worker, long pid, long nanos);

    /**
     * A call ran longer than its limit.
     *
     * @param task the task's name
     * @param index the item's position in the input; -1 for a single call
     * @param pid the worker's process
     * @param limitNanos the limit
     */
    void timedOut(String task, long index, long pid, long limitNanos);

    /**
     * A call's worker was lost, and the call with it.
     *
     * @param task the task's name
     * @param index the item's position in the input; -1 for a single call
     * @param pid the worker's process
     * @param reason why
     * @param exitCode its exit code; -1 if it has none
     * @param signal the signal that ended it; -1 if none did
     * @param attempts how many times the call was taken up
     */
    void lost(String task, long index, long pid, String reason, int exitCode, int signal, int attempts);
}
