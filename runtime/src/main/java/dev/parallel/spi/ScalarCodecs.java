package dev.parallel.spi;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/** The codecs of single values of the JDK, those of {@code java.time} aside ({@link TimeCodecs}). */
public final class ScalarCodecs {

    /** One byte. */
    public static final ValueCodec<Boolean> BOOLEAN = BoxCodecs.BOOLEAN;

    /** One byte. */
    public static final ValueCodec<Byte> BYTE = BoxCodecs.BYTE;

    /** Two bytes. */
    public static final ValueCodec<Short> SHORT = BoxCodecs.SHORT;

    /** Two bytes. */
    public static final ValueCodec<Character> CHARACTER = BoxCodecs.CHARACTER;

    /** Four bytes. */
    public static final ValueCodec<Integer> INTEGER = BoxCodecs.INTEGER;

    /** Eight bytes. */
    public static final ValueCodec<Long> LONG = BoxCodecs.LONG;

    /** Four bytes; the bits of a NaN are kept. */
    public static final ValueCodec<Float> FLOAT = BoxCodecs.FLOAT;

    /** Eight bytes; the bits of a NaN are kept. */
    public static final ValueCodec<Double> DOUBLE = BoxCodecs.DOUBLE;

    /** Every sequence of characters, unpaired surrogates included. */
    public static final ValueCodec<String> STRING = BoxCodecs.STRING;

    /** Any size. A subclass comes back as a {@link BigInteger}. */
    public static final ValueCodec<BigInteger> BIG_INTEGER = new LateCodec<>("BigInteger");

    /** Any size; the scale is kept. A subclass comes back as a {@link BigDecimal}. */
    public static final ValueCodec<BigDecimal> BIG_DECIMAL = new LateCodec<>("BigDecimal");

    /** Sixteen bytes. */
    public static final ValueCodec<UUID> UUID = new LateCodec<>("UUID");

    /** As text. The rare address whose text means another one is refused when it is written. */
    public static final ValueCodec<URI> URI = new LateCodec<>("URI");

    /** The bits up to the highest one that is set. */
    public static final ValueCodec<BitSet> BIT_SET = new LateCodec<>("BitSet");

    /** Language, script, country, variant and extensions. */
    public static final ValueCodec<Locale> LOCALE = new LateCodec<>("Locale");

    /** By name: the reader's JVM must know the character set too. */
    public static final ValueCodec<Charset> CHARSET = new LateCodec<>("Charset");

    /** The expression and its flags; compiled again when it is read. */
    public static final ValueCodec<Pattern> PATTERN = new LateCodec<>("Pattern");

    /**
     * The address, its host name as far as it is known already, and the scope of an IPv6 address. Names are never resolved,
     * neither when an address is written nor when it is read. A scoped interface that the reader does not have comes back as
     * its number.
     */
    public static final ValueCodec<InetAddress> INET_ADDRESS = new LateCodec<>("InetAddress");

    /**
     * A path of the default file system, absolute or relative as it is; a relative one means what it means in the reader's
     * working directory. Refused when it is written: a path of another file system.
     */
    public static final ValueCodec<Path> PATH = new LateCodec<>("Path");

    /** A file name, absolute or relative as it is. A subclass comes back as a {@link File}. */
    public static final ValueCodec<File> FILE = new LateCodec<>("File");

    /**
     * The bytes from a buffer's position to its limit; the buffer itself is not changed. What comes back is a heap buffer with
     * exactly these bytes, of the same byte order, modifiable, at position 0 with the limit at its capacity, whatever the
     * kind of the original.
     */
    public static final ValueCodec<ByteBuffer> BYTE_BUFFER = new BufferCodec();

    /**
     * The type that has no values: {@link WireWriter#writeNullable} and {@link WireReader#readNullable} keep its
     * {@code null}, and the codec itself refuses to read or write.
     */
    public static final ValueCodec<Void> VOID = BoxCodecs.VOID;

    private ScalarCodecs() {}

    /**
     * The constants of an enum. Both sides must have the same constants in the same order; if not, reading fails.
     *
     * @param type the enum's own class, not the class of a constant with a body; it is not initialised before it is used
     * @param <E> the enum
     * @return the codec
     * @throws IllegalArgumentException if the class is no enum
     */
    public static <E extends Enum<E>> ValueCodec<E> enumOf(Class<E> type) {
        return new EnumCodec<>(type);
    }
}
