package dev.parallel.spi;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/** A count, and then that many elements: what collections, maps and arrays have in common. */
final class Elements {

    /**
     * The room made for elements before the first was read. A count is bounded by the bytes that are left, but each level of a
     * nested value could claim all of them: so memory grows with what was really read.
     */
    private static final int FIRST_ROOM = 256;

    private Elements() {}

    /**
     * Writes the size of a collection.
     *
     * @return its elements, exactly as many. An iterator and no call for each: a value may be nested deep, and each call takes stack
     * @throws WireException from the iterator, if it has more or fewer elements than it says, as it does when another thread changes it
     */
    static <E> Iterator<E> counted(Collection<? extends E> elements, WireWriter out) {
        int count = elements.size();
        out.writeCount(count);
        return new Counted<>(elements, count);
    }

    private static final class Counted<E> implements Iterator<E> {

        private final Collection<? extends E> elements;
        private final Iterator<? extends E> iterator;
        private final int count;
        private int next;

        Counted(Collection<? extends E> elements, int count) {
            this.elements = elements;
            this.iterator = elements.iterator();
            this.count = count;
        }

        @Override
        public boolean hasNext() {
            if (next == count && iterator.hasNext()) {
                throw changed(elements, count, "there are more", null);
            }
            return next < count;
        }

        @Override
        public E next() {
            try {
                E element = iterator.next();
                next++;
                return element;
            } catch (NoSuchElementException | ConcurrentModificationException | IndexOutOfBoundsException e) {
                throw changed(elements, count, "element " + next + " could not be had", e);
            }
        }
    }

    private static WireException changed(Object elements, int count, String what, RuntimeException cause) {
        return new WireException(
                "a " + elements.getClass().getName() + " said that it has " + count + " elements, but " + what
                        + ". Perhaps another thread changed it meanwhile: send a copy",
                cause);
    }

    /**
     * Adds an element to a set.
     *
     * @throws WireException if an equal one is there already, or the set cannot compare it
     */
    static <E> void addNew(Set<E> set, E element, int index) {
        boolean added;
        try {
            added = set.add(element);
        } catch (NullPointerException | ClassCastException e) {
            throw new WireException("element " + index + " does not fit into the order of its set", e);
        }
        if (!added) {
            throw new WireException("element " + index + " of a set equals an earlier one."
                    + " Perhaps the set that was sent compares by identity: send a list");
        }
    }

    /**
     * Puts an entry into a map.
     *
     * @throws WireException if an equal key is there already, or the map cannot compare it
     */
    static <K, V> void putNew(Map<K, V> map, K key, V value, int index) {
        try {
            map.put(key, value);
        } catch (NullPointerException | ClassCastException e) {
            throw new WireException("key " + index + " does not fit into the order of its map", e);
        }
        if (map.size() != index + 1) {
            throw new WireException("key " + index + " of a map equals an earlier one."
                    + " Perhaps the map that was sent compares by identity: send a list of its entries");
        }
    }

    /** Reads an array of exactly as many elements as were written. */
    static <E> E[] read(Class<E> component, ValueCodec<? extends E> codec, WireReader in) {
        int count = in.readCount(1);
        @SuppressWarnings("unchecked") // an array of this component is an E[]
        E[] elements = (E[]) Array.newInstance(component, Math.min(count, FIRST_ROOM));
        for (int i = 0; i < count; i++) {
            if (i == elements.length) {
                elements = Arrays.copyOf(elements, (int) Math.min(count, i * 2L));
            }
            elements[i] = in.readNullable(codec);
        }
        return elements;
    }
}
