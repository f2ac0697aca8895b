package dev.parallel.spi;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The codecs of optional values. */
public final class OptionalCodecs {

    /** One byte, or five. */
    public static final ValueCodec<OptionalInt> OPTIONAL_INT = FunctionCodec.ofValue(
            "OptionalInt",
            (value, out) -> {
                out.writeBoolean(value.isPresent());
                value.ifPresent(out::writeInt);
            },
            in -> in.readBoolean() ? OptionalInt.of(in.readInt()) : OptionalInt.empty());

    /** One byte, or nine. */
    public static final ValueCodec<OptionalLong> OPTIONAL_LONG = FunctionCodec.ofValue(
            "OptionalLong",
            (value, out) -> {
                out.writeBoolean(value.isPresent());
                value.ifPresent(out::writeLong);
            },
            in -> in.readBoolean() ? OptionalLong.of(in.readLong()) : OptionalLong.empty());

    /** One byte, or nine; the bits of a NaN are kept. */
    public static final ValueCodec<OptionalDouble> OPTIONAL_DOUBLE = FunctionCodec.ofValue(
            "OptionalDouble",
            (value, out) -> {
                out.writeBoolean(value.isPresent());
                value.ifPresent(out::writeDouble);
            },
            in -> in.readBoolean() ? OptionalDouble.of(in.readDouble()) : OptionalDouble.empty());

    private OptionalCodecs() {}

    /**
     * Optional values.
     *
     * @param value the codec of the value
     * @param <E> the type of the value
     * @return the codec
     */
    public static <E> ValueCodec<Optional<E>> optional(ValueCodec<E> value) {
        Objects.requireNonNull(value, "value");
        return new FunctionCodec<>(
                "Optional",
                (optional, out) -> out.writeNullable(optional.orElse(null), value),
                in -> Optional.ofNullable(in.readNullable(value)));
    }
}
