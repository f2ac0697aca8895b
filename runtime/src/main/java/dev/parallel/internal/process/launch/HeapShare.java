package dev.parallel.internal.process.launch;

/**
 * A worker's share of the memory. A JVM left alone takes a quarter of the memory as its largest heap, so more than a few
 * of them would promise more than there is.
 */
final class HeapShare {

    /** What a JVM needs beside its heap: its code, its threads, its classes. */
    private static final long BESIDE_HEAP = 100L << 20;

    /** Below this a JVM does little but collect garbage. */
    private static final long FLOOR = 64L << 20;

    private HeapShare() {}

    /**
     * The largest heap of one worker: (memory × 0.8 − the parent's largest heap) / workers − 100 MiB; at least 64 MiB,
     * at most a quarter of the memory, which wins. The floor means that many workers on a small machine can still
     * promise more than there is.
     *
     * @param memory bytes that this machine or container has
     * @param parentHeap the largest heap of this JVM in bytes; {@link Long#MAX_VALUE} if it has no bound
     * @param workers how many JVMs share what the parent leaves
     * @return bytes, a multiple of 1 MiB where at least that
     */
    static long of(long memory, long parentHeap, int workers) {
        long left = memory / 10 * 8 - Math.min(parentHeap, memory);
        long share = Math.max(left / workers - BESIDE_HEAP, FLOOR);
        long capped = Math.min(share, memory / 4);
        return capped < 1 << 20 ? capped : capped >> 20 << 20;
    }
}
