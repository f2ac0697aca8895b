package dev.parallel.internal.schedule;

import dev.parallel.error.WorkerLostException;
import dev.parallel.internal.transport.Answer;

/** What became of an item; set once. */
public sealed interface Ending {

    /**
     * The worker answered.
     *
     * @param answer the answer, to be released after it was read
     * @param pid the worker's process
     * @param attempts how many times the item was taken up
     * @param softNanos its soft limit; 0: none
     */
    record Answered(Answer answer, long pid, int attempts, long softNanos) implements Ending {

        /** For an answer that has nothing to do with a soft limit. */
        public Answered(Answer answer, long pid, int attempts) {
            this(answer, pid, attempts, 0);
        }
    }

    /**
     * The worker was lost.
     *
     * @param details how it ended
     * @param advice what happened, the likely cause and what to do
     * @param pid the worker's process
     * @param attempts how many times the item was taken up
     */
    record Lost(WorkerLostException.Details details, String advice, long pid, int attempts) implements Ending {}

    /**
     * The limit passed.
     *
     * @param limitNanos the limit
     * @param dump where the worker stood
     * @param pid the worker's process
     * @param attempts how many times the item was taken up
     */
    record TimedOut(long limitNanos, String dump, long pid, int attempts) implements Ending {}

    /**
     * Its job was withdrawn.
     *
     * @param pid the worker's process; -1 if none ran it
     * @param attempts how many times the item was taken up
     */
    record Cancelled(long pid, int attempts) implements Ending {

        /** For an item that no worker runs. */
        Cancelled(int attempts) {
            this(-1, attempts);
        }
    }

    /**
     * The pool was closed or cannot start workers.
     *
     * @param refusal why
     * @param pid the worker's process; -1 if none ran it
     * @param attempts how many times the item was taken up
     */
    record Refused(Refusal refusal, long pid, int attempts) implements Ending {

        /** For an item that no worker runs. */
        Refused(Refusal refusal, int attempts) {
            this(refusal, -1, attempts);
        }
    }

    /**
     * The request could not be sent.
     *
     * @param why what the file system said
     */
    record Unsendable(String why) implements Ending {}
}
