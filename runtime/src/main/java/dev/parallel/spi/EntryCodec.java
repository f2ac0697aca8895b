package dev.parallel.spi;

import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The entries of maps: a count, and then that many keys, each with its value. */
final class EntryCodec<K, V> {

    private static final int LEAST_BYTES = 2;

    private final ValueCodec<K> key;
    private final ValueCodec<V> value;

    EntryCodec(ValueCodec<K> key, ValueCodec<V> value) {
        this.key = Objects.requireNonNull(key, "key");
        this.value = Objects.requireNonNull(value, "value");
    }

    void writeAll(Map<K, V> map, WireWriter out) {
        for (Iterator<Map.Entry<K, V>> each = Elements.counted(map.entrySet(), out); each.hasNext(); ) {
            Map.Entry<K, V> entry = each.next();
            out.writeNullable(entry.getKey(), key);
            out.writeNullable(entry.getValue(), value);
        }
    }

    Map<K, V> readHashed(WireReader in) {
        Map<K, V> map = new LinkedHashMap<>();
        readInto(map, in);
        return Collections.unmodifiableMap(map);
    }

    /** Reads entries into an empty map. */
    void readInto(Map<K, V> map, WireReader in) {
        int count = in.readCount(LEAST_BYTES);
        for (int i = 0; i < count; i++) {
            K each = in.readNullable(key);
            Elements.putNew(map, each, in.readNullable(value), i);
        }
    }
}
