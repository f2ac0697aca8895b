package dev.parallel.testing;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.IntFunction;

/** An input that counts how far it was read. Can be iterated once at a time. */
public final class Numbers<T> implements Iterable<T> {

    private final int end;
    private final RuntimeException fault;
    private final IntFunction<T> item;
    private int read;

    private Numbers(int end, RuntimeException fault, IntFunction<T> item) {
        this.end = end;
        this.fault = fault;
        this.item = item;
    }

    /** Never ends. */
    public static <T> Numbers<T> endless(IntFunction<T> item) {
        return new Numbers<>(Integer.MAX_VALUE, null, item);
    }

    /** Gives so many items and then throws instead of the next one. */
    public static <T> Numbers<T> failingAfter(int count, RuntimeException fault, IntFunction<T> item) {
        return new Numbers<>(count, fault, item);
    }

    /** How many items were asked for. */
    public int read() {
        return read;
    }

    @Override
    public Iterator<T> iterator() {
        read = 0;
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return read < end || fault != null;
            }

            @Override
            public T next() {
                if (read == end) {
                    throw fault == null ? new NoSuchElementException() : fault;
                }
                return item.apply(read++);
            }
        };
    }
}
