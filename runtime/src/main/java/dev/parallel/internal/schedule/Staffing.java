package dev.parallel.internal.schedule;

import dev.parallel.error.PoolStartException.Details;
import dev.parallel.internal.process.FailedStart;
import dev.parallel.internal.process.StartFailure;
import dev.parallel.internal.process.StartRights;
import dev.parallel.internal.process.WorkerLauncher;
import dev.parallel.internal.process.WorkerProcess;

/**
 * Keeps a pool at its number of workers: starts those that are missing, lets those go that are too many, and gives up if none can be
 * started. Thread-safe.
 */
final class Staffing {

    private static final System.Logger LOG = System.getLogger(Staffing.class.getName());

    private final String pool;
    private final Life life;
    private final WorkerLauncher launcher;
    private final Keepers keepers;
    private final Office office;
    /** Null: workers are ready once they have started. */
    private final Induction induction;

    private final StaffPlan plan;
    private final Headcount headcount;
    private final Growth growth;
    private final StartFailures failures = new StartFailures();

    Staffing(
            String pool,
            Life life,
            StaffPlan plan,
            Headcount headcount,
            WorkerLauncher launcher,
            Duty initializer,
            Keepers keepers,
            Office office) {
        this.pool = pool;
        this.life = life;
        this.plan = plan;
        this.headcount = headcount;
        this.launcher = launcher;
        this.keepers = keepers;
        this.office = office;
        this.induction = initializer == null ? null : new Induction(initializer, life, office);
        this.growth = new Growth(life, plan, headcount, office, number -> start(number, true));
    }

    /** Whether {@link #demand} does anything. */
    boolean startsOnDemand() {
        return plan.startsOnDemand();
    }

    /** Chunks are queued: starts a worker for them, where one may be started and they are more than are on their way. */
    void demand(int queued) {
        growth.demand(queued);
    }

    /** Changes the number of workers: missing ones start, those that are too many end in order. */
    synchronized void resize(int workers) {
        life.resize(workers);
        headcount.stay(office.keep(headcount.missing()));
        startMissing();
        letSurplusGo();
    }

    private synchronized void letSurplusGo() {
        int surplus = headcount.surplus();
        if (surplus > 0) {
            headcount.leave(office.letGo(surplus, 0, true));
        }
    }

    /** The pool has ended. */
    void end() {
        growth.end();
    }

    /** Begins to start the workers that are missing. */
    void startMissing() {
        boolean begun;
        do {
            begun = startWorker();
        } while (begun);
    }

    /** Begins to start a worker; false if none is missing. */
    private boolean startWorker() {
        int number = life.startBegins();
        start(number, false);
        return number > 0;
    }

    private void start(int number, boolean onDemand) {
        if (number == 0) {
            return;
        }
        boolean begun = false;
        try {
            keepers.execute(() -> start(pool + "-worker-" + number, onDemand));
            begun = true;
        } finally {
            if (!begun) {
                aborted();
            }
        }
    }

    private void start(String workerName, boolean onDemand) {
        life.pause(failures.pauseNanos());
        if (onDemand && office.queued() == 0) {
            // A worker that was about to be free has taken what was queued.
            life.startUnneeded();
            growth.giveBack();
            demand(office.queued());
            office.changed();
            return;
        }
        if (!StartRights.take(life::isEnding)) {
            aborted();
            office.changed();
            return;
        }
        Worker worker;
        try {
            worker = connect(workerName);
        } catch (StartFailure e) {
            startFailed(workerName, e.told());
            return;
        } catch (RuntimeException | Error e) {
            startFailed(workerName, new FailedStart(workerName + " could not be started: " + e, Details.NONE));
            throw e;
        }
        boolean ready;
        try {
            office.connected(worker);
            ready = induction == null || induct(worker);
        } catch (RuntimeException | Error e) {
            // Nobody else knows of it, or attends to it.
            neverReady(worker, e);
            return;
        }
        if (ready) {
            begin(worker);
        }
        office.changed();
    }

    /**
     * Starts a worker and waits until it has connected. Gives the right to start back, before anything comes of a failure: the next
     * start may have to be made by this very thread, and needs one, too.
     */
    private Worker connect(String workerName) throws StartFailure {
        WorkerProcess process = null;
        try {
            office.starts(workerName);
            process = launcher.start(workerName, life::isEnding);
            return new Worker(process);
        } catch (RuntimeException | Error e) {
            if (process != null) {
                process.kill();
            }
            throw e;
        } finally {
            StartRights.giveBack();
        }
    }

    /** Initialises a worker; false if it is of no use then, and gone or about to be. */
    private boolean induct(Worker worker) {
        Induction.Result result = induction.run(worker);
        if (result instanceof Induction.Result.Failed failed) {
            office.failed(Refusals.initializerFailed(pool, failed.why()));
            if (!worker.isGone()) {
                office.bury(worker);
            }
        } else if (result instanceof Induction.Result.Lost lost && !life.isEnding()) {
            countFailure(lost.told(), lost.why());
        }
        return result instanceof Induction.Result.Ready;
    }

    /** Something of this process failed while it had a worker that has connected. */
    private void neverReady(Worker worker, Throwable failure) {
        String told = worker.process.name() + " has connected, but could not be made ready: " + failure;
        try {
            if (!worker.isGone()) {
                worker.setNovice(true);
                office.bury(worker);
            }
            LOG.log(System.Logger.Level.WARNING, told, failure);
        } finally {
            if (!life.isEnding()) {
                countFailure(new FailedStart(told, Details.NONE), failure);
            }
            office.changed();
        }
    }

    /** A worker has its first calls from now on. */
    private void begin(Worker worker) {
        try {
            office.ready(worker);
        } finally {
            boolean wanted = life.startEnds();
            try {
                if (!wanted) {
                    // The pool has been closed meanwhile; the list of workers was walked before this one stood in it.
                    office.dismiss(worker);
                }
                letSurplusGo();
            } finally {
                // After all that concerns it alone: its end, which may be known already, is settled once all know it.
                // In any
                // case, or its calls would wait for ever.
                office.attend(worker);
            }
        }
        growth.watchIdle();
        demand(office.queued());
    }

    /** A start has come to nothing: there may be another one. */
    private void aborted() {
        life.startAborted();
        growth.giveBack();
    }

    private void startFailed(String workerName, FailedStart told) {
        office.notStarted(workerName);
        aborted();
        if (!life.isEnding()) {
            countFailure(told, null);
        }
        office.changed();
    }

    private void countFailure(FailedStart told, Throwable cause) {
        int inARow = failures.count();
        if (StartFailures.areTooMany(inARow) && office.isDeserted()) {
            office.failed(Refusals.cannotStart(pool, inARow, told, cause));
        } else {
            replace();
        }
    }

    /** Sees to it that what is queued does not wait for a worker that is gone. */
    private void replace() {
        if (!growth.sharesBudget()) {
            startMissing();
        }
        demand(office.queued());
    }

    /** A worker has run a call: workers can be started. */
    void startProved() {
        failures.startProved();
    }

    /** A worker is gone, and all it had has been settled. */
    void gone(Worker worker) {
        if (worker.isNovice()) {
            // Whoever tried to initialise it goes on from there.
            aborted();
            return;
        }
        life.workerGone(worker.isLeaving());
        growth.giveBack();
        if (worker.itemsAnswered() == 0 && worker.doom() instanceof Doom.Unfit && !worker.hasTakenUp()) {
            countFailure(worker.process.failedStart(), null);
        } else {
            replace();
        }
        office.changed();
    }
}
