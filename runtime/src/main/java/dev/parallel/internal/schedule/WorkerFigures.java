package dev.parallel.internal.schedule;

import dev.parallel.internal.process.ResidentMemory;
import dev.parallel.internal.transport.Link;
import java.util.OptionalLong;

/**
 * What a worker has done, and what it does now.
 *
 * @param name its name
 * @param pid its process; -1 before there is one
 * @param state what it does
 * @param task the task that it runs; null if it runs none
 * @param index the item that it runs, by its position in the input; -1 for a single call
 * @param taskNanos how long it has been seen at that item
 * @param answered how many items it has answered
 * @param startNanos how long its start took, or has taken so far
 * @param initNanos how long its initializer took, or has taken so far
 * @param aliveNanos how long ago it was ready
 * @param workNanos how long its tasks ran together
 * @param memory the bytes that its process occupies, where the system tells
 */
public record WorkerFigures(
        String name,
        long pid,
        State state,
        String task,
        long index,
        long taskNanos,
        long answered,
        long startNanos,
        long initNanos,
        long aliveNanos,
        long workNanos,
        OptionalLong memory) {

    /** What a worker does. */
    public enum State {
        /** It has not connected yet, or runs its initializer. */
        STARTING,
        /** It waits for work. */
        IDLE,
        /** It runs a task. */
        RUNNING,
        /** It has run a task and waits for room to answer. */
        PUBLISHING,
        /** It gets no more work. */
        ENDING
    }

    static WorkerFigures starting(String name, long nanos) {
        return new WorkerFigures(name, -1, State.STARTING, null, -1, 0, 0, nanos, 0, 0, 0, OptionalLong.empty());
    }

    static WorkerFigures of(Worker worker, Personnel.Start start, long now) {
        boolean ready = start.readyAt() != 0;
        String task = null;
        long index = -1;
        long taskNanos = 0;
        for (int slot = 0; slot < Link.SLOTS && task == null; slot++) {
            Flight flight = worker.flight(slot);
            if (flight != null && flight.isRunning(worker.link)) {
                int item = flight.answered();
                task = flight.chunk.task();
                index = flight.chunk.visibleIndex(item);
                // Read before the item that it belongs to, which the timekeeper writes first.
                long heldUp = worker.heldUpFor(now);
                taskNanos = flight.timedItem == item ? Math.max(0, heldUp) : 0;
            }
        }
        return new WorkerFigures(
                worker.process.name(),
                worker.process.pid(),
                ready ? state(worker, task != null) : State.STARTING,
                task,
                index,
                taskNanos,
                worker.itemsAnswered(),
                start.nanos(),
                (ready ? start.readyAt() : now) - start.connectedAt(),
                ready ? now - start.readyAt() : 0,
                worker.tally.runTimes.sum(),
                ResidentMemory.of(worker.process.pid()));
    }

    private static State state(Worker worker, boolean runs) {
        if (worker.isDoomed()) {
            return State.ENDING;
        }
        if (worker.link.isPublishing()) {
            return State.PUBLISHING;
        }
        return runs ? State.RUNNING : State.IDLE;
    }
}
