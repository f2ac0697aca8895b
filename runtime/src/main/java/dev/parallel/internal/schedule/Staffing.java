package dev.parallel.internal.schedule;

import dev.parallel.internal.process.StartFailure;
import dev.parallel.internal.process.StartRights;
import dev.parallel.internal.process.WorkerLauncher;

/** Keeps a pool at its number of workers: starts those that are missing, and gives up if none can be started. Thread-safe. */
final class Staffing {

    private static final int MOST_START_FAILURES = 3;

    /** What becomes of workers once they have started. */
    interface Office {
        /** A worker is being started. */
        void starts(String worker);

        /** Nothing has come of a start. */
        void notStarted(String worker);

        /** A worker has connected. */
        void connected(Worker worker);

        /** A worker can be given work. */
        void ready(Worker worker);

        /** A worker has been started; it is to be initialised before it is given work. */
        void enlist(Worker worker);

        /** Gives a worker work that is for no other one; false if it has no room for it. */
        boolean assign(Worker worker, Chunk chunk);

        /** Ends a worker that never became ready, waits for that, and settles what it leaves. */
        void bury(Worker worker);

        /** A worker's end is to be settled when it comes. */
        void attend(Worker worker);

        /** A worker is not wanted any more: its pool ends. */
        void dismiss(Worker worker);

        /** Whether no worker may have work. */
        boolean isDeserted();

        /** No worker can be started. */
        void failed(Refusal why);

        /** There may be no worker left. */
        void changed();
    }

    private final String pool;
    private final Life life;
    private final WorkerLauncher launcher;
    private final Keepers keepers;
    private final Office office;
    /** Null: workers are ready once they have started. */
    private final Induction induction;

    Staffing(String pool, Life life, WorkerLauncher launcher, Duty initializer, Keepers keepers, Office office) {
        this.pool = pool;
        this.life = life;
        this.launcher = launcher;
        this.keepers = keepers;
        this.office = office;
        this.induction = initializer == null ? null : new Induction(initializer, life, office);
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
        if (number > 0) {
            boolean begun = false;
            try {
                keepers.execute(() -> start(pool + "-worker-" + number));
                begun = true;
            } finally {
                if (!begun) {
                    life.startAborted();
                }
            }
        }
        return number > 0;
    }

    private void start(String workerName) {
        life.pauseAfterFailures();
        StartRights.take();
        office.starts(workerName);
        Worker worker;
        try {
            worker = new Worker(launcher.start(workerName, life::isEnding));
        } catch (StartFailure e) {
            startFailed(workerName, e.getMessage());
            return;
        } catch (RuntimeException | Error e) {
            startFailed(workerName, workerName + " could not be started: " + e);
            throw e;
        } finally {
            StartRights.giveBack();
        }
        office.connected(worker);
        if (induction == null) {
            begin(worker);
        } else {
            induct(worker);
        }
    }

    private void induct(Worker worker) {
        Induction.Result result = induction.run(worker);
        if (result instanceof Induction.Result.Ready) {
            begin(worker);
        } else if (result instanceof Induction.Result.Failed failed) {
            office.failed(Refusals.initializerFailed(pool, failed.why()));
            if (!worker.isGone()) {
                office.bury(worker);
            }
        } else if (result instanceof Induction.Result.Lost lost && !life.isEnding()) {
            countFailure(lost.told(), lost.why());
        }
        office.changed();
    }

    /** A worker has its first calls from now on. */
    private void begin(Worker worker) {
        office.ready(worker);
        if (!life.startEnds()) {
            // The pool has been closed meanwhile; the list of workers was walked before this one stood in it.
            office.dismiss(worker);
        }
        // Last: its end, which may be known already, is settled once all others know it.
        office.attend(worker);
    }

    private void startFailed(String workerName, String message) {
        office.notStarted(workerName);
        life.startAborted();
        if (!life.isEnding()) {
            countFailure(message, null);
        }
        office.changed();
    }

    private void countFailure(String message, Throwable cause) {
        int failures = life.countFailure();
        if (failures >= MOST_START_FAILURES && office.isDeserted()) {
            office.failed(Refusals.cannotStart(pool, failures, message, cause));
        } else {
            startWorker();
        }
    }

    /** A worker is gone, and all it had has been settled. */
    void gone(Worker worker) {
        if (worker.isNovice()) {
            // Whoever tried to initialise it goes on from there.
            life.startAborted();
            return;
        }
        life.workerGone();
        if (worker.itemsAnswered() == 0 && worker.doom() instanceof Doom.Unfit && !worker.hasTakenUp()) {
            countFailure(worker.process.describeEnd(), null);
        } else {
            startWorker();
        }
        office.changed();
    }
}
