package dev.parallel.spi;

import java.nio.ByteBuffer;

/**
 * What a {@link WireWriter} wrote: an immutable run of bytes in one or more parts. Thread-safe once published safely. It
 * may refer to an array of the caller, if the writer was told that it may borrow.
 */
public final class WireBytes {

    private static final WirePart[] NONE = {};

    private final WirePart[] before;
    private final byte[] last;
    private final int lastFrom;
    private final long size;

    WireBytes(WirePart[] before, byte[] last, int lastFrom, int lastLength) {
        this.before = before;
        this.last = last;
        this.lastFrom = lastFrom;
        long sum = lastLength;
        for (WirePart part : before) {
            sum += part.size;
        }
        this.size = sum;
    }

    /**
     * Bytes that are an array already; the array is not copied.
     *
     * @param bytes the bytes
     * @return a view of them
     */
    public static WireBytes of(byte[] bytes) {
        return new WireBytes(NONE, bytes, 0, bytes.length);
    }

    /**
     * The number of bytes.
     *
     * @return at least 0
     */
    public long size() {
        return size;
    }

    /**
     * Copies bytes into a buffer: from an offset on, until the buffer has room for no further element (at most 7 bytes may
     * stay free) or the range ends.
     *
     * @param target where to, at its position, which moves on
     * @param from the first byte to copy, at an element's start: 0 or what earlier calls copied
     * @param to the end of the range, exclusive
     * @return how many bytes were copied
     */
    public long copyTo(ByteBuffer target, long from, long to) {
        long at = from;
        long partStart = 0;
        int savedLimit = target.limit();
        if (to - from < target.remaining()) {
            target.limit(target.position() + (int) (to - from));
        }
        for (WirePart part : before) {
            long partEnd = partStart + part.size;
            if (at < partEnd && at < to) {
                int copied = part.copyTo(target, at - partStart);
                at += copied;
                if (at < partEnd) {
                    target.limit(savedLimit);
                    return at - from;
                }
            }
            partStart = partEnd;
        }
        int count = (int) Math.min(Math.min(to, size) - at, target.remaining());
        if (count > 0) {
            target.put(last, lastFrom + (int) (at - partStart), count);
            at += count;
        }
        target.limit(savedLimit);
        return at - from;
    }

    /**
     * All bytes, copied into an array of their own.
     *
     * @return the array; of length 0 if there are none
     * @throws ArithmeticException if there are more than an array can have
     */
    public byte[] toArray() {
        byte[] bytes = new byte[Math.toIntExact(size)];
        ByteBuffer target = ByteBuffer.wrap(bytes);
        for (long copied = 0; copied < size; ) {
            copied += copyTo(target, copied, size);
        }
        return bytes;
    }

    /**
     * A reader of a range that lies in a single array, which is the case for everything small.
     *
     * @param from the first byte
     * @param to the end, exclusive
     * @return a reader that ends at {@code to}
     * @throws IllegalStateException if the bytes are in several parts
     */
    public WireReader reader(long from, long to) {
        if (before.length == 0) {
            return new WireReader(last, lastFrom + (int) from, (int) (to - from));
        }
        throw new IllegalStateException("the bytes are in " + (before.length + 1) + " parts, not in one");
    }
}
