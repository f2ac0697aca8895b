package dev.parallel.maven.driver.output;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The keys of a map as names in an object: only scalars, by the text that they have as values, no two the same. */
final class JsonNames {

    private JsonNames() {}

    /** The values of a map by the names of their keys, in its order; empty if a key has no name of its own. */
    static Optional<Map<String, Object>> of(Map<?, ?> map) {
        Map<String, Object> named = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = of(entry.getKey());
            if (name == null || named.containsKey(name)) {
                return Optional.empty();
            }
            named.put(name, entry.getValue());
        }
        return Optional.of(named);
    }

    /** The name; null if the key is no scalar. */
    private static String of(Object key) {
        String text = JsonValues.text(key);
        return text == null && isText(key) ? key.toString() : text;
    }

    /** Whether a key is of the JDK and written as its text. */
    private static boolean isText(Object key) {
        return key != null
                && JsonValues.isOfPlatform(key.getClass())
                && !key.getClass().isArray()
                && !(key instanceof Iterable<?> || key instanceof Map<?, ?>)
                && !(key instanceof ByteBuffer || key instanceof BitSet)
                && !(key instanceof Optional<?>
                        || key instanceof OptionalInt
                        || key instanceof OptionalLong
                        || key instanceof OptionalDouble);
    }
}
