package dev.parallel.maven.driver.output;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** The keys of a map as names in an object: only scalars, by the text that they have as values, no two the same. */
final class JsonNames {

    private JsonNames() {}

    /** Whether each of these keys has a name of its own. */
    static boolean areFor(Collection<?> keys) {
        Set<String> names = new HashSet<>();
        return keys.stream().map(JsonNames::of).allMatch(name -> name.isPresent() && names.add(name.get()));
    }

    /** The name; empty if the key is no scalar. */
    static Optional<String> of(Object key) {
        if (key instanceof Enum<?> constant) {
            return Optional.of(constant.name());
        }
        if (key instanceof Path path) {
            return Optional.of(path.toString());
        }
        if (key instanceof Locale locale) {
            return Optional.of(locale.toLanguageTag());
        }
        if (key instanceof InetAddress address) {
            return Optional.of(address.getHostAddress());
        }
        return isText(key) ? Optional.of(key.toString()) : Optional.empty();
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
