package dev.parallel.spi;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * The codecs of collections. A value may be of any class that implements the interface; it travels as what the interface
 * shows of it. The order of iteration is kept. Elements, keys and values may be null where the collection allows it. A
 * collection that another thread changes while it is written may be refused with a {@link WireException}; it never becomes
 * a malformed message.
 */
public final class CollectionCodecs {

    private CollectionCodecs() {}

    /**
     * Lists.
     *
     * @param element the codec of the elements
     * @param <E> the type of the elements
     * @return a codec whose results are unmodifiable and {@link java.util.RandomAccess}
     */
    public static <E> ValueCodec<List<E>> list(ValueCodec<E> element) {
        return of("List", element, (value, out) -> writeAll(value, element, out), in -> readList(element, in));
    }

    /**
     * Sets. Elements that are equal in the reader although they were not in the writer, as an identity set may hold, fail to
     * be read.
     *
     * @param element the codec of the elements
     * @param <E> the type of the elements
     * @return a codec whose results are unmodifiable, hash their elements, and iterate in the order of the original
     */
    public static <E> ValueCodec<Set<E>> set(ValueCodec<E> element) {
        return of("Set", element, (value, out) -> writeAll(value, element, out), in -> readSet(element, in));
    }

    /**
     * Sorted sets: in natural order, in {@link java.util.Comparator#reverseOrder}, or in {@link
     * String#CASE_INSENSITIVE_ORDER}. Any other comparator is refused when the set is written.
     *
     * @param element the codec of the elements
     * @param <E> the type of the elements
     * @return a codec whose results are unmodifiable {@link NavigableSet}s in the same order
     */
    public static <E> ValueCodec<SortedSet<E>> sortedSet(ValueCodec<E> element) {
        return of(
                "SortedSet",
                element,
                (value, out) -> SortedCollections.write(value, element, out),
                in -> SortedCollections.readSet(element, in));
    }

    /**
     * Navigable sets, exactly as {@link #sortedSet}.
     *
     * @param element the codec of the elements
     * @param <E> the type of the elements
     * @return a codec whose results are unmodifiable and in the same order
     */
    public static <E> ValueCodec<NavigableSet<E>> navigableSet(ValueCodec<E> element) {
        return of(
                "NavigableSet",
                element,
                (value, out) -> SortedCollections.write(value, element, out),
                in -> SortedCollections.readSet(element, in));
    }

    /**
     * Deques, from the first element to the last.
     *
     * @param element the codec of the elements
     * @param <E> the type of the elements
     * @return a codec whose results are modifiable: an {@link ArrayDeque}, or a {@link LinkedList} if there is a null in it
     */
    public static <E> ValueCodec<Deque<E>> deque(ValueCodec<E> element) {
        return of("Deque", element, (value, out) -> writeAll(value, element, out), in -> readDeque(element, in));
    }

    /**
     * Collections of no known kind.
     *
     * @param element the codec of the elements
     * @param <E> the type of the elements
     * @return a codec whose results are unmodifiable {@link List}s, even if the original was of another kind
     */
    public static <E> ValueCodec<Collection<E>> collection(ValueCodec<E> element) {
        return of("Collection", element, (value, out) -> writeAll(value, element, out), in -> readList(element, in));
    }

    /**
     * Anything that can be iterated. It is iterated once, to its end, which must exist.
     *
     * @param element the codec of the elements
     * @param <E> the type of the elements
     * @return a codec whose results are unmodifiable {@link List}s
     */
    public static <E> ValueCodec<Iterable<E>> iterable(ValueCodec<E> element) {
        return of(
                "Iterable",
                element,
                (value, out) -> writeAll(counted(value), element, out),
                in -> readList(element, in));
    }

    /**
     * Maps. Keys that are equal in the reader although they were not in the writer, as an identity map may hold, fail to be
     * read.
     *
     * @param key the codec of the keys
     * @param value the codec of the values
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @return a codec whose results are unmodifiable, hash their keys, and iterate in the order of the original
     */
    public static <K, V> ValueCodec<Map<K, V>> map(ValueCodec<K> key, ValueCodec<V> value) {
        EntryCodec<K, V> entries = new EntryCodec<>(key, value);
        return new FunctionCodec<>("Map", entries::writeAll, entries::readHashed);
    }

    /**
     * Sorted maps: in the orders that {@link #sortedSet} names. Any other comparator is refused when the map is written.
     *
     * @param key the codec of the keys
     * @param value the codec of the values
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @return a codec whose results are unmodifiable {@link NavigableMap}s in the same order
     */
    public static <K, V> ValueCodec<SortedMap<K, V>> sortedMap(ValueCodec<K> key, ValueCodec<V> value) {
        EntryCodec<K, V> entries = new EntryCodec<>(key, value);
        return new FunctionCodec<>(
                "SortedMap",
                (map, out) -> SortedCollections.write(map, entries, out),
                in -> SortedCollections.readMap(entries, in));
    }

    /**
     * Navigable maps, exactly as {@link #sortedMap}.
     *
     * @param key the codec of the keys
     * @param value the codec of the values
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @return a codec whose results are unmodifiable and in the same order
     */
    public static <K, V> ValueCodec<NavigableMap<K, V>> navigableMap(ValueCodec<K> key, ValueCodec<V> value) {
        EntryCodec<K, V> entries = new EntryCodec<>(key, value);
        return new FunctionCodec<>(
                "NavigableMap",
                (map, out) -> SortedCollections.write(map, entries, out),
                in -> SortedCollections.readMap(entries, in));
    }

    private static <C> ValueCodec<C> of(
            String kind, ValueCodec<?> element, BiConsumer<C, WireWriter> writer, Function<WireReader, C> reader) {
        Objects.requireNonNull(element, "element");
        return new FunctionCodec<>(kind, writer, reader);
    }

    private static <E> void writeAll(Collection<E> elements, ValueCodec<E> element, WireWriter out) {
        for (Iterator<E> each = Elements.counted(elements, out); each.hasNext(); ) {
            out.writeNullable(each.next(), element);
        }
    }

    private static <E> Collection<E> counted(Iterable<E> elements) {
        if (elements instanceof Collection<E> collection) {
            return collection;
        }
        List<E> list = new ArrayList<>();
        elements.forEach(list::add);
        return list;
    }

    @SuppressWarnings("unchecked") // the codec gave every one of the objects
    private static <E> List<E> readList(ValueCodec<E> element, WireReader in) {
        return (List<E>) Collections.unmodifiableList(Arrays.asList(Elements.read(Object.class, element, in)));
    }

    @SuppressWarnings("JdkObsolete") // the only deque of the JDK that takes null
    private static <E> Deque<E> readDeque(ValueCodec<E> element, WireReader in) {
        List<E> elements = readList(element, in);
        return elements.contains(null) ? new LinkedList<>(elements) : new ArrayDeque<>(elements);
    }

    private static <E> Set<E> readSet(ValueCodec<E> element, WireReader in) {
        int count = in.readCount(1);
        Set<E> set = new LinkedHashSet<>();
        for (int i = 0; i < count; i++) {
            Elements.addNew(set, in.readNullable(element), i);
        }
        return Collections.unmodifiableSet(set);
    }
}
