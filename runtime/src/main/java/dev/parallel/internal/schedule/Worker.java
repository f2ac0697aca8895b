package dev.parallel.internal.schedule;

import dev.parallel.internal.process.WorkerProcess;
import dev.parallel.internal.transport.Link;
import dev.parallel.internal.transport.TaskId;
import dev.parallel.spi.TaskMethod;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** A running worker as the scheduler sees it: its slots, its lease, and whether its end has been decided. */
final class Worker {

    final WorkerProcess process;
    final Link link;
    final Lease lease;
    /** Written by the holder of the lease: what it has answered. */
    final Tally tally;
    /** For the holder of the lease, too. */
    final Obituary obituary;

    final PublishingOrder publishing = new PublishingOrder();

    /** What stands in each slot. Written under the scheduler's lock; read by the holder of the lease, too. */
    private final Flight[] flights = new Flight[Link.SLOTS];

    private final ConcurrentHashMap<TaskMethod<?, ?>, TaskId> tasks = new ConcurrentHashMap<>();
    private final AtomicReference<Doom> doom = new AtomicReference<>();

    /** How many slots are taken. Written under the scheduler's lock; volatile for those who only look. */
    private volatile int outstanding;

    /** Guarded by the scheduler's lock: the slot that is filled next. In the order of the ring, as the worker takes them up. */
    private int nextSlot;

    /** Guarded by the scheduler's lock: the flight that has the request file. */
    private Flight fileUser;

    /** Guarded by the scheduler's lock: how many items it has been given. */
    long itemsGiven;

    /** Written by the holder of the lease: how many items it has answered. */
    private volatile long itemsAnswered;

    /** Where its answers go; made with the first of them. */
    private Link.Sink sink;

    /** Whether it ends as soon as it has no work, since it is one too many. Written under the scheduler's lock. */
    private volatile boolean leaving;

    /** Written by the holder of the lease: about how long its last items took. */
    volatile long itemNanos = Long.MAX_VALUE;

    /**
     * Since when it has had work and run none; set when it gets its first work, then by the timekeeper. Of one that has no work: when
     * it had some, to within a slow tick.
     */
    volatile long idleSince = System.nanoTime();

    /** Set by the timekeeper: since when it has seen the worker run the same item. */
    volatile long heldUpSince;

    /** The timekeeper's own: how many items it had answered when its memory was measured last, and when that was. */
    long weighedAnswers;

    long weighedAt;

    /** Whether the collector drains it, or has been asked to. */
    volatile boolean watched;

    private volatile boolean takenUp;

    /** Whether it is yet to be initialised, and gets no other work before. Written under the scheduler's lock. */
    private volatile boolean novice;

    /** Guarded by the scheduler's lock: whether it gets no more work, and ends once it has none in hand. */
    private boolean tired;

    /** Set by the holder of the lease: nothing can be taken out of its link any more, and its end has been decided. */
    private volatile boolean broken;
    /** Whether the holder of the lease is taking answers out, which takes long where they are large. */
    private volatile boolean draining;

    /** Set once its exit is confirmed: whoever holds the lease lets go of it. */
    private volatile boolean gone;

    Worker(WorkerProcess process) {
        this.process = process;
        this.link = process.link();
        this.lease = new Lease(link);
        this.tally = new Tally(process.name(), process.pid());
        this.obituary = new Obituary(process);
    }

    TaskId task(TaskMethod<?, ?> method) {
        TaskId known = tasks.get(method);
        return known != null
                ? known
                : tasks.computeIfAbsent(
                        method,
                        m -> link.task(
                                m.descriptor().stubClass(), m.descriptor().name()));
    }

    /** A chunk for the next slot; null if that is not free, or the chunk needs the request file and another has it. Lock held. */
    Flight flightFor(Chunk chunk) {
        boolean usesFile = !link.fitsSlot(chunk.request(task(chunk.method())));
        if (!hasFreeSlot() || usesFile && fileUser != null) {
            return null;
        }
        Flight flight = new Flight(chunk, nextSlot, usesFile, chunk.waitedNanos());
        flight.earlierEpoch = link.epoch(nextSlot);
        return flight;
    }

    /** Reserves the next slot for a flight that was made for it. Lock held; allocates nothing. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // under the scheduler's lock
    void take(Flight flight) {
        flights[nextSlot] = flight;
        nextSlot = (nextSlot + 1) % Link.SLOTS;
        fileUser = flight.usesFile ? flight : fileUser;
        if (outstanding == 0) {
            idleSince = System.nanoTime();
        }
        outstanding++;
        itemsGiven += counted(flight.chunk);
        flight.isFirst = publishing.add();
    }

    /** It does not get a chunk after all. Lock held. */
    void giveBack(Chunk chunk) {
        itemsGiven -= counted(chunk);
    }

