package dev.parallel.spi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * Reads what a {@link WireWriter} wrote. Trusts nothing: every length is checked against the bytes that are left before
 * memory is allocated for it. Not thread-safe.
 */
public final class WireReader {

    /** Where the bytes of a large message come from, in order. */
    @FunctionalInterface
    public interface Source {

        /**
         * Reads the next bytes of the message, all of them.
         *
         * @param target where to
         * @param offset the first index
         * @param count how many, never more than are left
         * @throws WireException if they cannot be had
         */
        void read(byte[] target, int offset, int count);
    }

    private static final int PAGE = 1 << 16;
    private static final byte[] NOTHING = {};

    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle CHAR = view(char[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private byte[] page;
    private int position;
    private int limit;
    private final Source source;
    private long unread;
    private int depth;

    /**
     * Reads from an array.
     *
     * @param bytes the array, not copied
     * @param offset the first index
     * @param count the number of bytes
     * @throws IndexOutOfBoundsException if the array has no such range
     */
    public WireReader(byte[] bytes, int offset, int count) {
        Objects.checkFromIndexSize(offset, count, bytes.length);
        page = bytes;
        position = offset;
        limit = offset + count;
        source = null;
    }

    /**
     * Reads from a source.
     *
     * @param source where the bytes come from
     * @param size how many they are
     * @throws IllegalArgumentException if the size is negative
     */
    public WireReader(Source source, long size) {
        if (size < 0) {
            throw new IllegalArgumentException("a size is at least 0, not " + size);
        }
        page = NOTHING;
        this.source = source;
        unread = size;
    }

    /**
     * Goes on with another part of the same array.
     *
     * @param offset the first index
     * @param count the number of bytes
     * @throws IllegalStateException if this reader does not read from an array
     */
    public void reset(int offset, int count) {
        if (source != null) {
            throw new IllegalStateException("a reader of a source cannot be reset");
        }
        position = Objects.checkFromIndexSize(offset, count, page.length);
        limit = offset + count;
        depth = 0;
    }

    private static VarHandle view(Class<?> type) {
        return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * The number of bytes left.
     *
     * @return at least 0
     */
    public long remaining() {
        return unread + (limit - position);
    }

    /**
     * Fails unless everything was read.
     *
     * @throws WireException if bytes are left
     */
    public void expectEnd() {
        if (remaining() != 0) {
            throw new WireException(
                    remaining() + " bytes are left behind the value: both sides must use the same codec");
        }
    }

    /** Has a few bytes ready at {@link #position}. */
    private void need(int count) {
        if (limit - position < count) {
            refill(count);
        }
    }

    private void refill(int count) {
        int kept = limit - position;
        if (count - kept > unread) {
            throw tooShort(count);
        }
        int more = (int) Math.min(unread, PAGE - kept);
        byte[] target = kept + more <= page.length ? page : new byte[kept + more];
        System.arraycopy(page, position, target, 0, kept);
        source.read(target, kept, more);
        page = target;
        position = 0;
        limit = kept + more;
        unread -= more;
    }

    private WireException tooShort(long count) {
        return new WireException(
                "the message ends too early: " + count + " bytes are needed, " + remaining() + " are left");
    }

    /** {@return the next {@code boolean}, of one byte} */
    public boolean readBoolean() {
        byte value = readByte();
        if (value != 0 && value != 1) {
            throw new WireException("a boolean is 0 or 1, not " + value);
        }
        return value == 1;
    }

    /** {@return the next {@code byte}, of one byte} */
    public byte readByte() {
        need(1);
        return page[position++];
    }

    /** {@return the next {@code short}, of two bytes} */
    public short readShort() {
        need(2);
        short value = (short) SHORT.get(page, position);
        position += 2;
        return value;
    }

    /** {@return the next {@code char}, of two bytes} */
    public char readChar() {
        need(2);
        char value = (char) CHAR.get(page, position);
        position += 2;
        return value;
    }

    /** {@return the next {@code int}, of four bytes} */
    public int readInt() {
        need(4);
        int value = (int) INT.get(page, position);
        position += 4;
        return value;
    }

    /** {@return the next {@code long}, of eight bytes} */
    public long readLong() {
        need(8);
        long value = (long) LONG.get(page, position);
        position += 8;
        return value;
    }

    /** {@return the next {@code float}, of four raw bytes} */
    public float readFloat() {
        return Float.intBitsToFloat(readInt());
    }

    /** {@return the next {@code double}, of eight raw bytes} */
    public double readDouble() {
        return Double.longBitsToDouble(readLong());
    }

    /**
     * Reads a count of elements that cost at least some bytes each, and so are bounded by what is left.
     *
     * @param bytesEach the least bytes of an element, at least 1
     * @return the count
     * @throws WireException if that many elements cannot follow
     */
    public int readCount(int bytesEach) {
        long value = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            byte next = readByte();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                if (value > Integer.MAX_VALUE || value * bytesEach > remaining()) {
                    throw new WireException("a count of " + value + " elements of " + bytesEach
                            + " bytes or more cannot be true: " + remaining() + " bytes are left");
                }
                return (int) value;
            }
        }
        throw new WireException("a count is at most five bytes long");
    }

    /** {@return the next string} */
    public String readString() {
        boolean narrow = readBoolean();
        int length = readCount(narrow ? 1 : 2);
        if (!narrow) {
            char[] chars = new char[length];
            readElements(chars, length, 1);
            return new String(chars);
        }
        if (limit - position >= length) {
            String value = new String(page, position, length, StandardCharsets.ISO_8859_1);
            position += length;
            return value;
        }
        byte[] bytes = new byte[length];
        readElements(bytes, length, 0);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /**
     * Reads raw bytes.
     *
     * @param target where to
     * @param offset the first index
     * @param count how many
     * @throws WireException if fewer are left
     */
    public void readBytes(byte[] target, int offset, int count) {
        if (count > remaining()) {
            throw tooShort(count);
        }
        int ready = Math.min(count, limit - position);
        System.arraycopy(page, position, target, offset, ready);
        position += ready;
        if (ready < count) {
            source.read(target, offset + ready, count - ready);
            unread -= count - ready;
        }
    }

    /**
     * Fills a primitive array that {@link WireWriter#writeElements} wrote.
     *
     * @param array the array
     * @param count its length
     * @param shift the logarithm to base 2 of an element's bytes
     */
    void readElements(Object array, int count, int shift) {
        if ((long) count << shift > remaining()) {
            throw tooShort((long) count << shift);
        }
        if (array instanceof byte[] bytes) {
            readBytes(bytes, 0, count);
            return;
        }
        int done = 0;
        while (done < count) {
            need(1 << shift);
            int step = Math.min(count - done, (limit - position) >>> shift);
            WirePart.copyFrom(ByteBuffer.wrap(page, position, step << shift), array, done, step);
            position += step << shift;
            done += step;
        }
    }

    /**
     * Reads a value that may be null.
     *
     * @param codec the codec of its type
     * @param <T> its type
     * @return the value, or null
     * @throws WireException if the bytes are no such value, or nested deeper than {@link WireWriter#MAX_DEPTH}
     */
    public <T> T readNullable(ValueCodec<? extends T> codec) {
        if (!readBoolean()) {
            return null;
        }
        if (++depth > WireWriter.MAX_DEPTH) {
            throw new WireException("the value is nested more than " + WireWriter.MAX_DEPTH + " levels deep");
        }
        T value = codec.read(this);
        depth--;
        return value;
    }
}
