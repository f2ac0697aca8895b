package dev.parallel.spi;

/**
 * Writes values of one type as bytes and reads them back. Instances are immutable and thread-safe. {@code null} is not a
 * codec's concern: {@link WireWriter#writeNullable} and {@link WireReader#readNullable} keep it.
 *
 * @param <T> the type of the values
 */
public interface ValueCodec<T> {

    /**
     * Appends a value.
     *
     * @param value the value, never null
     * @param out where to
     * @throws WireException if the value cannot travel
     */
    void write(T value, WireWriter out);

    /**
     * Reads what {@link #write} wrote.
     *
     * @param in where from
     * @return the value, never null
     * @throws WireException if the bytes are no value of this type
     */
    T read(WireReader in);
}
