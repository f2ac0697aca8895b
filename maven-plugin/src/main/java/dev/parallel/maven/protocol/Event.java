package dev.parallel.maven.protocol;

import java.util.List;
import java.util.Objects;

/** What the driver tells Maven. */
public sealed interface Event {

    /**
     * The job begins.
     *
     * @param task the task's name
     * @param items how many items there are
     * @param workers how many worker processes run them
     */
    record Started(String task, long items, int workers) implements Event {
        /** The task may not be null. */
        public Started {
            Objects.requireNonNull(task, "task");
        }
    }

    /**
     * The job goes on.
     *
     * @param done how many items have ended, failed ones included
     * @param failed how many of them failed
     */
    record Progress(long done, long failed) implements Event {}

    /**
     * An item failed. Sent for the first ones only; the output file has all.
     *
     * @param index the item's position, from 0
     * @param input the item
     * @param type the exception's class
     * @param message its message; empty if it has none
     */
    record ItemFailed(long index, String input, String type, String message) implements Event {
        /** Nothing may be null. */
        public ItemFailed {
            Objects.requireNonNull(input, "input");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(message, "message");
        }
    }

    /**
     * The job ended and its output is in place.
     *
     * @param items how many items there were
     * @param failed how many of them failed
     * @param nanos how long it took, from the opening of the pool to the last result, in nanoseconds
     * @param workers how many worker processes ran them
     * @param output the file of the results
     */
    record Finished(long items, long failed, long nanos, int workers, String output) implements Event {
        /** The output may not be null. */
        public Finished {
            Objects.requireNonNull(output, "output");
        }
    }

    /**
     * The project's tasks.
     *
     * @param tasks in the order of their names
     */
    record Listed(List<TaskInfo> tasks) implements Event {
        /** Copies the list. */
        public Listed {
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * The job cannot be done for a reason that the user can mend; the last event.
     *
     * @param message what happened and what to do
     * @param unknownTask whether the reason is that there is no task of that name
     */
    record Refused(String message, boolean unknownTask) implements Event {
        /** The message may not be null. */
        public Refused {
            Objects.requireNonNull(message, "message");
        }
    }

    /**
     * A task for {@code parallel:list}.
     *
     * @param name the qualified name
     * @param signature the method's signature
     * @param policy the declared policy in words
     */
    record TaskInfo(String name, String signature, String policy) {
        /** Nothing may be null. */
        public TaskInfo {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(signature, "signature");
            Objects.requireNonNull(policy, "policy");
        }
    }
}
