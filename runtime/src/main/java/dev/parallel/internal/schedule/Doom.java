package dev.parallel.internal.schedule;

import dev.parallel.error.WorkerLostException.Reason;

/** Why the pool ends a worker. */
sealed interface Doom {

    /** For the sake of an item: only while the worker runs that one. */
    sealed interface ForItem extends Doom {

        /** The chunk. */
        Flight flight();

        /** The item, counted from the chunk's first. */
        int item();
    }

    /** An item ran longer than its limit. */
    record OverLimit(Flight flight, int item) implements ForItem {}

    /** The job of an item was withdrawn. */
    record Withdrawn(Flight flight, int item) implements ForItem {}

    /**
     * It did what it must not, or did nothing.
     *
     * @param reason why it counts as lost
     * @param what what was seen
     */
    record Unfit(Reason reason, String what) implements Doom {}

    /**
     * The pool was terminated.
     *
     * @param why what the calls that it ran are told
     */
    record Terminated(Refusal why) implements Doom {}

    /** It has done its work: it was asked to end. */
    record Retired() implements Doom {}
}
