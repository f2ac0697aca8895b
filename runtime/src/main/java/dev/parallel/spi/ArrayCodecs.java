package dev.parallel.spi;

import java.lang.reflect.Array;
import java.util.Objects;

/**
 * The codecs of arrays. What comes back is always a new array. Elements of primitive arrays are copied in bulk; a large
 * array is not even copied into the message where the {@link WireWriter} may borrow it.
 */
public final class ArrayCodecs {

    /** One byte an element. */
    public static final ValueCodec<boolean[]> BOOLEANS = new Booleans();

    /** One byte an element. */
    public static final ValueCodec<byte[]> BYTES = new Bulk<>(byte.class, 0);

    /** Two bytes an element. */
    public static final ValueCodec<short[]> SHORTS = new Bulk<>(short.class, 1);

    /** Two bytes an element. */
    public static final ValueCodec<char[]> CHARS = new Bulk<>(char.class, 1);

    /** Four bytes an element. */
    public static final ValueCodec<int[]> INTS = new Bulk<>(int.class, 2);

    /** Eight bytes an element. */
    public static final ValueCodec<long[]> LONGS = new Bulk<>(long.class, 3);

    /** Four bytes an element; the bits of a NaN are kept. */
    public static final ValueCodec<float[]> FLOATS = new Bulk<>(float.class, 2);

    /** Eight bytes an element; the bits of a NaN are kept. */
    public static final ValueCodec<double[]> DOUBLES = new Bulk<>(double.class, 3);

    private ArrayCodecs() {}

    /**
     * Arrays of references.
     *
     * @param component the class of the elements; another array's class for arrays of arrays
     * @param element the codec of the elements, which may be null
     * @param <E> the type of the elements
     * @return a codec whose results are arrays of exactly this component, even if the array that was written was of a
     *     subclass
     * @throws IllegalArgumentException if the component is primitive: there is a constant for each of these
     */
    public static <E> ValueCodec<E[]> of(Class<E> component, ValueCodec<E> element) {
        Objects.requireNonNull(element, "element");
        if (component.isPrimitive()) {
            throw new IllegalArgumentException(
                    component + "[] has a codec of its own among the constants of ArrayCodecs");
        }
        return new References<>(component, element);
    }

    private record Booleans() implements ValueCodec<boolean[]> {
        @Override
        public void write(boolean[] value, WireWriter out) {
            byte[] bytes = new byte[value.length];
            for (int i = 0; i < bytes.length; i++) {
                bytes[i] = (byte) (value[i] ? 1 : 0);
            }
            BYTES.write(bytes, out);
        }

        @Override
        public boolean[] read(WireReader in) {
            byte[] bytes = BYTES.read(in);
            boolean[] array = new boolean[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                if ((bytes[i] & ~1) != 0) {
                    throw new WireException("a boolean is 0 or 1, not " + bytes[i]);
                }
                array[i] = bytes[i] == 1;
            }
            return array;
        }
    }

    /** Arrays of one primitive type: its class, and the logarithm to base 2 of its bytes. */
    private record Bulk<A>(Class<?> component, int shift) implements ValueCodec<A> {
        @Override
        public void write(A value, WireWriter out) {
            int count = Array.getLength(value);
            out.writeCount(count);
            out.writeElements(value, count, shift);
        }

        @Override
        public A read(WireReader in) {
            int count = in.readCount(1 << shift);
            @SuppressWarnings("unchecked") // A is the array of this component
            A array = (A) Array.newInstance(component, count);
            in.readElements(array, count, shift);
            return array;
        }
    }

    private record References<E>(Class<E> component, ValueCodec<E> element) implements ValueCodec<E[]> {
        @Override
        public void write(E[] value, WireWriter out) {
            out.writeCount(value.length);
            for (E each : value) {
                out.writeNullable(each, element);
            }
        }

        @Override
        public E[] read(WireReader in) {
            return Elements.read(component, element, in);
        }
    }
}
