package dev.parallel.internal.schedule;

import dev.parallel.internal.process.FailedStart;
import java.util.concurrent.TimeUnit;

/** Runs the initializer in a worker that has just been started, on the thread that has started it. */
final class Induction {

    /** How often the thread that waits looks whether there is anything left to wait for. */
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** How long a pool that ends waits for an initializer. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Duty initializer;
    private final Life life;
    private final Office office;

    Induction(Duty initializer, Life life, Office office) {
        this.initializer = initializer;
        this.life = life;
        this.office = office;
    }

    /** How it went. */
    sealed interface Result {

        /** The worker is initialised; it runs. */
        record Ready() implements Result {}

        /**
         * The initializer failed, as it will in every other worker. This one may still run.
         *
         * @param why what it threw, or which limit it passed
         */
        record Failed(Throwable why) implements Result {}

        /**
         * The worker was lost; it is gone, and settled.
         *
         * @param told how
         * @param why how, or null
         */
        record Lost(FailedStart told, Throwable why) implements Result {}
    }

    /** Waits for as long as the initializer may take. */
    Result run(Worker worker) {
        DutyJob job = new DutyJob();
        office.enlist(worker);
        // After it stands in the list that whoever ends the pool walks.
        if (!life.isEnding() && office.assign(worker, initializer.chunk(job))) {
            await(worker, job);
        }
        if (job.ending() instanceof Ending.Answered) {
            Throwable failure = initializer.failure(job.ending());
            return failure == null ? new Result.Ready() : new Result.Failed(failure);
        }
        // What has not been answered is settled by the worker's end.
        office.bury(worker);
        Ending ending = job.ending();
        Throwable failure = ending == null ? null : initializer.failure(ending);
        if (ending instanceof Ending.TimedOut || ending instanceof Ending.Answered && failure != null) {
            return new Result.Failed(failure);
        }
        FailedStart ended = worker.process.failedStart();
        String how = failure == null ? ended.sentence() : failure.getMessage();
        String sentence = "the initializer " + initializer.task() + " lost its worker: " + how;
        return new Result.Lost(new FailedStart(sentence, ended.details()), failure);
    }

    private void await(Worker worker, DutyJob job) {
        long patience = PATIENCE_NANOS;
        while (patience > 0 && !job.await(LOOK_NANOS) && worker.process.isAlive()) {
            patience -= life.isEnding() ? LOOK_NANOS : 0;
        }
    }
}
