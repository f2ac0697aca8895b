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

        /** A worker can be given work. */
        void ready(Worker worker);

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

    Staffing(String pool, Life life, WorkerLauncher launcher, Keepers keepers, Office office) {
        this.pool = pool;
        this.life = life;
        this.launcher = launcher;
        this.keepers = keepers;
        this.office = office;
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
            keepers.execute(() -> start(pool + "-worker-" + number));
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
            countFailure(message);
        }
        office.changed();
    }

    private void countFailure(String message) {
        int failures = life.countFailure();
        if (failures >= MOST_START_FAILURES && office.isDeserted()) {
            office.failed(Refusals.cannotStart(pool, failures, message));
        } else {
            startWorker();
        }
    }

    /** A worker is gone, and all it had has been settled. */
    void gone(Worker worker) {
        life.workerGone();
        if (worker.itemsAnswered() == 0 && worker.doom() instanceof Doom.Unfit && !worker.hasTakenUp()) {
            countFailure(worker.process.describeEnd());
        } else {
            startWorker();
        }
        office.changed();
    }
}
