package dev.parallel.spi;

import java.util.*;

public final class CollectionCodecs {
    private CollectionCodecs() {}

    public static <E> ValueCodec<List<E>> list(ValueCodec<E> e) {
        return null;
    }

    public static <E> ValueCodec<Set<E>> set(ValueCodec<E> e) {
        return null;
    }

    public static <K, V> ValueCodec<Map<K, V>> map(ValueCodec<K> k, ValueCodec<V> v) {
        return null;
    }
}
