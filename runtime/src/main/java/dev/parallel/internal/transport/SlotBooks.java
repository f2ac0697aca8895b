package dev.parallel.internal.transport;

/**
 * The parent's own account of its slots: what was filled in, and how many answers have come. Written by whoever fills a slot
 * before it is published, and by the holder of the lease; read under the lease.
 */
final class SlotBooks {

    private final int[] epochs = new int[LinkLayout.SLOTS];
    private final int[] filled = new int[LinkLayout.SLOTS];
    private final int[] answered = new int[LinkLayout.SLOTS];

    /** A slot gets its next content. */
    int open(int slot, int items) {
        epochs[slot] = SlotWord.nextEpoch(epochs[slot]);
        filled[slot] = items;
        answered[slot] = 0;
        return epochs[slot];
    }

    int answered(int slot) {
        return answered[slot];
    }

    void checkAnswer(int slot, int epoch, int item) throws ProtocolException {
        if (slot < 0 || slot >= LinkLayout.SLOTS) {
            throw new ProtocolException("an answer's slot is from 0 to " + (LinkLayout.SLOTS - 1) + ", not " + slot);
        }
        if (epoch != epochs[slot] || item != answered[slot] || item >= filled[slot]) {
            throw new ProtocolException(
                    "an answer to item " + item + " of epoch " + epoch + " in slot " + slot + ", where item "
                            + answered[slot] + " of " + filled[slot] + " in epoch " + epochs[slot] + " is next");
        }
        answered[slot]++;
    }
}
