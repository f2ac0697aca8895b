package dev.parallel;

import dev.parallel.spi.WireReader;
import java.lang.invoke.VarHandle;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.RandomAccess;

/**
 * Results of a primitive type by their index, in an array of that type that grows: filled by the thread that maps, and then given to
 * the caller as a list that cannot be changed.
 *
 * @param <R> the box of the type
 */
abstract sealed class PrimitiveList<R> extends AbstractList<R> implements RandomAccess {

    private static final int FIRST = 16;

    private int size;

    /**
     * A list for the results of a task.
     *
     * @param returnType the task's, in source form
     * @return null if the type is none of those that are kept so
     */
    @SuppressWarnings("unchecked") // the return type tells R
    static <R> PrimitiveList<R> of(String returnType) {
        return (PrimitiveList<R>)
                switch (returnType) {
                    case "int" -> new Ints();
                    case "long" -> new Longs();
                    case "double" -> new Doubles();
                    case "boolean" -> new Booleans();
                    default -> null;
                };
    }

    /** Reads a value and keeps it; keeps nothing if there is anything else. */
    abstract void read(int index, WireReader in);

    /** Keeps a value. */
    abstract void put(int index, R value);

    abstract int capacity();

    /** Copies the array. */
    abstract void resize(int capacity);

    /** Makes room for all indices below an end. */
    final void reserve(long end) {
        int needed = Math.toIntExact(end);
        if (needed > capacity()) {
            resize(Math.max(Math.max(needed, FIRST), capacity() + (capacity() >> 1)));
        }
        size = Math.max(size, needed);
    }

    /** Lets go of room that was not needed. */
    final PrimitiveList<R> complete() {
        if (capacity() > size) {
            resize(size);
        }
        // As with final fields: even whoever is handed the list by a race finds it complete.
        VarHandle.storeStoreFence();
        return this;
    }

    @Override
    public final int size() {
        return size;
    }

    final int checked(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException("index " + index + " of " + size + " results");
        }
        return index;
    }

    static final class Ints extends PrimitiveList<Integer> {

        private int[] values = {};

        @Override
        void read(int index, WireReader in) {
            int value = in.readInt();
            in.expectEnd();
            values[index] = value;
        }

        @Override
        void put(int index, Integer value) {
            values[index] = value;
        }

        @Override
        int capacity() {
            return values.length;
        }

        @Override
        void resize(int capacity) {
            values = Arrays.copyOf(values, capacity);
        }

        @Override
        public Integer get(int index) {
            return values[checked(index)];
        }

        int[] toInts() {
            return values.clone();
        }
    }

    static final class Longs extends PrimitiveList<Long> {

        private long[] values = {};

        @Override
        void read(int index, WireReader in) {
            long value = in.readLong();
            in.expectEnd();
            values[index] = value;
        }

        @Override
        void put(int index, Long value) {
            values[index] = value;
        }

        @Override
        int capacity() {
            return values.length;
        }

        @Override
        void resize(int capacity) {
            values = Arrays.copyOf(values, capacity);
        }

        @Override
        public Long get(int index) {
            return values[checked(index)];
        }

        long[] toLongs() {
            return values.clone();
        }
    }

    static final class Doubles extends PrimitiveList<Double> {

        private double[] values = {};

        @Override
        void read(int index, WireReader in) {
            double value = in.readDouble();
            in.expectEnd();
            values[index] = value;
        }

        @Override
        void put(int index, Double value) {
            values[index] = value;
        }

        @Override
        int capacity() {
            return values.length;
        }

        @Override
        void resize(int capacity) {
            values = Arrays.copyOf(values, capacity);
        }

        @Override
        public Double get(int index) {
            return values[checked(index)];
        }

        double[] toDoubles() {
            return values.clone();
        }
    }

    static final class Booleans extends PrimitiveList<Boolean> {

        private boolean[] values = {};

        @Override
        void read(int index, WireReader in) {
            boolean value = in.readBoolean();
            in.expectEnd();
            values[index] = value;
        }

        @Override
        void put(int index, Boolean value) {
            values[index] = value;
        }

        @Override
        int capacity() {
            return values.length;
        }

        @Override
        void resize(int capacity) {
            values = Arrays.copyOf(values, capacity);
        }

        @Override
        public Boolean get(int index) {
            return values[checked(index)];
        }

        boolean[] toBooleans() {
            return values.clone();
        }
    }
}
