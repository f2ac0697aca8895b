package dev.parallel.internal.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/**
 * Bounds the workers of several pools together. Thread-safe.
 *
 * <p>A pool holds a permit for each of its processes, from before it is started until its exit is confirmed. A pool that wants one
 * more asks, and is served at once while permits are left. Else it stands in line, where the pool with the fewest workers is served
 * first, and of equals the one that has waited longest. While somebody waits, room is made for that pool, one worker at a time:
 *
 * <ol>
 *   <li>a worker of another pool that has been idle for a while ends; the one that has been idle longest;
 *   <li>else the pool with the most workers gives one up, after its call if it has one, provided that it still has as many as the
 *       waiting pool afterwards;
 *   <li>else, where the waiting pool has no worker at all and nobody has two, they take turns: whoever has had its worker longest,
 *       and for at least a turn, gives it up after its call.
 * </ol>
 *
 * <p>So no pool waits for more than the end of calls that run: permits are held by processes, never by threads that wait. Pools are
 * asked and told without this lock; their sizes alone are read under it.
 */
public final class ProcessBudget {

    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(20);
    /** A worker between two calls of a loop is not idle. */
    private static final long IDLE = TimeUnit.MILLISECONDS.toNanos(250);

    private static final long TURN = TimeUnit.SECONDS.toNanos(1);

    /** A pool, as this sees it. */
    interface Claimant {
        /** Whether it still has work for one more worker. */
        boolean wants();

        /** It may start one more worker, or gives the permit back. */
        void granted();

        /** How long the worker that has been idle longest has been so; negative if none is. */
        long longestIdleNanos();

        /** Lets one worker go, an idle one first; false if it has none that can. */
        boolean letGo(boolean busyToo);

        /** How many workers it has or starts, without those that are to leave. Takes no lock. */
        int size();
    }

    private final int leastLimit;
    /** Those who hold a permit. This, and all below, is guarded by this object. */
    private final Set<Share> holders = new LinkedHashSet<>();

    private final List<Share> line = new ArrayList<>();
    private int limit;
    private boolean limitIsSet;
    private int held;
    private boolean ticks;
    private long lastRoomMade;

    /**
     * Makes a budget.
     *
     * @param defaultLimit how many processes, unless one pool alone may have more, until {@link #limitTo} says otherwise
     */
    public ProcessBudget(int defaultLimit) {
        leastLimit = defaultLimit;
        limit = defaultLimit;
    }

    /** Bounds all pools together; processes that are too many end in order. */
    public void limitTo(int processes) {
        synchronized (this) {
            limit = processes;
            limitIsSet = true;
        }
        settle();
    }

    /** Takes the default limit again, which grows with the pools that join from now on. */
    public synchronized void resetLimit() {
        limit = leastLimit;
        limitIsSet = false;
    }

    /** How many processes there may be. */
    public synchronized int limit() {
        return limit;
    }

    /** How many processes a pool of its own size shares the machine with, itself included. */
    public synchronized int limitWith(int most) {
        return limitIsSet ? limit : Math.max(limit, most);
    }

    synchronized Share join(Claimant claimant, int most) {
        limit = limitWith(most);
        return new Share(claimant);
    }

    /** The permits of one pool. */
    final class Share {

        private final Claimant claimant;
        private volatile boolean waits;
        /** Guarded by the budget, as all below. */
        private int permits;

        private long latest;

        private Share(Claimant claimant) {
            this.claimant = claimant;
        }

        /** Asks for one more permit; {@link Claimant#granted} follows, at once or later. Nothing is asked for twice. */
        void ask() {
            if (waits) {
                return;
            }
            synchronized (ProcessBudget.this) {
                if (waits) {
                    return;
                }
                waits = true;
                line.add(this);
            }
            settle();
        }

        void giveBack() {
            synchronized (ProcessBudget.this) {
                permits--;
                held--;
                if (permits == 0) {
                    holders.remove(this);
                }
            }
            settle();
        }

