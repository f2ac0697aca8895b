package dev.parallel.internal.schedule;

/**
 * How many workers a pool has, and when.
 *
 * @param most how many at most, at least 1
 * @param atOnce whether all of them start with the pool; else each when there is work for it
 * @param idleNanos after how long without work a worker ends; {@link #NEVER}: never
 * @param budget what bounds the workers of several pools together, or null; only for pools that start theirs on demand
 */
public record StaffPlan(int most, boolean atOnce, long idleNanos, ProcessBudget budget) {

    /** Workers without work stay. */
    public static final long NEVER = Long.MAX_VALUE;

    /** Whether workers are started as work comes, be it the first time or after they have left. */
    boolean startsOnDemand() {
        return !atOnce || idleNanos != NEVER;
    }
}
