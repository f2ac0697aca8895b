package dev.parallel.internal.schedule;

import dev.parallel.internal.transport.Link;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who publishes to a worker, and what next: one thread at a time, in the order of the ring. Else the worker could take a later call up
 * before an earlier one, whose thread stands still.
 */
final class PublishingOrder {

    /** How many flights have been reserved and not yet published. Who raises it from 0 publishes until it is 0 again. */
    private final AtomicInteger unpublished = new AtomicInteger();

    /** For whoever publishes: the slot of the flight that is published next. Handed on by the count. */
    private int nextSlot;

    /**
     * One more has been reserved, in the slot after the last one's.
     *
     * @return whether the caller publishes it, and all that others add meanwhile; if not, somebody is at it
     */
    boolean add() {
        // Pairs with remove, in whichever thread publishes: it sees the flight in its slot.
        return unpublished.getAndIncrement() == 0;
    }

    /** The slot of what is published next; for whoever publishes, while there is something. */
    int nextSlot() {
        return nextSlot;
    }

    /**
     * The next one has been published, or never will be; for whoever publishes.
     *
     * @return whether there is another one; if not, that is for whoever adds it
     */
    boolean remove() {
        nextSlot = (nextSlot + 1) % Link.SLOTS;
        // Pairs with add, whose thread may publish next: it sees which slot is the next one.
        return unpublished.decrementAndGet() > 0;
    }
}
