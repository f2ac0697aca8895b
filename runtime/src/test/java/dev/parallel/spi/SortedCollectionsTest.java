package dev.parallel.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class SortedCollectionsTest {

    private static final ValueCodec<SortedSet<String>> SET = CollectionCodecs.sortedSet(ScalarCodecs.STRING);
    private static final ValueCodec<SortedMap<String, Integer>> MAP =
            CollectionCodecs.sortedMap(ScalarCodecs.STRING, ScalarCodecs.INTEGER);

    static Stream<Comparator<String>> orders() {
        return Stream.of(
                null,
                Comparator.<String>naturalOrder(),
                Comparator.<String>reverseOrder(),
                Collections.<String>reverseOrder(),
                String.CASE_INSENSITIVE_ORDER);
    }

    @ParameterizedTest
    @MethodSource("orders")
    void theOrderComesBack(Comparator<String> order) {
        Random random = new Random(5);
        TreeSet<String> set = new TreeSet<>(order);
        TreeMap<String, Integer> map = new TreeMap<>(order);
        for (int i = 0; i < 1000; i++) {
            String key = Integer.toString(random.nextInt(2000), 36);
            set.add(random.nextBoolean() ? key.toUpperCase(java.util.Locale.ROOT) : key);
            map.put(key, random.nextInt(9) == 0 ? null : Integer.valueOf(i));
        }
        SortedSet<String> setBack = Travel.once(SET, set);
        assertThat(setBack).isInstanceOf(NavigableSet.class).containsExactlyElementsOf(set);
        assertThat(setBack.contains("ZZZZ")).isEqualTo(set.contains("ZZZZ"));
        assertThat(setBack.contains(set.first().toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo(set.contains(set.first().toUpperCase(java.util.Locale.ROOT)));
        assertThatThrownBy(() -> setBack.add("x")).isInstanceOf(UnsupportedOperationException.class);
        SortedMap<String, Integer> mapBack = Travel.once(MAP, map);
        assertThat(mapBack).isInstanceOf(NavigableMap.class).isEqualTo(map);
        assertThat(mapBack.keySet()).containsExactlyElementsOf(map.keySet());
        assertThatThrownBy(() -> mapBack.put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(Travel.once(
                        CollectionCodecs.navigableSet(ScalarCodecs.STRING),
                        set.descendingSet().descendingSet()))
                .containsExactlyElementsOf(set);
        assertThat(Travel.once(CollectionCodecs.navigableMap(ScalarCodecs.STRING, ScalarCodecs.INTEGER), map)
                        .firstKey())
                .isEqualTo(map.firstKey());
    }

    @Test
    void aDescendingViewComesBackDescending() {
        NavigableSet<String> ascending = new ConcurrentSkipListSet<>(List.of("a", "b", "c"));
        assertThat(Travel.once(SET, ascending.descendingSet())).containsExactly("c", "b", "a");
    }

    @Test
    void anyOtherComparatorIsRefusedWithTheWayOut() {
        Comparator<String> own = Comparator.comparing(String::length);
        TreeSet<String> set = new TreeSet<>(own);
        assertThatThrownBy(() -> Travel.bytes(SET, set, false))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("java.util.TreeSet")
                .hasMessageContaining("declare the parameter as List, Set or Map");
        TreeMap<String, Integer> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER.reversed());
        assertThatThrownBy(() -> Travel.bytes(MAP, map, false))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("String.CASE_INSENSITIVE_ORDER");
    }

    @Test
    void elementsThatDoNotFitTheOrderAreAClearError() {
        byte natural = 0;
        byte caseInsensitive = 2;
        byte[] nullElement = {natural, 1, 0};
        byte[] integer = {caseInsensitive, 1, 1, 7, 0, 0, 0};
        byte[] unknownOrder = {3, 0};
        byte[] twice = {natural, 2, 1, 7, 0, 0, 0, 1, 7, 0, 0, 0};
        ValueCodec<SortedSet<Integer>> codec = CollectionCodecs.sortedSet(ScalarCodecs.INTEGER);
        for (byte[] bytes : new byte[][] {nullElement, integer, unknownOrder, twice}) {
            assertThatThrownBy(() -> codec.read(Travel.reader(bytes))).isInstanceOf(WireException.class);
        }
        ValueCodec<SortedMap<Integer, Void>> maps = CollectionCodecs.sortedMap(ScalarCodecs.INTEGER, ScalarCodecs.VOID);
        for (byte[] bytes : new byte[][] {{natural, 1, 0, 0}, {caseInsensitive, 1, 1, 7, 0, 0, 0, 0}}) {
            assertThatThrownBy(() -> maps.read(Travel.reader(bytes))).isInstanceOf(WireException.class);
        }
    }
}
