package dev.parallel.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.AbstractList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.RandomAccess;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class CollectionCodecsTest {

    private static final ValueCodec<List<Integer>> LIST = CollectionCodecs.list(ScalarCodecs.INTEGER);
    private static final ValueCodec<Set<Integer>> SET = CollectionCodecs.set(ScalarCodecs.INTEGER);
    private static final ValueCodec<Map<String, Integer>> MAP =
            CollectionCodecs.map(ScalarCodecs.STRING, ScalarCodecs.INTEGER);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 255, 256, 257, 100_000})
    @SuppressWarnings("UnnecessaryMethodReference") // an Iterable that is no Collection
    void collectionsOfEverySizeComeBackInOrder(int size) {
        List<Integer> values = new ArrayList<>();
        Map<String, Integer> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            Integer value = i % 9 == 4 && i != 4 ? Integer.valueOf(-i) : i == 4 ? null : Integer.valueOf(size - i);
            values.add(value);
            map.put(i == 3 ? null : "k" + (size - i), value);
        }
        Travel.assertTravels(LIST, values);
        assertThat(Travel.once(SET, new LinkedHashSet<>(values)))
                .containsExactlyElementsOf(new LinkedHashSet<>(values));
        Map<String, Integer> back = Travel.once(MAP, map);
        assertThat(back).isEqualTo(map);
        assertThat(back.keySet()).containsExactlyElementsOf(map.keySet());
        assertThat(Travel.once(CollectionCodecs.collection(ScalarCodecs.INTEGER), values))
                .isEqualTo(values);
        assertThat(Travel.once(CollectionCodecs.iterable(ScalarCodecs.INTEGER), () -> values.iterator()))
                .isEqualTo(values);
    }

    @Test
    void resultsAreUnmodifiableAndAListHasRandomAccess() {
        List<Integer> list = Travel.once(LIST, Collections.nCopies(1, 1));
        assertThat(list).isInstanceOf(RandomAccess.class);
        assertThatThrownBy(() -> list.set(0, 2)).isInstanceOf(UnsupportedOperationException.class);
        Set<Integer> set = Travel.once(SET, Set.of(1));
        assertThatThrownBy(() -> set.add(2)).isInstanceOf(UnsupportedOperationException.class);
        Map<String, Integer> map = Travel.once(MAP, Map.of("a", 1));
        assertThatThrownBy(() -> map.put("a", 2)).isInstanceOf(UnsupportedOperationException.class);
        Collection<Integer> collection = Travel.once(CollectionCodecs.collection(ScalarCodecs.INTEGER), Set.of(1));
        assertThatThrownBy(collection::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    @SuppressWarnings("JdkObsolete") // the only deque of the JDK that takes null
    void dequesComeBackModifiable() {
        ValueCodec<Deque<Integer>> codec = CollectionCodecs.deque(ScalarCodecs.INTEGER);
        Deque<Integer> plain =
                Travel.everyWay(codec, new ArrayDeque<>(List.of(1, 2, 3))).get(0);
        assertThat(plain).isInstanceOf(ArrayDeque.class).containsExactly(1, 2, 3);
        plain.addFirst(0);
        assertThat(plain).containsExactly(0, 1, 2, 3);
        Deque<Integer> withNull = Travel.once(codec, new LinkedList<>(Arrays.asList(1, null, 3)));
        assertThat(withNull).isInstanceOf(LinkedList.class).containsExactly(1, null, 3);
        withNull.removeLast();
        assertThat(withNull).containsExactly(1, null);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void randomNestedCollectionsComeBack(long seed) {
        Random random = new Random(seed);
        ValueCodec<Map<String, List<Set<Integer>>>> codec =
                CollectionCodecs.map(ScalarCodecs.STRING, CollectionCodecs.list(SET));
        Map<String, List<Set<Integer>>> value = new HashMap<>();
        for (int i = random.nextInt(50); i > 0; i--) {
            List<Set<Integer>> sets = new ArrayList<>();
            for (int j = random.nextInt(20); j > 0; j--) {
                Set<Integer> set = new LinkedHashSet<>();
                random.ints(random.nextInt(30), 0, 20).forEach(set::add);
                sets.add(random.nextInt(6) == 0 ? null : set);
            }
            value.put("key" + random.nextInt(100), random.nextInt(6) == 0 ? null : sets);
        }
        Travel.assertTravels(codec, value);
    }

    @Test
    void anyClassThatImplementsTheInterfaceTravels() {
        List<Integer> own = new AbstractList<>() {
            @Override
            public Integer get(int index) {
                return index * index;
            }

            @Override
            public int size() {
                return 10;
            }
        };
        Travel.assertTravels(LIST, own);
        Travel.assertTravels(LIST, new CopyOnWriteArrayList<>(own));
        Travel.assertTravels(LIST, Collections.nCopies(1000, 7));
    }

    @Test
    void aCollectionThatChangesWhileItIsWrittenIsRefused() {
        for (boolean grows : new boolean[] {false, true}) {
            List<Integer> list = new ArrayList<>(List.of(1, 2, 3, 4));
            Map<String, Integer> map = new HashMap<>(Map.of("a", 1, "b", 2, "c", 3, "d", 4));
            ValueCodec<Integer> meddling = meddling(() -> {
                boolean changed = grows ? list.add(5) && map.put("e" + map.size(), 5) == null : list.remove(0) != null;
                assertThat(changed).isTrue();
                if (!grows) {
                    map.remove(map.keySet().iterator().next());
                }
            });
            assertRefused(CollectionCodecs.list(meddling), list);
            assertRefused(CollectionCodecs.map(ScalarCodecs.STRING, meddling), map);
        }
    }

    @Test
    void aCollectionThatMisreportsItsSizeIsRefused() {
        for (int size : new int[] {0, 2, 4, 1000}) {
            assertRefused(LIST, new ArrayList<>(List.of(1, 2, 3)) {
                @Override
                public int size() {
                    return size;
                }
            });
        }
    }

    private static ValueCodec<Integer> meddling(Runnable action) {
        return new ValueCodec<>() {
            @Override
            public void write(Integer value, WireWriter out) {
                out.writeInt(value);
                action.run();
            }

            @Override
            public Integer read(WireReader in) {
                return in.readInt();
            }
        };
    }

    private static <T> void assertRefused(ValueCodec<T> codec, T value) {
        assertThatThrownBy(() -> Travel.bytes(codec, value, false))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("send a copy");
    }

    @Test
    void elementsThatBecomeEqualAreAClearError() {
        ValueCodec<Set<String>> strings = CollectionCodecs.set(ScalarCodecs.STRING);
        Set<String> identities = Collections.newSetFromMap(new IdentityHashMap<>());
        identities.addAll(List.of("x".repeat(2), "x".repeat(2)));
        byte[] set = Travel.bytes(strings, identities, false);
        assertThatThrownBy(() -> strings.read(Travel.reader(set)))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("send a list");
        IdentityHashMap<String, Integer> map = new IdentityHashMap<>();
        map.put("x".repeat(2), 1);
        map.put("x".repeat(2), 2);
        byte[] bytes = Travel.bytes(MAP, map, false);
        assertThatThrownBy(() -> MAP.read(Travel.reader(bytes)))
                .isInstanceOf(WireException.class)
                .hasMessageContaining("send a list");
    }

    @Test
    void whatAUsersOwnCodecThrowsIsNotHidden() {
        ValueCodec<List<Integer>> codec = CollectionCodecs.list(new ValueCodec<>() {
            @Override
            public void write(Integer value, WireWriter out) {
                out.writeInt(value);
            }

            @Override
            public Integer read(WireReader in) {
                throw new IllegalArgumentException("a user's own check");
            }
        });
        byte[] bytes = Travel.bytes(codec, List.of(1), false);
        assertThatThrownBy(() -> codec.read(Travel.reader(bytes)))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("a user's own check");
    }
}
