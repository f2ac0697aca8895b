package dev.parallel.internal.schedule;

import dev.parallel.error.WorkerLostException.Reason;

/** Why the pool ends a worker. */
sealed interface Doom {

    /**
     * An item ran longer than its limit.
     *
     * @param flight its chunk
     * @param item the item, counted from the chunk's first
     */
    record OverLimit(Flight flight, int item) implements Doom {}

    /** The job of the item that it runs was withdrawn. */
    record Withdrawn() implements Doom {}

    /**
     * It did what it must not, or did nothing.
     *
     * @param reason why it counts as lost
     * @param what what was seen
     */
    record Unfit(Reason reason, String what) implements Doom {}

    /** The pool was terminated. */
    record Terminated() implements Doom {}

    /** It has done its work: it was asked to end. */
    record Retired() implements Doom {}
}
