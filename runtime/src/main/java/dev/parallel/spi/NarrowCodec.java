package dev.parallel.spi;

/** The codec of a subclass whose values travel as the superclass does. */
final class NarrowCodec<T> implements ValueCodec<T> {

    private final Class<T> type;
    private final ValueCodec<? super T> wide;

    NarrowCodec(Class<T> type, ValueCodec<? super T> wide) {
        this.type = type;
        this.wide = wide;
    }

    @Override
    public void write(T value, WireWriter out) {
        wide.write(value, out);
    }

    @Override
    public T read(WireReader in) {
        Object value = wide.read(in);
        if (!type.isInstance(value)) {
            throw new WireException("the bytes are a " + value.getClass().getName() + ", not a " + type.getName());
        }
        return type.cast(value);
    }
}
