package dev.parallel;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a worker did when {@link Pool#stats} was called, and had done so far. Made by the library only; later versions may have
 * more parts. Immutable.
 *
 * @param name the worker's name, for example {@code pool-1-worker-3}; a worker that replaces another has a higher number
 * @param pid its process id; -1 before it has connected
 * @param state what it does
 * @param running the call that it runs, if it runs one
 * @param callsDone how many calls it has answered
 * @param startTime how long its start took, or has taken so far
 * @param initTime how long its initializer took, or has taken so far
 * @param workTime how long its tasks ran together, those that have ended
 * @param idleTime how long it has run no task since it was ready; arguments and results are read and written in that time, too
 * @param memory the bytes of memory that its process occupies, pages that it shares with others included; empty where the system
 *     does not tell
 */
public record WorkerStats(
        String name,
        long pid,
        State state,
        Optional<RunningCall> running,
        long callsDone,
        Duration startTime,
        Duration initTime,
        Duration workTime,
        Duration idleTime,
        OptionalLong memory) {

    /** No part may be null. */
    public WorkerStats {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(running, "running");
        Objects.requireNonNull(startTime, "startTime");
        Objects.requireNonNull(initTime, "initTime");
        Objects.requireNonNull(workTime, "workTime");
        Objects.requireNonNull(idleTime, "idleTime");
        Objects.requireNonNull(memory, "memory");
    }

    /** What a worker does. */
    public enum State {
        /** It has not connected yet, or runs its initializer. */
        STARTING,
        /** It waits for a call. */
        IDLE,
        /** It runs a call. */
        RUNNING,
        /** It has run a call and waits for room to answer: the caller is slower than the worker. */
        PUBLISHING,
        /** It gets no more calls, and will be gone soon. */
        ENDING
    }

    /**
     * A call that a worker runs.
     *
     * @param task the name of the task
     * @param index the position of the item in the input of its mapping, from 0; -1 if it is none
     * @param since when the pool first saw it run: up to 100 ms after its begin
     * @param elapsed how long ago that was
     */
    public record RunningCall(String task, long index, Instant since, Duration elapsed) {
        /** No part may be null. */
        public RunningCall {
            Objects.requireNonNull(task, "task");
            Objects.requireNonNull(since, "since");
            Objects.requireNonNull(elapsed, "elapsed");
        }
    }
}
