package dev.parallel.spi;

/**
 * The codec of a rare type, made at its first use: a worker would need longer to make them all than to start on its first
 * call.
 */
final class LateCodec<T> implements ValueCodec<T> {

    private final String type;
    private volatile ValueCodec<T> made;

    /**
     * Makes a codec.
     *
     * @param type one of the names in {@link #find}
     */
    LateCodec(String type) {
        this.type = type;
    }

    @Override
    public void write(T value, WireWriter out) {
        made().write(value, out);
    }

    @Override
    public T read(WireReader in) {
        return made().read(in);
    }

    @SuppressWarnings("unchecked") // the tests send a value through each of the constants
    private ValueCodec<T> made() {
        ValueCodec<T> known = made;
        if (known == null) {
            known = (ValueCodec<T>) find(type);
            made = known;
        }
        return known;
    }

    private static ValueCodec<?> find(String type) {
        return switch (type) {
            case "BigInteger" -> NumberCodecs.BIG_INTEGER;
            case "BigDecimal" -> NumberCodecs.BIG_DECIMAL;
            case "UUID" -> NumberCodecs.UUID;
            case "BitSet" -> NumberCodecs.BIT_SET;
            case "URI" -> TextCodecs.URI;
            case "Locale" -> TextCodecs.LOCALE;
            case "Charset" -> TextCodecs.CHARSET;
            case "Pattern" -> TextCodecs.PATTERN;
            case "InetAddress" -> NetCodecs.INET_ADDRESS;
            case "Path" -> FileCodecs.PATH;
            case "File" -> FileCodecs.FILE;
            default -> throw new IllegalArgumentException("no codec is known for " + type);
        };
    }

    @Override
    public String toString() {
        return type;
    }
}
