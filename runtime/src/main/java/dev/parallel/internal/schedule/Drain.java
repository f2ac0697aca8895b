package dev.parallel.internal.schedule;

import dev.parallel.error.WorkerLostException.Reason;
import dev.parallel.internal.transport.Answer;
import dev.parallel.internal.transport.AnswerKind;
import dev.parallel.internal.transport.AnswerRun;
import dev.parallel.internal.transport.Link;
import dev.parallel.internal.transport.ProtocolException;
import java.util.List;

/** Takes answers out of a link and tells the jobs. For the holder of the link's lease. */
final class Drain {

    private final Scheduler scheduler;
    private final Undertaker undertaker;

    Drain(Scheduler scheduler, Undertaker undertaker) {
        this.scheduler = scheduler;
        this.undertaker = undertaker;
    }

    /**
     * Drains a worker's link.
     *
     * @return how many answers there were
     */
    int drain(Worker worker) {
        if (worker.isBroken()) {
            return 0;
        }
        worker.setDraining(true);
        try {
            return worker.link.drain(worker.sink(this));
        } catch (ProtocolException e) {
            breakOff(worker, e.getMessage());
            return 0;
        } catch (RuntimeException | OutOfMemoryError e) {
            // One worker's bytes must not end a thread that serves all of them; its link is not in order any more.
            breakOff(worker, "its answers could not be taken out: " + e);
            return 0;
        } finally {
            worker.setDraining(false);
        }
    }

    private void breakOff(Worker worker, String why) {
        worker.setBroken();
        undertaker.end(worker, new Doom.Unfit(Reason.PROTOCOL, why));
    }

    /** What a worker's answers are given to. */
    Link.Sink sink(Worker worker) {
        return new Link.Sink() {
            @Override
            public void answer(int slot, int item, Answer answer) {
                answered(worker, slot, item, answer);
            }

            @Override
            public void answers(int slot, int firstItem, AnswerRun run) {
                answered(worker, slot, firstItem, run);
            }
        };
    }

    private void answered(Worker worker, int slot, int firstItem, AnswerRun run) {
        Flight flight = flight(worker, slot);
        Chunk chunk = flight.chunk;
        seen(worker, chunk, run.count());
        if (isCall(chunk)) {
            worker.measured(run.nanos());
            worker.tally.results(flight, firstItem, run);
        }
        chunk.job().ended(chunk.index(firstItem), run, worker.process.pid(), chunk.attempts() + 1);
        // Counted once its job knows: an item that counts as answered is nobody's any more.
        flight.countAnswers(run.count());
        scheduler.slots().finishIfDone(worker, flight);
    }

    private void answered(Worker worker, int slot, int item, Answer answer) {
        Flight flight = flight(worker, slot);
        Chunk chunk = flight.chunk;
        if (answer.kind() == AnswerKind.OUT_OF_MEMORY) {
            worker.setTakenUp();
            outOfMemory(worker, chunk, item, answer);
        } else {
            if (answer.kind() != AnswerKind.NOT_CALLED) {
                seen(worker, chunk, 1);
            }
            if (isCall(chunk)) {
                worker.measured(answer.nanos());
                worker.tally.answer(flight, item, answer);
            }
            if (!chunk.job().readsAtOnce()) {
                answer.detach();
            }
            chunk.job()
                    .ended(
                            chunk.index(item),
                            new Ending.Answered(answer, worker.process.pid(), chunk.attempts() + 1, chunk.softNanos()));
        }
        flight.countAnswers(1);
        scheduler.slots().finishIfDone(worker, flight);
    }

    private static Flight flight(Worker worker, int slot) {
        Flight flight = worker.flight(slot);
        if (flight == null) {
            throw new IllegalStateException("an answer from slot " + slot + ", which is free");
        }
        return flight;
    }

    /** A duty is no call: it says nothing of how long calls take, nor that a worker can run them. */
    private static boolean isCall(Chunk chunk) {
        return !(chunk.job() instanceof DutyJob);
    }

    /** The worker has called the task. */
    private void seen(Worker worker, Chunk chunk, int items) {
        if (isCall(chunk) && worker.countAnswers(items)) {
            undertaker.provedItself(worker);
        }
        worker.link.taskKnown(worker.task(chunk.method()));
    }

    private void outOfMemory(Worker worker, Chunk chunk, int item, Answer answer) {
        FullMemory full = FullMemory.of(answer);
        undertaker.end(worker, new Doom.Unfit(full.reason(), full.message()));
        if (chunk.retries() > 0) {
            scheduler.moves().requeue(List.of(chunk.again(item)));
        } else {
            chunk.end(item, item + 1, worker.obituary.lost(full.reason(), full.message(), chunk.attempts() + 1));
        }
    }
}
