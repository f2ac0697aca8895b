package dev.parallel.internal.schedule;

import dev.parallel.internal.process.WorkerLauncher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A pool of worker processes, without the face: takes chunks, completes jobs. Thread-safe. Its life is {@link Life}; what is
 * done by whom, the classes beside it say.
 */
public final class ProcessPool {

    private final String name;
    private final Runnable onOver;
    private final Life life;
    private final Headcount headcount;
    private final Personnel personnel = new Personnel();
    private final Ledger ledger = new Ledger(personnel);
    private final Keepers keepers;
    private final Undertaker undertaker;
    private final Scheduler scheduler;
    private final Drain drain;
    private final Collector collector;
    private final Timekeeper timekeeper;
    private final SoloWait soloWait;
    private final Withdrawal withdrawal;
    private final Staffing staffing;

    /**
     * Makes a pool and begins to start its workers.
     *
     * @param name for threads and workers
     * @param staff how many workers, and when
     * @param terms how long a worker serves, and what it does before and after
     * @param launcher starts workers
     * @param onOver is run when all workers are gone and all jobs have ended; perhaps more than once
     */
    public ProcessPool(String name, StaffPlan staff, WorkerTerms terms, WorkerLauncher launcher, Runnable onOver) {
        this.name = name;
        this.onOver = onOver;
        headcount = new Headcount(staff);
        life = new Life(headcount);
        keepers = new Keepers(name);
        undertaker = new Undertaker(keepers, new Undertaker.Mourner() {
            @Override
            public void provedItself() {
                staffing.startProved();
            }

            @Override
            public void pardoned(Worker worker) {
                // Whoever found it innocent held its lease, and the collector has let go of it if it came by meanwhile.
                collector.takeOver(worker);
                if (life.isEnding()) {
                    dismiss(worker);
                }
            }

            @Override
            public void gone(Worker worker) {
                try {
                    personnel.gone(worker);
                } finally {
                    // Whatever becomes of the record: who waits for the pool's end, or for a worker, waits for this.
                    staffing.gone(worker);
                }
            }
        });
        scheduler = new Scheduler(terms.mostItems(), new Scheduler.Crew() {
            @Override
            public void placed(Worker worker, Flight flight, boolean bySubmitter) {
                timekeeper.placed(flight.chunk.shortestLimitNanos());
                if (!bySubmitter || !(flight.chunk.job() instanceof SoloJob)) {
                    collector.watch(worker);
                }
            }

            @Override
            public void retire(Worker worker) {
                undertaker.retire(worker);
            }

            @Override
            public void spared(Chunk untouched) {
                scheduler.moves().requeue(List.of(untouched));
            }

            @Override
            public void queued(int chunks) {
                staffing.demand(chunks);
            }

            @Override
            public boolean growsOnDemand() {
                return staffing.startsOnDemand();
            }

            @Override
            public void later(Runnable work) {
                keepers.execute(work);
            }

            @Override
            public void withdrawn(Worker worker, Flight flight) {
                undertaker.endWithdrawn(worker, flight);
            }
        });
        drain = new Drain(scheduler, undertaker);
        undertaker.connect(scheduler, drain, terms.finalizer());
        try {
            collector = new Collector(drain);
        } catch (IOException e) {
            throw new UncheckedIOException("no selector for the pool " + name, e);
        }
        timekeeper = new Timekeeper(
                scheduler, undertaker, new MemoryWatch(scheduler, keepers, terms.mostMemory()), new LongCalls(keepers));
        soloWait = new SoloWait(drain, collector);
        withdrawal = new Withdrawal(scheduler, undertaker, drain, collector);
        staffing = new Staffing(
                name,
                life,
                staff,
                headcount,
                launcher,
                terms.initializer(),
                keepers,
                new Reception(
                        life,
                        personnel,
                        scheduler,
                        undertaker,
                        why -> terminate(why),
                        this::dismiss,
                        this::stopIfEmpty));
        boolean begun = false;
        try {
            Threads.start(name + "-collector", () -> guarded(collector));
            Threads.start(name + "-timekeeper", () -> guarded(timekeeper));
            staffing.startMissing();
            begun = true;
        } finally {
            if (!begun) {
                // No thread could be had: nobody will know of this pool, so nothing of it may stay.
                terminate();
            }
        }
    }

