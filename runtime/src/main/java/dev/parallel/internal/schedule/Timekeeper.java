package dev.parallel.internal.schedule;

import dev.parallel.error.WorkerLostException.Reason;
import dev.parallel.internal.transport.Link;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Watches the limits. One thread of a pool, which ticks while work is outstanding: often if a call has a limit, else ten times a
 * second. It stamps an item when it first sees it taken up, so that a clock starts with the call, and no worker is asked for the
 * time.
 */
final class Timekeeper implements Runnable {

    /** A worker that has work, runs none and takes none up for so long is of no use. */
    static final long UNRESPONSIVE_NANOS = 30_000_000_000L;

    private static final long SLOW_TICK = 100_000_000L;
    private static final long SLOWEST_LIMITED_TICK = 10_000_000L;
    private static final long FASTEST_TICK = 1_000_000L;
    private static final long LONGEST_LOOK = 20 * SLOW_TICK;
    private static final int MOST_TICKS_WITH_ANSWERS = 10;

    private final Scheduler scheduler;
    private final List<Worker> workers;
    private final Undertaker undertaker;
    private final MemoryWatch memory;
    private final LongCalls longCalls;
    private final Retries retries = new Retries();
    private volatile Thread thread;
    /** How soon the next look is due at the latest; {@link Long#MAX_VALUE} while parked for good. */
    private volatile long tick = Long.MAX_VALUE;

    private volatile boolean ended;
    /** Whether somebody has woken this thread; a wait for a lock may use up the permit that came with it. */
    private volatile boolean woken;

    private long lastLook;
    private long busyUntil;

    Timekeeper(Scheduler scheduler, Undertaker undertaker, MemoryWatch memory, LongCalls longCalls) {
        this.scheduler = scheduler;
        this.workers = scheduler.workers();
        this.undertaker = undertaker;
        this.memory = memory;
        this.longCalls = longCalls;
    }

    /** Work has been placed. Any thread. */
    void placed(long limitNanos) {
        if (tickFor(limitNanos) < tick) {
            wake();
        }
    }

    private void wake() {
        woken = true;
        LockSupport.unpark(thread);
    }

    /** Has something tried until it gives true; soon, and then ten times a second. Any thread. */
    void retry(BooleanSupplier attempt) {
        retries.add(attempt);
        wake();
    }

    /** It ends as soon as there is nothing to try any more. */
    void end() {
        ended = true;
        wake();
    }

    private static long tickFor(long limitNanos) {
        return limitNanos == 0 ? SLOW_TICK : Math.max(FASTEST_TICK, Math.min(SLOWEST_LIMITED_TICK, limitNanos / 10));
    }

    @Override
    public void run() {
        thread = Thread.currentThread();
        long shortest = Long.MAX_VALUE;
        while (!ended || !retries.isEmpty()) {
            woken = false;
            retries.run();
            // Whoever places work while this thread looks wakes it.
            tick = Long.MAX_VALUE;
            long now = System.nanoTime();
            long needed = look(now);
            if (needed < Long.MAX_VALUE) {
                scheduler.moves().rebalance();
            }
            long weighing = memory.look(now);
            if (needed < Long.MAX_VALUE) {
                shortest = Math.min(shortest, needed);
                busyUntil = now + 10 * SLOW_TICK;
            } else if (now - busyUntil > 0) {
                shortest = Long.MAX_VALUE;
            }
            lastLook = now;
            // Published before the last look of who places work: he compares, and wakes this thread if it would sleep
            // too long.
            tick = shortest;
            if (woken) {
                continue;
            }
            if (shortest == Long.MAX_VALUE) {
                if (isIdle() && tick == Long.MAX_VALUE && weighing == Long.MAX_VALUE && retries.isEmpty()) {
                    LockSupport.park(this);
                } else {
                    LockSupport.parkNanos(this, Math.min(SLOW_TICK, weighing));
                }
            } else {
                LockSupport.parkNanos(this, shortest);
            }
        }
    }

    private boolean isIdle() {
        for (Worker worker : workers) {
            if (worker.outstanding() > 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Looks at all workers.
     *
     * @return the tick that their work needs; {@link Long#MAX_VALUE} if there is none
     */
    private long look(long now) {
        long needed = Long.MAX_VALUE;
        for (Worker worker : workers) {
            worker.process.noticeExit();
            if (worker.outstanding() > 0 && !worker.isDoomed()) {
                needed = Math.min(needed, look(worker, now));
            }
        }
        return needed;
    }

    private long look(Worker worker, long now) {
        long needed = SLOW_TICK;
        boolean runs = false;
        boolean waits = false;
        for (int slot = 0; slot < Link.SLOTS; slot++) {
            Flight flight = worker.flight(slot);
            if (flight == null || !flight.isPublished()) {
                continue;
            }
            needed = Math.min(needed, tickFor(flight.chunk.shortestLimitNanos()));
            int answered = flight.answered();
            if (worker.link.claimed(slot) > answered) {
                runs = true;
                // Items are answered in their order, so the one that runs is the first without an answer.
                time(worker, flight, answered, now);
            } else {
                waits = true;
            }
        }
        if (!runs) {
            worker.heldUpSince = 0;
        }
        if (!waits || runs || now - lastLook > LONGEST_LOOK) {
            // A machine that stood still has let the worker stand still, too.
            worker.idleSince = now;
        } else if (now - worker.idleSince > UNRESPONSIVE_NANOS) {
            undertaker.end(
                    worker,
                    new Doom.Unfit(
                            Reason.UNRESPONSIVE,
                            "it had work and took none up for " + UNRESPONSIVE_NANOS / 1_000_000_000L
                                    + " s; it says that it is " + worker.link.phase()));
        }
        return needed;
    }

    private void time(Worker worker, Flight flight, int item, long now) {
        if (flight.timedItem != item) {
            flight.timedItem = item;
            // Not the time of this look: who stands still within it would count what the item has not run.
            flight.timedSince = System.nanoTime();
            flight.ticksWithAnswers = 0;
            worker.heldUpSince = flight.timedSince;
        } else if (worker.link.isPublishing()) {
            // The task has ended, and waits for us to make room.
            flight.timedSince += now - lastLook;
        } else {
            long ran = now - flight.timedSince;
            longCalls.look(worker, flight, item, ran);
            interruptIfLate(worker, flight, item, ran);
            endIfLate(worker, flight, item, ran);
        }
    }

    /** At its soft limit, once. A worker that runs another item by then ignores it. */
    private static void interruptIfLate(Worker worker, Flight flight, int item, long ran) {
        long soft = flight.chunk.softNanos();
        if (soft > 0 && ran > soft && flight.softItem != item) {
            flight.softItem = item;
            worker.link.control().interrupt(flight.slot, flight.epoch, item);
        }
    }

    private void endIfLate(Worker worker, Flight flight, int item, long ran) {
        long limit = flight.chunk.limitNanos();
        if (limit > 0 && ran > limit) {
            // An answer that waits may be the one. It is taken out at once, unless the worker only pretends to have
            // one.
            if (!worker.link.hasAnswers() || ++flight.ticksWithAnswers > MOST_TICKS_WITH_ANSWERS) {
                undertaker.end(worker, new Doom.OverLimit(flight, item));
            }
        }
    }
}
