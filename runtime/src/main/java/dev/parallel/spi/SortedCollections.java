package dev.parallel.spi;

import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** How sorted sets and maps travel: the number of a comparator that both sides know, and then the elements. */
final class SortedCollections {

    private static final byte NATURAL = 0;
    private static final byte REVERSE = 1;
    private static final byte CASE_INSENSITIVE = 2;

    private SortedCollections() {}

    static <E> void write(SortedSet<E> set, ValueCodec<E> element, WireWriter out) {
        writeOrder(set.comparator(), set, out);
        for (Iterator<E> each = Elements.counted(set, out); each.hasNext(); ) {
            out.writeNullable(each.next(), element);
        }
    }

    static <K, V> void write(SortedMap<K, V> map, EntryCodec<K, V> entries, WireWriter out) {
        writeOrder(map.comparator(), map, out);
        entries.writeAll(map, out);
    }

    static <E> NavigableSet<E> readSet(ValueCodec<E> element, WireReader in) {
        NavigableSet<E> set = new TreeSet<>(readOrder(in));
        int count = in.readCount(1);
        for (int i = 0; i < count; i++) {
            Elements.addNew(set, in.readNullable(element), i);
        }
        return Collections.unmodifiableNavigableSet(set);
    }

    static <K, V> NavigableMap<K, V> readMap(EntryCodec<K, V> entries, WireReader in) {
        NavigableMap<K, V> map = new TreeMap<>(readOrder(in));
        entries.readInto(map, in);
        return Collections.unmodifiableNavigableMap(map);
    }

    private static void writeOrder(Comparator<?> comparator, Object sorted, WireWriter out) {
        if (comparator == null || comparator.equals(Comparator.naturalOrder())) {
            out.writeByte(NATURAL);
        } else if (comparator.equals(Comparator.reverseOrder())) {
            out.writeByte(REVERSE);
        } else if (comparator.equals(String.CASE_INSENSITIVE_ORDER)) {
            out.writeByte(CASE_INSENSITIVE);
        } else {
            throw new WireException("a " + sorted.getClass().getName() + " with the comparator "
                    + comparator.getClass().getName()
                    + " cannot travel, because code does not. Sorted collections travel in natural order,"
                    + " Comparator.reverseOrder() and String.CASE_INSENSITIVE_ORDER: declare the parameter as List, Set or Map,"
                    + " which keep the order, and sort again on the other side");
        }
    }

    @SuppressWarnings("unchecked") // a comparator that does not fit the elements throws when the first is added
    private static <E> Comparator<E> readOrder(WireReader in) {
        byte order = in.readByte();
        return switch (order) {
            case NATURAL -> null;
            case REVERSE -> (Comparator<E>) Comparator.reverseOrder();
            case CASE_INSENSITIVE -> (Comparator<E>) String.CASE_INSENSITIVE_ORDER;
            default -> throw new WireException("there is no order number " + order + " of a sorted collection");
        };
    }
}
