package dev.parallel.internal.schedule;

import dev.parallel.error.WorkerLostException.Reason;
import dev.parallel.internal.process.Loss;
import dev.parallel.internal.process.WorkerProcess;

/** How a worker was lost, as its calls are told. For one thread at a time: the holder of the worker's lease. */
final class Obituary {

    private final WorkerProcess process;
    /** Null until somebody has asked: to find out may wait for the worker's last output. */
    private Loss loss;

    Obituary(WorkerProcess process) {
        this.process = process;
    }

    /**
     * The ending of a call that it had taken up.
     *
     * @param reason why it was lost, as its pool knows; counts if nobody has asked before
     * @param what what was seen
     * @param attempts how many times the call was taken up
     */
    Ending lost(Reason reason, String what, int attempts) {
        if (loss == null) {
            loss = process.loss(reason, what);
        }
        return ending(attempts);
    }

    /** The same for one that has ended by itself. */
    Ending lostByExit(int attempts) {
        if (loss == null) {
            loss = process.lossByExit();
        }
        return ending(attempts);
    }

    private Ending ending(int attempts) {
        return new Ending.Lost(loss.details(), loss.sentence(), process.pid(), attempts);
    }
}
