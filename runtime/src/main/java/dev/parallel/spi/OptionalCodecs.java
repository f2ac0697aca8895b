package dev.parallel.spi;

import java.util.*;

public final class OptionalCodecs {
    private OptionalCodecs() {}

    public static <E> ValueCodec<Optional<E>> optional(ValueCodec<E> e) {
        return null;
    }
}
