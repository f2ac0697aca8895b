package dev.parallel.internal.transport;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * The parent's own account of its slots: what was filled in, what was left after items were taken back, and how many answers have
 * come. Nothing in it can be changed by the worker. Epochs and answers are written by whoever fills a slot before it is published,
 * and then by the holder of the lease.
 */
final class SlotBooks {

    private final int[] epochs = new int[LinkLayout.SLOTS];
    private final int[] answered = new int[LinkLayout.SLOTS];
    /** Volatile: whoever lowers a limit looks at the answers afterwards, and whoever counts an answer looks at the limit. */
    private final AtomicIntegerArray limits = new AtomicIntegerArray(LinkLayout.SLOTS);

    /** A slot gets its next content. */
    int open(int slot, int items) {
        epochs[slot] = SlotWord.nextEpoch(epochs[slot]);
        answered[slot] = 0;
        limits.set(slot, items);
        return epochs[slot];
    }

    /** For whoever fills the slot, or holds the lease. */
    int epoch(int slot) {
        return epochs[slot];
    }

    int limit(int slot) {
        return limits.get(slot);
    }

    void lower(int slot, int limit) {
        limits.set(slot, limit);
    }

    /** Whether a slot's word is one that this side and an honest worker can have made of it. */
    boolean isPlausible(int slot, long word) {
        return SlotWord.epoch(word) == epochs[slot]
                && SlotWord.limit(word) == limits.get(slot)
                && SlotWord.next(word) <= SlotWord.limit(word);
    }

    void countAnswer(int slot, int epoch, int item) throws ProtocolException {
        if (slot < 0 || slot >= LinkLayout.SLOTS) {
            throw new ProtocolException("an answer's slot is from 0 to " + (LinkLayout.SLOTS - 1) + ", not " + slot);
        }
        if (epoch != epochs[slot] || item != answered[slot] || item >= limits.get(slot)) {
            throw new ProtocolException("an answer to item " + item + " of epoch " + epoch + " in slot " + slot
                    + ", where item " + answered[slot] + " of " + limits.get(slot) + " in epoch " + epochs[slot]
                    + " is next");
        }
        answered[slot]++;
    }
}
