package dev.parallel.internal.transport;

/**
 * The word that says who owns which items of a slot: {@code epoch} in 24 bits, {@code limit} and {@code next} in 20 bits each.
 * Items below {@code next} are claimed, those from {@code next} to {@code limit} untouched.
 */
final class SlotWord {

    /** The largest number of items in a slot. */
    static final int MOST_ITEMS = (1 << 20) - 1;

    private static final int LIMIT_SHIFT = 20;
    private static final int EPOCH_SHIFT = 40;
    private static final int EPOCH_MASK = (1 << 24) - 1;

    private SlotWord() {}

    static long of(int epoch, int limit, int next) {
        return (long) epoch << EPOCH_SHIFT | (long) limit << LIMIT_SHIFT | next;
    }

    static int epoch(long word) {
        return (int) (word >>> EPOCH_SHIFT);
    }

    static int limit(long word) {
        return (int) (word >>> LIMIT_SHIFT) & MOST_ITEMS;
    }

    static int next(long word) {
        return (int) word & MOST_ITEMS;
    }

    static int nextEpoch(int epoch) {
        return epoch + 1 & EPOCH_MASK;
    }

    static boolean hasUntouched(long word) {
        return next(word) < limit(word);
    }
}
