package dev.parallel.spi;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.regex.Pattern;

/** Finds the codec of a class that has no type parameters. Thread-safe. */
public final class StandardCodecs {

    private static final Map<Class<?>, ValueCodec<?>> COMMON = common();

    private StandardCodecs() {}

    /**
     * The codec of a class: a primitive or its box, {@link String}, an enum, an array of any depth, any JDK type that
     * travels, or a class for which the processor generated a codec.
     *
     * @param type the class; for a primitive's class, the codec of its box
     * @param <T> the type of the values
     * @return the codec
     * @throws IllegalArgumentException if values of the class do not travel; the message says why and names the way out
     */
    public static <T> ValueCodec<T> of(Class<T> type) {
        @SuppressWarnings("unchecked") // each entry was put with its own class
        ValueCodec<T> known = (ValueCodec<T>) (COMMON.containsKey(type) ? COMMON : Rare.CODECS).get(type);
        if (known != null) {
            return known;
        }
        if (type.isArray()) {
            return ofArray(type);
        }
        if (type.isEnum()) {
            return ofEnum(type);
        }
        refuseWhatNeverTravels(type);
        ValueCodec<T> generated = GeneratedCodecs.find(type);
        if (generated == null && isOfJdk(type)) {
            throw new IllegalArgumentException(type.getTypeName()
                    + " has no codec: it is no type of the JDK that travels. Use Codec.via(...) with one that does");
        }
        if (generated == null) {
            throw new IllegalArgumentException(
                    type.getTypeName() + " has no codec: it is no type that travels by itself,"
                            + " and the processor wrote no " + GeneratedCodecs.nameFor(type)
                            + " beside it. Use the type in a method with @Parallel of the same module, so that the processor writes"
                            + " one (is parallel-processor among the annotationProcessorPaths?), or use Codec.via(...)");
        }
        return generated;
    }

