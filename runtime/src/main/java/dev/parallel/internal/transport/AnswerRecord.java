package dev.parallel.internal.transport;

/** Offsets in bytes of an answer's record in the ring; the picture is in {@code docs/link.md}. */
final class AnswerRecord {

    static final int LENGTH = 0;
    static final int KIND = 4;
    static final int SLOT = 5;
    static final int ITEM = 8;
    static final int EPOCH = 12;
    static final int NANOS = 16;
    static final int HEADER = 24;

    private AnswerRecord() {}

    /** The space that a record takes, so that every record starts at a multiple of 8. */
    static int space(int payload) {
        return HEADER + payload + 7 & ~7;
    }
}
