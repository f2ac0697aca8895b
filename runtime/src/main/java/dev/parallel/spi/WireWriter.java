package dev.parallel.spi;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes values as bytes, little-endian, into memory of its own that grows in pages. Not thread-safe; for one message at
 * a time, and then for the next after {@link #clear}.
 */
public final class WireWriter {

    /** How deep values may contain each other. */
    public static final int MAX_DEPTH = 1000;

    private static final int FIRST_PAGE = 256;
    private static final int LARGEST_PAGE = 1 << 16;
    private static final int BORROWED_FROM = 1 << 14;

    private static final VarHandle SHORT = view(short[].class);
    private static final VarHandle CHAR = view(char[].class);
    private static final VarHandle INT = view(int[].class);
    private static final VarHandle LONG = view(long[].class);

    private byte[] page = new byte[FIRST_PAGE];
    private int start; // the first byte of the page that is in no part yet
    private int position;
    private List<WirePart> parts;
    private long partsSize;
    private int depth;
    private final boolean mayBorrow;
    private final long most;

    /**
     * Makes an empty writer.
     *
     * @param mayBorrow whether large arrays may be referred to instead of being copied, because nobody changes them before
     *     the bytes have been copied out
     */
    public WireWriter(boolean mayBorrow) {
        this(mayBorrow, Long.MAX_VALUE);
    }

    /**
     * Makes an empty writer for a message that must not become large. It refuses what is too large before much memory was taken for it;
     * a message may end up larger by one page of memory, which {@link #size} tells.
     *
     * @param mayBorrow whether large arrays may be referred to instead of being copied, because nobody changes them before
     *     the bytes have been copied out
     * @param most the most bytes, at least 0; a {@link WireException} ends what would write more
     */
    public WireWriter(boolean mayBorrow, long most) {
        if (most < 0) {
            throw new IllegalArgumentException("the most bytes are at least 0, not " + most);
        }
        this.mayBorrow = mayBorrow;
        this.most = most;
    }

    private static VarHandle view(Class<?> type) {
        return MethodHandles.byteArrayViewVarHandle(type, ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * The number of bytes written since the last {@link #clear}.
     *
     * @return at least 0
     */
    public long size() {
        return partsSize + (position - start);
    }

    /** Forgets everything written, and keeps the current page for the next message. */
    public void clear() {
        start = 0;
        position = 0;
        parts = null;
        partsSize = 0;
        depth = 0;
    }

    /**
     * Takes what was written out of this writer, which is empty afterwards.
     *
     * @return the bytes, which no later use of this writer changes
     */
    public WireBytes take() {
        WireBytes bytes;
        if (parts == null) {
            bytes = WireBytes.of(Arrays.copyOf(page, position));
        } else {
            bytes = new WireBytes(parts.toArray(new WirePart[0]), page, start, position - start);
            page = new byte[FIRST_PAGE];
        }
        clear();
        return bytes;
    }

    /**
     * Lets go of everything written after an earlier size, for an item that could not be written to its end.
     *
     * @param size an earlier {@link #size}, taken outside of any value
     * @throws IllegalArgumentException if it is negative or larger than the size
     */
    public void truncate(long size) {
        if (size < 0 || size > size()) {
            throw new IllegalArgumentException("a size from 0 to " + size() + " is expected, not " + size);
        }
        while (size < partsSize) {
            WirePart part = parts.remove(parts.size() - 1);
            partsSize -= part.size;
            position = start;
            if (size > partsSize) {
                int kept = (int) (size - partsSize);
                page = copyOf(part, kept);
                start = 0;
                position = kept;
            }
        }
        position = start + (int) (size - partsSize);
        depth = 0;
    }

    private static byte[] copyOf(WirePart part, int length) {
        byte[] copy = new byte[Math.max(FIRST_PAGE, length)];
        part.copyTo(ByteBuffer.wrap(copy, 0, length), 0);
        return copy;
    }

    /** Makes room for a few bytes at {@link #position}. */
    private void ensure(int count) {
        if (page.length - position < count) {
            grow(count);
        }
    }

    /** Refuses what is too large; asked where memory is taken. */
    private void bound(long more) {
        if (more > most - size()) {
            throw new WireException("the values have more than the " + most + " bytes that they may have here");
        }
    }

    private void grow(int count) {
        bound(count);
        if (page.length >= LARGEST_PAGE) {
            sealPage();
            page = new byte[LARGEST_PAGE];
            position = 0;
        } else {
            int used = position - start;
            byte[] larger = new byte[Math.max(page.length * 2, used + count)];
            System.arraycopy(page, start, larger, 0, used);
            page = larger;
            position = used;
        }
        start = 0;
    }

    /** Makes a part of what is in the page; the rest of the page stays in use. */
    private void sealPage() {
        if (position > start) {
            addPart(new WirePart(page, start, position - start, 0));
            start = position;
        }
    }

    private void addPart(WirePart part) {
        if (parts == null) {
            parts = new ArrayList<>();
        }
        parts.add(part);
        partsSize += part.size;
    }

    /** Writes a {@code boolean} as one byte. */
    public void writeBoolean(boolean value) {
        writeByte((byte) (value ? 1 : 0));
    }

    /** Writes a {@code byte}. */
    public void writeByte(byte value) {
        ensure(1);
        page[position++] = value;
    }

    /** Writes a {@code short} as two bytes. */
    public void writeShort(short value) {
        ensure(2);
        SHORT.set(page, position, value);
        position += 2;
    }

    /** Writes a {@code char} as two bytes. */
    public void writeChar(char value) {
        ensure(2);
        CHAR.set(page, position, value);
        position += 2;
    }

    /** Writes an {@code int} as four bytes. */
    public void writeInt(int value) {
        ensure(4);
        INT.set(page, position, value);
        position += 4;
    }

    /** Writes a {@code long} as eight bytes. */
    public void writeLong(long value) {
        ensure(8);
        LONG.set(page, position, value);
        position += 8;
    }

    /** Writes a {@code float} as its four raw bytes. */
    public void writeFloat(float value) {
        writeInt(Float.floatToRawIntBits(value));
    }

    /** Writes a {@code double} as its eight raw bytes. */
    public void writeDouble(double value) {
        writeLong(Double.doubleToRawLongBits(value));
    }

    /**
     * Writes a length or count in one to five bytes.
     *
     * @param count at least 0
     * @throws IllegalArgumentException if it is negative
     */
    public void writeCount(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("a count is at least 0, not " + count);
        }
        ensure(5);
        int rest = count;
        while ((rest & ~0x7F) != 0) {
            page[position++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        page[position++] = (byte) rest;
    }

    /**
     * Writes a string, unpaired surrogates included: one byte a character where all are below 256, else two.
     *
     * @param value the string, not null
     */
    @SuppressWarnings("deprecation") // getBytes(int, int, byte[], int) is the copy of low bytes that is wanted here
    public void writeString(String value) {
        int length = value.length();
        if (length > LARGEST_PAGE / 2) {
            bound(length);
        }
        boolean narrow = true;
        for (int i = 0; i < length && narrow; i++) {
            narrow = value.charAt(i) < 256;
        }
        writeBoolean(narrow);
        writeCount(length);
        if (!narrow) {
            writeElements(value.toCharArray(), length, 1);
        } else if (length <= LARGEST_PAGE / 2) {
            ensure(length);
            value.getBytes(0, length, page, position);
            position += length;
        } else {
            byte[] bytes = new byte[length];
            value.getBytes(0, length, bytes, 0);
            sealPage();
            addPart(new WirePart(bytes, 0, length, 0));
        }
    }

    /**
     * Writes the elements of a primitive array other than {@code boolean[]}, without their count.
     *
     * @param array a {@code byte[]}, {@code short[]}, {@code char[]}, {@code int[]}, {@code long[]}, {@code float[]} or
     *     {@code double[]}
     * @param count the array's length
     * @param shift the logarithm to base 2 of an element's bytes
     */
    void writeElements(Object array, int count, int shift) {
        WirePart part = new WirePart(array, 0, count, shift);
        bound(part.size);
        if (mayBorrow && part.size >= BORROWED_FROM) {
            sealPage();
            addPart(part);
            return;
        }
        long copied = 0;
        while (copied < part.size) {
            ensure((int) Math.min(part.size - copied, LARGEST_PAGE >> 1));
            ByteBuffer target = ByteBuffer.wrap(page, position, page.length - position);
            int step = part.copyTo(target, copied);
            position += step;
            copied += step;
        }
    }

    /**
     * Writes a value that may be null, one level deeper than where the writer stands.
     *
     * @param value the value, or null
     * @param codec the codec of its type
     * @param <T> its type
     * @throws WireException if it cannot travel, or is nested deeper than {@link #MAX_DEPTH}
     */
    public <T> void writeNullable(T value, ValueCodec<? super T> codec) {
        if (value == null) {
            writeByte((byte) 0);
            return;
        }
        if (++depth > MAX_DEPTH) {
            throw new WireException(
                    "the value is nested more than " + MAX_DEPTH
                            + " levels deep. Perhaps it is a long chain of records, or refers to itself: send a list instead of the chain");
        }
        writeByte((byte) 1);
        codec.write(value, this);
        depth--;
    }
}