        private void take() {
            waits = false;
            permits++;
            held++;
            latest = System.nanoTime();
            holders.add(this);
        }
    }

    /** Serves those in line while permits are left, and sees to it that room is made for the others. */
    private void settle() {
        List<Share> served = new ArrayList<>();
        synchronized (this) {
            while (held < limit && !line.isEmpty()) {
                Share next = neediest();
                line.remove(next);
                next.take();
                served.add(next);
            }
            if (!ticks && (!line.isEmpty() || held > limit)) {
                ticks = true;
                Clock.after(TICK, this::tick);
            }
        }
        served.forEach(ProcessBudget::grant);
    }

    /** One pool's failure must not cost the others their turn. */
    private static void grant(Share share) {
        try {
            share.claimant.granted();
        } catch (RuntimeException | Error e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    /** Of equals the first. Lock held. */
    private Share neediest() {
        return line.stream()
                .min(Comparator.comparingInt(share -> share.claimant.size()))
                .orElseThrow();
    }

    private void tick() {
        try {
            serveLine();
        } finally {
            // In any case, or no pool would ever be served again.
            synchronized (this) {
                ticks = false;
            }
            settle();
        }
    }

    private void serveLine() {
        List<Share> waiting;
        synchronized (this) {
            waiting = List.copyOf(line);
        }
        List<Share> content =
                waiting.stream().filter(share -> !share.claimant.wants()).toList();
        synchronized (this) {
            content.forEach(this::leaveLine);
        }
        // Work that came after the look, and found its pool in line, asks again here.
        content.stream().filter(share -> share.claimant.wants()).forEach(Share::ask);
        makeRoom();
    }

    private void leaveLine(Share share) {
        if (line.remove(share)) {
            share.waits = false;
        }
    }

    private void makeRoom() {
        Share needy;
        List<Share> others;
        synchronized (this) {
            int staying =
                    holders.stream().mapToInt(share -> share.claimant.size()).sum();
            boolean tooMany = staying > limit;
            boolean onTheirWay = held - staying >= line.size() && System.nanoTime() - lastRoomMade < TURN;
            if (!tooMany && (line.isEmpty() || onTheirWay)) {
                return;
            }
            needy = tooMany ? null : neediest();
            others = new ArrayList<>(holders);
            others.remove(needy);
        }
        if (endIdle(others) || endSurplus(needy, others)) {
            synchronized (this) {
                lastRoomMade = System.nanoTime();
            }
        }
    }

    private static boolean endIdle(List<Share> others) {
        Share idlest = greatest(others, share -> share.claimant.longestIdleNanos());
        return idlest != null && idlest.claimant.longestIdleNanos() >= IDLE && idlest.claimant.letGo(false);
    }

    /** Ends a worker of the largest pool, if that is fair. */
    private boolean endSurplus(Share needy, List<Share> others) {
        Share largest = greatest(others, share -> share.claimant.size());
        int most = largest == null ? 0 : largest.claimant.size();
        if (most == 0) {
            return false;
        }
        int least = needy == null ? 0 : needy.claimant.size();
        if (needy == null || most >= least + 2) {
            return largest.claimant.letGo(true);
        }
        return least == 0 && endTurn(others);
    }

    private boolean endTurn(List<Share> others) {
        long now = System.nanoTime();
        Share longest = greatest(others, share -> share.claimant.size() == 0 ? -1 : since(share, now));
        return longest != null
                && longest.claimant.size() > 0
                && since(longest, now) >= TURN
                && longest.claimant.letGo(true);
    }

    private synchronized long since(Share share, long now) {
        return now - share.latest;
    }

    private static Share greatest(List<Share> shares, ToLongFunction<Share> by) {
        return shares.stream().max(Comparator.comparingLong(by)).orElse(null);
    }

    @Override
    public synchronized String toString() {
        return held + " of " + limit + " processes, " + line.size() + " pools in line";
    }
}