    /** A pool whose own thread has failed can promise nothing: it ends all calls instead of leaving them waiting for ever. */
    private void guarded(Runnable thread) {
        try {
            thread.run();
        } catch (RuntimeException | Error e) {
            terminate(new Refusal("the pool " + name + " failed: its thread "
                    + Thread.currentThread().getName() + " threw " + e));
            throw e;
        }
    }

    /**
     * A job begins; {@link #endJob} must follow.
     *
     * @return why it may not begin, or null
     */
    public Refusal beginJob() {
        Refusal refusal = life.beginJob();
        if (refusal != null) {
            // It may have been the last one counted while the pool was shut down.
            endJob();
        }
        return refusal;
    }

    /** A job has ended, its callbacks too. */
    public void endJob() {
        if (life.endJob()) {
            stopWorkers();
        } else if (life.isOver()) {
            onOver.run();
        }
    }

    /** Gives items of a job to the workers. */
    public void submit(Chunk chunk) {
        chunk.job().countIn(ledger);
        scheduler.submit(chunk);
    }

    /**
     * Runs a single call on this thread's time.
     *
     * @param job the call
     * @param chunk its one item
     * @return false if the thread was interrupted before it ended; its flag is set
     */
    public boolean run(SoloJob job, Chunk chunk) {
        job.countIn(ledger);
        return soloWait.await(job, scheduler.submit(chunk));
    }

    /**
     * Gives up a job whose results nobody wants: its untouched items end as cancelled, wherever they are on their way; what the
     * workers run, they run to its end.
     *
     * @param job the job
     */
    public void abandon(Job job) {
        withdrawal.abandon(job);
    }

    /**
     * Withdraws a job: its untouched items end as cancelled.
     *
     * @param job the job
     * @param stop whether workers that run its items are killed, and none is started any more; if not, those that are on their
     *     way to a worker, or are to be retried, go on
     */
    public void withdraw(Job job, boolean stop) {
        withdrawal.withdraw(job, stop);
    }

    /**
     * Has something tried until it succeeds, as time passes; also when all workers are gone.
     *
     * @param attempt gives whether it has succeeded; takes no time
     */
    public void retry(BooleanSupplier attempt) {
        timekeeper.retry(attempt);
    }

    /** How many workers there may be. */
    public int workers() {
        return headcount.most();
    }

    /** Changes the number of workers: missing ones start, those that are too many end once they have no call. */
    public void resize(int workers) {
        staffing.resize(workers);
    }

    /** Takes no more jobs. */
    public void shutdown() {
        if (life.shutdown(Refusals.shutDown(name))) {
            stopWorkers();
        }
    }

    /** Ends all jobs and kills all workers. */
    public void terminate() {
        terminate(Refusals.terminated(name));
    }

    private void terminate(Refusal why) {
        life.terminate(why);
        try {
            scheduler.refuse(why);
        } finally {
            for (Worker worker : scheduler.workers()) {
                undertaker.end(worker, new Doom.Terminated(why));
            }
            stopIfEmpty();
        }
    }

    private void stopWorkers() {
        for (Worker worker : scheduler.workers()) {
            // One that is not ready yet is dismissed by whoever initialises it.
            if (!worker.isNovice()) {
                undertaker.retire(worker);
            }
        }
        stopIfEmpty();
    }

    /** What it has done, and what it does now. */
    public Figures figures() {
        return ledger.figures(life.standing(), scheduler);
    }

    /** The pool's life: who waits for it, waits there. */
    public Life life() {
        return life;
    }

    /** Ends a worker of a pool that ends. */
    private void dismiss(Worker worker) {
        if (life.isTerminated()) {
            undertaker.end(worker, new Doom.Terminated(life.refusalOfTaken()));
        } else {
            undertaker.retire(worker);
        }
    }

    /** Its thread closes what it has open, unless there never was one. */
    private void endCollector() {
        try {
            collector.end();
        } catch (IOException e) {
            System.getLogger(ProcessPool.class.getName())
                    .log(System.Logger.Level.WARNING, "the selector of a pool stays open", e);
        }
    }

    private void stopIfEmpty() {
        if (life.stopIfEmpty()) {
            endCollector();
            timekeeper.end();
            keepers.end();
            staffing.end();
            if (life.isOver()) {
                onOver.run();
            }
        }
    }
}
