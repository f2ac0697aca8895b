package dev.parallel.internal.transport;

import dev.parallel.spi.WireReader;

/** An answer, taken out of the ring. Its payload is read once, by one thread. */
public final class Answer {

    private final AnswerKind kind;
    private final long nanos;
    private final long size;
    private final byte[] block;
    private final int offset;
    private final LargeAnswer large;
    private WireReader.Source detached;

    /** An answer whose payload was copied out of the ring. */
    Answer(AnswerKind kind, long nanos, byte[] block, int offset, int size) {
        this.kind = kind;
        this.nanos = nanos;
        this.size = size;
        this.block = block;
        this.offset = offset;
        this.large = null;
    }

    /** An answer whose payload is still in the answer file. */
    Answer(AnswerKind kind, long nanos, long size, LargeAnswer large) {
        this.kind = kind;
        this.nanos = nanos;
        this.size = size;
        this.block = null;
        this.offset = 0;
        this.large = large;
    }

    /** What the payload is. */
    public AnswerKind kind() {
        return kind;
    }

    /** How long the task ran, as the worker measured it; at least 0. */
    public long nanos() {
        return nanos;
    }

    /** A reader of the payload. */
    public WireReader reader() {
        if (block != null) {
            return new WireReader(block, offset, (int) size);
        }
        return detached == null ? large.reader() : new WireReader(detached, size);
    }

    /** Makes the payload independent of the link, for a reader who may take his time. */
    public void detach() {
        if (large != null && detached == null) {
            detached = large.detach();
        }
    }

    /** Says that the payload has been read, or is not wanted; idempotent. */
    public void release() {
        if (large != null) {
            large.release();
        }
    }
}
