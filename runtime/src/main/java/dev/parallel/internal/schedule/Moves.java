package dev.parallel.internal.schedule;

import dev.parallel.internal.transport.Link;
import java.util.ArrayList;
import java.util.List;

/** How work that stands with one worker gets to another: back to the head of the queue, and to whoever has room. */
final class Moves {

    private final Board board;
    private final Slots slots;
    private final Scheduler.Crew crew;

    Moves(Board board, Slots slots, Scheduler.Crew crew) {
        this.board = board;
        this.slots = slots;
        this.crew = crew;
    }

    /** Puts chunks in front of the queue, in order, and starts what can be started. */
    void requeue(List<Chunk> chunks) {
        List<Chunk> wanted = new ArrayList<>(chunks.size());
        for (Chunk chunk : chunks) {
            if (chunk.job().isAbandoned() || chunk.job() instanceof DutyJob) {
                chunk.end(0, chunk.items(), new Ending.Cancelled(chunk.attempts()));
            } else {
                wanted.add(chunk);
            }
        }
        List<Placement> placements = new ArrayList<>();
        List<Chunk> withdrawn = new ArrayList<>();
        Refusal refused;
        board.lock.lock();
        try {
            refused = board.refusal;
            for (int i = wanted.size() - 1; i >= 0 && refused == null; i--) {
                // Once more: who withdraws a job marks it, and then takes out what is queued under this lock.
                if (wanted.get(i).job().isAbandoned()) {
                    withdrawn.add(wanted.get(i));
                } else {
                    board.pending.addFirst(wanted.get(i).queued());
                }
            }
            board.roster.placeAll(board.pending, placements);
        } finally {
            board.lock.unlock();
        }
        if (refused != null) {
            Endings.refuse(wanted, refused);
        }
        Endings.cancel(withdrawn);
        slots.publish(placements);
        int queued = board.queued();
        if (queued > 0) {
            crew.queued(queued);
        }
    }

    /**
     * Takes all untouched items of a worker's flights back and gives them to others.
     *
     * @param worker a worker that gets no more work
     */
    void evacuate(Worker worker) {
        List<Chunk> taken = new ArrayList<>();
        for (int slot = 0; slot < Link.SLOTS; slot++) {
            Flight flight = worker.flight(slot);
            Chunk chunk = flight == null ? null : slots.takeBack(worker, flight);
            if (chunk != null) {
                taken.add(chunk);
            }
        }
        requeue(taken);
    }

    /** Gives idle workers what stands untouched behind items that hold others up; for whoever sees time pass. */
    void rebalance() {
        if (crew.growsOnDemand()) {
            crew.queued(board.queued());
        }
        Placement robbery;
        int rounds = board.roster.workers().size();
        do {
            List<Placement> placements = new ArrayList<>(1);
            board.lock.lock();
            try {
                robbery = board.stragglers.rob(board.pending, placements);
            } finally {
                board.lock.unlock();
            }
            slots.finish(placements, robbery);
        } while (robbery != null && --rounds > 0);
    }
}
