package dev.parallel.internal.transport;

/**
 * Every offset of a link's segment, in bytes. The table is in {@code docs/link.md}; words that different sides write lie 128
 * bytes apart, so that they share neither a cache line nor a pair that the processor fetches together.
 */
final class LinkLayout {

    /** The ASCII characters {@code PARLINK} and a version: raised with every change of this class or the protocol. */
    static final long MAGIC = 0x5041524C_494E4B05L;

    static final int SEGMENT_SIZE = 1 << 18;

    static final int MAGIC_WORD = 0;
    static final int PHASE = 0x80;
    static final int EXIT_ANNOUNCED = 0x88;
    static final int RING_TAIL = 0x100;
    static final int WORKER_PARKED = 0x180;
    static final int RING_HEAD = 0x200;
    static final int PARENT_PARKED = 0x280;
    static final int SPIN_NANOS = 0x300;
    static final int RELEASED = 0x380;

    static final int SLOTS = 8;
    private static final int FIRST_SLOT_WORD = 0x400;
    private static final int SLOT_WORD_DISTANCE = 0x80;

    private static final int FIRST_AREA = 0x1000;
    static final int RING = 0x20000;
    static final int RING_SIZE = SEGMENT_SIZE - RING;
    static final int AREA_SIZE = (RING - FIRST_AREA) / SLOTS;

    /** Answers above this size go through the answer file, so that one cannot fill the ring. */
    static final int LARGEST_INLINE_ANSWER = RING_SIZE / 8;

    private LinkLayout() {}

    static int slotWord(int slot) {
        return FIRST_SLOT_WORD + slot * SLOT_WORD_DISTANCE;
    }

    static int area(int slot) {
        return FIRST_AREA + slot * AREA_SIZE;
    }
}