    /** A duty is not counted among what a worker is given. */
    private static int counted(Chunk chunk) {
        return chunk.job() instanceof DutyJob ? 0 : chunk.items();
    }

    /**
     * Takes untouched items of a flight back. Lock held.
     *
     * @param keep how many of them stay
     * @return those taken, or null if there are none
     */
    Chunk takeBack(Flight flight, int keep) {
        if (!flight.isPublished()) {
            return null;
        }
        int before = link.limit(flight.slot);
        int after = link.takeBack(flight.slot, keep);
        if (after == before) {
            return null;
        }
        itemsGiven -= before - after;
        return flight.chunk.part(after, before);
    }

    /** Whether the slot that is filled next is free. Lock held. */
    boolean hasFreeSlot() {
        return flights[nextSlot] == null;
    }

    /** Whether no chunk uses the request file. Lock held. */
    boolean isFileFree() {
        return fileUser == null;
    }

    /** Lease held. */
    Link.Sink sink(Drain drain) {
        if (sink == null) {
            sink = drain.sink(this);
        }
        return sink;
    }

    /** Counts answers, lease held; true for the first ones. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // only the holder of the lease writes
    boolean countAnswers(int items) {
        boolean first = itemsAnswered == 0;
        itemsAnswered += items;
        return first;
    }

    long itemsAnswered() {
        return itemsAnswered;
    }

    /** Learns how long an item takes, lease held. */
    void measured(long nanos) {
        itemNanos = itemNanos == Long.MAX_VALUE ? nanos : itemNanos + (nanos - itemNanos) / 8;
    }

    /** Frees a slot. Lock held. */
    @SuppressWarnings("NonAtomicVolatileUpdate") // under the scheduler's lock
    void free(Flight flight) {
        flights[flight.slot] = null;
        if (fileUser == flight) {
            fileUser = null;
        }
        outstanding--;
    }

    /** How long the item that it runs has held up the others, as far as the timekeeper has seen; 0 if it runs none. */
    long heldUpFor(long nowNanos) {
        long since = heldUpSince;
        return since == 0 ? 0 : nowNanos - since;
    }

    int outstanding() {
        return outstanding;
    }

    boolean isLeaving() {
        return leaving;
    }

    /** Lock held. */
    void setLeaving(boolean leaves) {
        leaving = leaves;
    }

    Flight flight(int slot) {
        return flights[slot];
    }

    /** Decides its end, once. */
    boolean doom(Doom why) {
        return doom.compareAndSet(null, why);
    }

    /** Replaces a doom that may yet be averted, or takes its time, by one that does not. */
    boolean harden(Doom why) {
        while (true) {
            Doom current = doom.get();
            boolean soft = current == null
                    || current instanceof Doom.Retired
                    || current instanceof Doom.ForItem && !(why instanceof Doom.ForItem);
            if (!soft) {
                return false;
            }
            if (doom.compareAndSet(current, why)) {
                return true;
            }
        }
    }

    /** Takes a doom back that turned out to be unfounded; false if another one has taken its place. */
    boolean pardon(Doom unfounded) {
        return doom.compareAndSet(unfounded, null);
    }

    Doom doom() {
        return doom.get();
    }

    boolean isDoomed() {
        return doom.get() != null;
    }

    void setGone() {
        gone = true;
        lease.wakeHolder();
    }

    boolean isGone() {
        return gone;
    }

    void setBroken() {
        broken = true;
    }

    boolean isDraining() {
        return draining;
    }

    /** Lease held. */
    void setDraining(boolean now) {
        draining = now;
    }

    boolean isBroken() {
        return broken;
    }

    /** Whether there is nothing to drain any more: it is gone, or its link is broken. Who waits, waits for it to be settled. */
    boolean isSilent() {
        return gone || broken;
    }

    void setNovice(boolean isNovice) {
        novice = isNovice;
    }

    boolean isNovice() {
        return novice;
    }

    void setTired() {
        tired = true;
    }

    boolean isTired() {
        return tired;
    }

    /** Says that it was seen at work, so that its end is no failed start. */
    void setTakenUp() {
        takenUp = true;
    }

    boolean hasTakenUp() {
        return takenUp;
    }
}
