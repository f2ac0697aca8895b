package dev.parallel.internal.transport;

/** One item of one filling of a slot in a word: what an interrupt is meant for. */
final class CallId {

    private static final int ITEM_BITS = 20;
    private static final int SLOT_BITS = 4;

    private CallId() {}

    static long of(int slot, int epoch, int item) {
        return ((long) epoch << ITEM_BITS | item) << SLOT_BITS | slot;
    }
}
