package dev.parallel;

import dev.parallel.spi.ValueCodec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * How values of a type travel between processes. Tasks rarely need one: the processor writes codecs for all types it
 * knows. A codec serves a type that it does not know, by way of a surrogate that it does, and is found through {@link
 * Parallel.Codecs}. Immutable and thread-safe.
 *
 * @param <T> the type of the values
 */
public sealed interface Codec<T> extends ValueCodec<T> permits NamedCodec {

    /**
     * The codec of a class: a primitive's box, {@link String}, an enum, an array, any JDK type that travels, or a class of
     * your own for which the processor generated a codec.
     *
     * @param type the class; not a generic one: use {@link #list}, {@link #map} and so on for these
     * @param <T> the type of the values
     * @return the codec
     * @throws IllegalArgumentException if values of the class do not travel; the message says why and names the way out
     */
    static <T> Codec<T> of(Class<T> type) {
        return NamedCodec.of(type);
    }

    /**
     * Lists of values.
     *
     * @param element the codec of the elements, which may be null
     * @param <E> the type of the elements
     * @return a codec whose results are unmodifiable
     */
    static <E> Codec<List<E>> list(Codec<E> element) {
        return NamedCodec.list(element);
    }

    /**
     * Sets of values, in their order of iteration.
     *
     * @param element the codec of the elements, which may be null
     * @param <E> the type of the elements
     * @return a codec whose results are unmodifiable
     */
    static <E> Codec<Set<E>> set(Codec<E> element) {
        return NamedCodec.set(element);
    }

    /**
     * Maps, in their order of iteration.
     *
     * @param key the codec of the keys, which may be null
     * @param value the codec of the values, which may be null
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @return a codec whose results are unmodifiable
     */
    static <K, V> Codec<Map<K, V>> map(Codec<K> key, Codec<V> value) {
        return NamedCodec.map(key, value);
    }

    /**
     * Optional values.
     *
     * @param value the codec of the value
     * @param <E> the type of the value
     * @return the codec
     */
    static <E> Codec<Optional<E>> optional(Codec<E> value) {
        return NamedCodec.optional(value);
    }

    /**
     * Values that travel as a surrogate.
     *
     * @param surrogate the codec of the surrogate
     * @param to makes the surrogate of a value; neither is null
     * @param from makes the value of a surrogate; neither is null
     * @param <T> the type of the values
     * @param <S> the type of the surrogates
     * @return the codec
     */
    static <T, S> Codec<T> via(
            Codec<S> surrogate, Function<? super T, ? extends S> to, Function<? super S, ? extends T> from) {
        return NamedCodec.via(surrogate, to, from);
    }
}
