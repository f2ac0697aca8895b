package dev.parallel.spi;

import java.time.DateTimeException;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** A codec of two functions. */
final class FunctionCodec<T> implements ValueCodec<T> {

    private final String type;
    private final BiConsumer<? super T, WireWriter> writer;
    private final Function<WireReader, ? extends T> reader;

    /**
     * Makes a codec that passes on what its functions throw, as those of containers must: it may come from a user's code.
     *
     * @param type the name of the type, for messages
     */
    FunctionCodec(String type, BiConsumer<? super T, WireWriter> writer, Function<WireReader, ? extends T> reader) {
        this.type = type;
        this.writer = writer;
        this.reader = reader;
    }

    /**
     * Makes a codec of a value of the JDK. What the JDK's own factories refuse while reading becomes a {@link WireException}:
     * the bytes are no value of the type.
     *
     * @param type the name of the type, for messages
     */
    static <T> ValueCodec<T> ofValue(
            String type, BiConsumer<? super T, WireWriter> writer, Function<WireReader, ? extends T> reader) {
        return new FunctionCodec<>(type, writer, in -> {
            try {
                return reader.apply(in);
            } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
                throw new WireException("the bytes are no " + type + ": " + e.getMessage(), e);
            }
        });
    }

    @Override
    public void write(T value, WireWriter out) {
        writer.accept(value, out);
    }

    @Override
    public T read(WireReader in) {
        return reader.apply(in);
    }

    @Override
    public String toString() {
        return type;
    }
}