    private static boolean isOfJdk(Class<?> type) {
        return type.getClassLoader() == null || type.getClassLoader() == ClassLoader.getPlatformClassLoader();
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // T is an array of the component
    private static <T> ValueCodec<T> ofArray(Class<T> type) {
        Class component = type.getComponentType();
        return (ValueCodec<T>) ArrayCodecs.of(component, of(component));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // T is an enum
    private static <T> ValueCodec<T> ofEnum(Class<T> type) {
        return ScalarCodecs.enumOf((Class) type);
    }

    private static void refuseWhatNeverTravels(Class<?> type) {
        if (type == Class.class) {
            throw new IllegalArgumentException(
                    "java.lang.Class never travels: send a name or an enum, and decide on the other side what it stands for");
        }
        if (Enum.class.isAssignableFrom(type)) {
            throw new IllegalArgumentException(type.getName() + " is no enum by itself, but "
                    + (type == Enum.class ? "what all enums have in common" : "the class of one constant of an enum")
                    + ": use the enum's own class, which getDeclaringClass() gives");
        }
        if (type.getTypeParameters().length > 0) {
            throw new IllegalArgumentException(type.getTypeName()
                    + " is generic, and its class does not say of what: use Codec.list, set, map or optional, use it in a"
                    + " method with @Parallel, where its type is whole, or use Codec.via(...)");
        }
    }

    private static Map<Class<?>, ValueCodec<?>> common() {
        Table table = new Table();
        boxes(table);
        arrays(table);
        return Map.copyOf(table.codecs);
    }

    /** Initialised only when a type is not common. */
    private static final class Rare {

        static final Map<Class<?>, ValueCodec<?>> CODECS = rare();

        private static Map<Class<?>, ValueCodec<?>> rare() {
            Table table = new Table();
            scalars(table);
            times(table);
            return Map.copyOf(table.codecs);
        }
    }

    private static void boxes(Table table) {
        table.put(String.class, ScalarCodecs.STRING);
        table.put(Boolean.class, ScalarCodecs.BOOLEAN).put(boolean.class, ScalarCodecs.BOOLEAN);
        table.put(Byte.class, ScalarCodecs.BYTE).put(byte.class, ScalarCodecs.BYTE);
        table.put(Short.class, ScalarCodecs.SHORT).put(short.class, ScalarCodecs.SHORT);
        table.put(Character.class, ScalarCodecs.CHARACTER).put(char.class, ScalarCodecs.CHARACTER);
        table.put(Integer.class, ScalarCodecs.INTEGER).put(int.class, ScalarCodecs.INTEGER);
        table.put(Long.class, ScalarCodecs.LONG).put(long.class, ScalarCodecs.LONG);
        table.put(Float.class, ScalarCodecs.FLOAT).put(float.class, ScalarCodecs.FLOAT);
        table.put(Double.class, ScalarCodecs.DOUBLE).put(double.class, ScalarCodecs.DOUBLE);
        table.put(Void.class, ScalarCodecs.VOID).put(void.class, ScalarCodecs.VOID);
    }

    private static void scalars(Table table) {
        table.put(BigInteger.class, ScalarCodecs.BIG_INTEGER);
        table.put(BigDecimal.class, ScalarCodecs.BIG_DECIMAL);
        table.put(UUID.class, ScalarCodecs.UUID);
        table.put(URI.class, ScalarCodecs.URI);
        table.put(BitSet.class, ScalarCodecs.BIT_SET);
        table.put(Locale.class, ScalarCodecs.LOCALE);
        table.put(Charset.class, ScalarCodecs.CHARSET);
        table.put(Pattern.class, ScalarCodecs.PATTERN);
        table.put(InetAddress.class, ScalarCodecs.INET_ADDRESS);
        table.put(Inet4Address.class, new NarrowCodec<>(Inet4Address.class, ScalarCodecs.INET_ADDRESS));
        table.put(Inet6Address.class, new NarrowCodec<>(Inet6Address.class, ScalarCodecs.INET_ADDRESS));
        table.put(Path.class, ScalarCodecs.PATH);
        table.put(File.class, ScalarCodecs.FILE);
        table.put(ByteBuffer.class, ScalarCodecs.BYTE_BUFFER);
        table.put(OptionalInt.class, OptionalCodecs.OPTIONAL_INT);
        table.put(OptionalLong.class, OptionalCodecs.OPTIONAL_LONG);
        table.put(OptionalDouble.class, OptionalCodecs.OPTIONAL_DOUBLE);
    }

    private static void times(Table table) {
        table.put(Instant.class, TimeCodecs.INSTANT);
        table.put(Duration.class, TimeCodecs.DURATION);
        table.put(Period.class, TimeCodecs.PERIOD);
        table.put(LocalDate.class, TimeCodecs.LOCAL_DATE);
        table.put(LocalTime.class, TimeCodecs.LOCAL_TIME);
        table.put(LocalDateTime.class, TimeCodecs.LOCAL_DATE_TIME);
        table.put(OffsetTime.class, TimeCodecs.OFFSET_TIME);
        table.put(OffsetDateTime.class, TimeCodecs.OFFSET_DATE_TIME);
        table.put(ZonedDateTime.class, TimeCodecs.ZONED_DATE_TIME);
        table.put(ZoneId.class, TimeCodecs.ZONE_ID);
        table.put(ZoneOffset.class, TimeCodecs.ZONE_OFFSET);
        table.put(Year.class, TimeCodecs.YEAR);
        table.put(YearMonth.class, TimeCodecs.YEAR_MONTH);
        table.put(MonthDay.class, TimeCodecs.MONTH_DAY);
    }

    private static void arrays(Table table) {
        table.put(boolean[].class, ArrayCodecs.BOOLEANS);
        table.put(byte[].class, ArrayCodecs.BYTES);
        table.put(short[].class, ArrayCodecs.SHORTS);
        table.put(char[].class, ArrayCodecs.CHARS);
        table.put(int[].class, ArrayCodecs.INTS);
        table.put(long[].class, ArrayCodecs.LONGS);
        table.put(float[].class, ArrayCodecs.FLOATS);
        table.put(double[].class, ArrayCodecs.DOUBLES);
    }

    /** Lets the compiler check that each class stands beside a codec of its own. */
    private static final class Table {

        private final Map<Class<?>, ValueCodec<?>> codecs = new HashMap<>();

        <T> Table put(Class<T> type, ValueCodec<T> codec) {
            codecs.put(type, codec);
            return this;
        }
    }
}
