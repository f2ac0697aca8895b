package dev.parallel.error;

import java.io.Serializable;

/**
 * Where a failure happened: the task, the item of the input, the process and the attempt. Each part may be unknown.
 *
 * @param task the name of the task, for example {@code com.acme.Primes.isPrime}; null if the failure belongs to no task
 * @param index the position of the item in the input, from 0; -1 if the call was not an item of a mapping
 * @param pid the process id of the worker; -1 if no worker took the call up
 * @param attempts how many times a worker has taken the call up, this time included; 0 if none did
 */
public record Occurrence(String task, long index, long pid, int attempts) implements Serializable {

    /** A failure that belongs to no task, item or process. */
    public static final Occurrence NOWHERE = new Occurrence(null, -1, -1, 0);

    /**
     * A failure of a task before any worker took it up.
     *
     * @param task the name of the task
     * @return the occurrence, with neither item nor process
     */
    public static Occurrence ofTask(String task) {
        return new Occurrence(task, -1, -1, 0);
    }

    /** The parts that are known, as they stand in a message: {@code task a.B.c, item 3, pid 4711, attempt 2}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(64);
        text.append(task == null ? "no task" : "task " + task);
        if (index >= 0) {
            text.append(", item ").append(index);
        }
        if (pid >= 0) {
            text.append(", pid ").append(pid);
        }
        if (attempts > 0) {
            text.append(", attempt ").append(attempts);
        }
        return text.toString();
    }
}
