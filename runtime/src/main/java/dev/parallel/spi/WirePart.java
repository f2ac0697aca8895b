package dev.parallel.spi;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A run of elements of one primitive array, as bytes in little-endian order. The array may be the caller's own. */
final class WirePart {

    private final Object array;
    private final int from;
    private final int shift;
    final long size;

    WirePart(Object array, int from, int count, int shift) {
        this.array = array;
        this.from = from;
        this.shift = shift;
        this.size = (long) count << shift;
    }

    /**
     * Puts bytes from an offset on, as many as fit in whole elements.
     *
     * @return how many bytes were put
     */
    int copyTo(ByteBuffer target, long offset) {
        if (array instanceof byte[] bytes) {
            int count = (int) Math.min(size - offset, target.remaining());
            target.put(bytes, from + (int) offset, count);
            return count;
        }
        int count = (int) (Math.min(size - offset, target.remaining()) >>> shift);
        int start = from + (int) (offset >>> shift);
        ByteBuffer view = target.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (array instanceof int[] ints) {
            view.asIntBuffer().put(ints, start, count);
        } else if (array instanceof long[] longs) {
            view.asLongBuffer().put(longs, start, count);
        } else if (array instanceof double[] doubles) {
            view.asDoubleBuffer().put(doubles, start, count);
        } else if (array instanceof float[] floats) {
            view.asFloatBuffer().put(floats, start, count);
        } else if (array instanceof short[] shorts) {
            view.asShortBuffer().put(shorts, start, count);
        } else {
            view.asCharBuffer().put((char[]) array, start, count);
        }
        target.position(target.position() + (count << shift));
        return count << shift;
    }

    /**
     * The reverse: takes elements of an array other than a {@code byte[]} out of bytes.
     *
     * @param source begins with the first of them
     * @param from the index of the first one
     * @param count how many
     */
    static void copyFrom(ByteBuffer source, Object array, int from, int count) {
        ByteBuffer view = source.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (array instanceof int[] ints) {
            view.asIntBuffer().get(ints, from, count);
        } else if (array instanceof long[] longs) {
            view.asLongBuffer().get(longs, from, count);
        } else if (array instanceof double[] doubles) {
            view.asDoubleBuffer().get(doubles, from, count);
        } else if (array instanceof float[] floats) {
            view.asFloatBuffer().get(floats, from, count);
        } else if (array instanceof short[] shorts) {
            view.asShortBuffer().get(shorts, from, count);
        } else {
            view.asCharBuffer().get((char[]) array, from, count);
        }
    }
}
