package dev.parallel.spi;

import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Consumer;

/** A count, and then that many elements: what collections, maps and arrays have in common. */
final class Elements {

    /**
     * The room made for elements before the first was read. A count is bounded by the bytes that are left, but each level of a
     * nested value could claim all of them: so memory grows with what was really read.
     */
    private static final int FIRST_ROOM = 256;

    private Elements() {}

    /**
     * Writes the size of a collection, and each of its elements.
     *
     * @throws WireException if it has more or fewer elements than it says, as it does when another thread changes it
     */
    static <E> void write(Collection<? extends E> elements, WireWriter out, Consumer<? super E> writeElement) {
        int count = elements.size();
        out.writeCount(count);
        Iterator<? extends E> iterator = elements.iterator();
        for (int i = 0; i < count; i++) {
            writeElement.accept(next(iterator, elements, i, count));
        }
        if (iterator.hasNext()) {
            throw changed(elements, count, "there are more", null);
        }
    }

    private static <E> E next(Iterator<E> iterator, Object elements, int index, int count) {
        try {
            return iterator.next();
        } catch (NoSuchElementException | ConcurrentModificationException | IndexOutOfBoundsException e) {
            throw changed(elements, count, "element " + index + " could not be had", e);
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
