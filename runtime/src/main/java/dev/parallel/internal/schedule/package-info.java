/**
 * Which worker runs what, and what becomes of it: the queue, the placement, the limits, and the table of outcomes. Knows
 * no user's types: it moves bytes and completes {@link dev.parallel.internal.schedule.Job jobs} with plain values.
 */
package dev.parallel.internal.schedule;
