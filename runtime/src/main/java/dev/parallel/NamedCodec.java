package dev.parallel;

import dev.parallel.spi.CollectionCodecs;
import dev.parallel.spi.OptionalCodecs;
import dev.parallel.spi.StandardCodecs;
import dev.parallel.spi.ValueCodec;
import dev.parallel.spi.WireException;
import dev.parallel.spi.WireReader;
import dev.parallel.spi.WireWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A codec with a name for messages. */
final class NamedCodec<T> implements Codec<T> {

    private final String name;
    private final ValueCodec<T> delegate;

    private NamedCodec(String name, ValueCodec<T> delegate) {
        this.name = name;
        this.delegate = delegate;
    }

    static <T> NamedCodec<T> of(Class<T> type) {
        return new NamedCodec<>(type.getTypeName(), StandardCodecs.of(type));
    }

    static <E> NamedCodec<List<E>> list(Codec<E> element) {
        return new NamedCodec<>("List<" + given(element, "element") + ">", CollectionCodecs.list(element));
    }

    static <E> NamedCodec<Set<E>> set(Codec<E> element) {
        return new NamedCodec<>("Set<" + given(element, "element") + ">", CollectionCodecs.set(element));
    }

    static <K, V> NamedCodec<Map<K, V>> map(Codec<K> key, Codec<V> value) {
        return new NamedCodec<>(
                "Map<" + given(key, "key") + ", " + given(value, "value") + ">", CollectionCodecs.map(key, value));
    }

    static <E> NamedCodec<Optional<E>> optional(Codec<E> value) {
        return new NamedCodec<>("Optional<" + given(value, "value") + ">", OptionalCodecs.optional(value));
    }

    static <T, S> NamedCodec<T> via(
            Codec<S> surrogate, Function<? super T, ? extends S> to, Function<? super S, ? extends T> from) {
        given(surrogate, "surrogate");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(from, "from");
        return new NamedCodec<>("via " + surrogate, new ValueCodec<>() {
            @Override
            public void write(T value, WireWriter out) {
                surrogate.write(present(to.apply(value), "made from a value"), out);
            }

            @Override
            public T read(WireReader in) {
                return present(from.apply(surrogate.read(in)), "made from its surrogate");
            }

            private <X> X present(X made, String how) {
                if (made == null) {
                    throw new WireException("Codec.via(" + surrogate + ", ...): null was " + how
                            + "; a codec's functions never see null, and must not give it");
                }
                return made;
            }
        });
    }

    /** Refused here: it would fail far from here, where a value travels. */
    private static <T> Codec<T> given(Codec<T> codec, String parameter) {
        return Objects.requireNonNull(
                codec,
                () -> parameter
                        + " is null. If it is a static field, it is initialised later than this codec: declare it above");
    }

    @Override
    public void write(T value, WireWriter out) {
        delegate.write(value, out);
    }

    @Override
    public T read(WireReader in) {
        return delegate.read(in);
    }

    @Override
    public String toString() {
        return name;
    }
}
