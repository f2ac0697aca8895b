package dev.parallel.internal.schedule;

import java.util.function.Consumer;

/**
 * Tells those who are concerned what becomes of a pool's workers: its record of them, the scheduler, the undertaker, and the pool if
 * it is to end.
 */
final class Reception implements Office {

    private final Life life;
    private final Personnel personnel;
    private final Scheduler scheduler;
    private final Undertaker undertaker;
    private final Consumer<Refusal> terminate;
    private final Consumer<Worker> dismiss;
    private final Runnable stopIfEmpty;

    /**
     * Makes it.
     *
     * @param terminate ends the pool
     * @param dismiss ends a worker of a pool that ends
     * @param stopIfEmpty is run when there may be no worker left
     */
    Reception(
            Life life,
            Personnel personnel,
            Scheduler scheduler,
            Undertaker undertaker,
            Consumer<Refusal> terminate,
            Consumer<Worker> dismiss,
            Runnable stopIfEmpty) {
        this.life = life;
        this.personnel = personnel;
        this.scheduler = scheduler;
        this.undertaker = undertaker;
        this.terminate = terminate;
        this.dismiss = dismiss;
        this.stopIfEmpty = stopIfEmpty;
    }

    @Override
    public void starts(String worker) {
        personnel.starts(worker);
    }

    @Override
    public void notStarted(String worker) {
        personnel.notStarted(worker, !life.isEnding());
    }

    @Override
    public void connected(Worker worker) {
        personnel.connected(worker);
    }

    @Override
    public void ready(Worker worker) {
        personnel.ready(worker);
        scheduler.add(worker);
    }

    @Override
    public void enlist(Worker worker) {
        scheduler.enlist(worker);
    }

    @Override
    public boolean assign(Worker worker, Chunk chunk) {
        return scheduler.assign(worker, chunk);
    }

    @Override
    public void bury(Worker worker) {
        undertaker.bury(worker);
    }

    @Override
    public void attend(Worker worker) {
        undertaker.attend(worker);
    }

    @Override
    public void dismiss(Worker worker) {
        dismiss.accept(worker);
    }

    @Override
    public int queued() {
        return scheduler.queued();
    }

    @Override
    public int letGo(int most, long idleNanos, boolean busyToo) {
        return scheduler.departures().letGo(most, idleNanos, busyToo);
    }

    @Override
    public int keep(int most) {
        return scheduler.departures().keep(most);
    }

    @Override
    public long longestIdleNanos() {
        return scheduler.departures().longestIdleNanos();
    }

    @Override
    public boolean isDeserted() {
        return scheduler.workers().stream().allMatch(Worker::isNovice);
    }

    @Override
    public void failed(Refusal why) {
        terminate.accept(why);
    }

    @Override
    public void changed() {
        stopIfEmpty.run();
    }
}
