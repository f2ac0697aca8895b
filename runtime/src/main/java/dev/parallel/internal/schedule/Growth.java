package dev.parallel.internal.schedule;

import java.util.function.IntConsumer;

/**
 * The workers that come with the work and leave without it: starts one when chunks are queued, within the pool's share of a budget
 * if it has one, and lets those go that have been idle for too long or that another pool is to have instead. Thread-safe.
 */
final class Growth implements ProcessBudget.Claimant {

    private final Life life;
    private final StaffPlan plan;
    private final Headcount headcount;
    private final Office office;
    private final IntConsumer starter;
    /** Null: the pool shares no budget. */
    private final ProcessBudget.Share share;

    private final IdleWatch idleWatch;

    /**
     * Makes it, and has the pool join its budget.
     *
     * @param starter begins to start the worker with a number that was taken; does nothing if that is 0
     */
    Growth(Life life, StaffPlan plan, Headcount headcount, Office office, IntConsumer starter) {
        this.life = life;
        this.plan = plan;
        this.headcount = headcount;
        this.office = office;
        this.starter = starter;
        this.share = plan.budget() == null ? null : plan.budget().join(this, plan.most());
        this.idleWatch = new IdleWatch(plan.idleNanos(), this::letIdleGo, () -> !office.isDeserted());
    }

    /** Chunks are queued: starts a worker for them, where one may be started and they are more than are on their way. */
    void demand(int queued) {
        if (!plan.startsOnDemand() || !headcount.mayGrow(queued)) {
            return;
        }
        if (share != null) {
            share.ask();
        } else {
            startOneMore(queued);
        }
    }

    private boolean startOneMore(int queued) {
        int number = life.startOneMore(queued);
        starter.accept(number);
        return number > 0;
    }

    @Override
    public boolean wants() {
        return !life.isEnding() && headcount.mayGrow(office.queued());
    }

    @Override
    public void granted() {
        if (startOneMore(office.queued())) {
            demand(office.queued());
        } else {
            share.giveBack();
        }
    }

    @Override
    public long longestIdleNanos() {
        return office.longestIdleNanos();
    }

    @Override
    public boolean letGo(boolean busyToo) {
        return letGo(1, 0, busyToo) > 0;
    }

    @Override
    public int size() {
        return headcount.wanted();
    }

    private void letIdleGo() {
        letGo(Integer.MAX_VALUE, plan.idleNanos(), false);
    }

    private int letGo(int most, long idleNanos, boolean busyToo) {
        int gone = office.letGo(most, idleNanos, busyToo);
        if (gone > 0) {
            headcount.leaveUntilNeeded(gone);
            // Work that came before they counted as gone has asked for nobody.
            demand(office.queued());
        }
        return gone;
    }

    /** Whether the pool's workers come out of a budget. */
    boolean sharesBudget() {
        return share != null;
    }

    /** A worker that counted in the budget is gone, or never came. */
    void giveBack() {
        if (share != null) {
            share.giveBack();
        }
    }

    /** There is a worker that may be idle for too long. */
    void watchIdle() {
        if (plan.idleNanos() != StaffPlan.NEVER) {
            idleWatch.begin();
        }
    }

    /** The pool has ended. */
    void end() {
        idleWatch.end();
    }
}
