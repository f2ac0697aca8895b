package dev.parallel.maven.driver.input;

import dev.parallel.maven.driver.RefusedException;
import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.DateTimeException;
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
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes an argument of a task of a text. Immutable. */
public final class TextConversion {

    private static final Map<String, Function<String, Object>> BY_TYPE = Map.ofEntries(
            Map.entry("java.lang.String", text -> text),
            Map.entry("boolean", TextConversion::toBoolean),
            Map.entry("byte", Byte::valueOf),
            Map.entry("short", Short::valueOf),
            Map.entry("int", Integer::valueOf),
            Map.entry("long", Long::valueOf),
            Map.entry("float", Float::valueOf),
            Map.entry("double", Double::valueOf),
            Map.entry("char", TextConversion::toCharacter),
            Map.entry("java.lang.Boolean", TextConversion::toBoolean),
            Map.entry("java.lang.Byte", Byte::valueOf),
            Map.entry("java.lang.Short", Short::valueOf),
            Map.entry("java.lang.Integer", Integer::valueOf),
            Map.entry("java.lang.Long", Long::valueOf),
            Map.entry("java.lang.Float", Float::valueOf),
            Map.entry("java.lang.Double", Double::valueOf),
            Map.entry("java.lang.Character", TextConversion::toCharacter),
            Map.entry("java.math.BigInteger", BigInteger::new),
            Map.entry("java.math.BigDecimal", BigDecimal::new),
            Map.entry("java.nio.file.Path", Path::of),
            Map.entry("java.io.File", File::new),
            Map.entry("java.util.UUID", UUID::fromString),
            Map.entry("java.net.URI", URI::create),
            Map.entry("java.time.Duration", Duration::parse),
            Map.entry("java.time.Instant", Instant::parse),
            Map.entry("java.time.LocalDate", LocalDate::parse),
            Map.entry("java.time.LocalDateTime", LocalDateTime::parse),
            Map.entry("java.time.LocalTime", LocalTime::parse),
            Map.entry("java.time.MonthDay", MonthDay::parse),
            Map.entry("java.time.OffsetDateTime", OffsetDateTime::parse),
            Map.entry("java.time.OffsetTime", OffsetTime::parse),
            Map.entry("java.time.Period", Period::parse),
            Map.entry("java.time.Year", Year::parse),
            Map.entry("java.time.YearMonth", YearMonth::parse),
            Map.entry("java.time.ZonedDateTime", ZonedDateTime::parse),
            Map.entry("java.time.ZoneId", ZoneId::of),
            Map.entry("java.time.ZoneOffset", ZoneOffset::of));

    private final String type;
    private final Function<String, Object> parse;

    private TextConversion(String type, Function<String, Object> parse) {
        this.type = type;
        this.parse = parse;
    }

    /**
     * The conversion to a type.
     *
     * @param type the type in source form
     * @param loader where enums are loaded from
     * @return the conversion
     * @throws RefusedException if a text cannot become a value of the type
     */
    public static TextConversion to(String type, ClassLoader loader) {
        Function<String, Object> known = BY_TYPE.get(type);
        if (known != null) {
            return new TextConversion(type, known);
        }
        return enumNamed(type, loader)
                .map(found -> new TextConversion(type, text -> constant(found, text)))
                .orElseThrow(
                        () -> new RefusedException(
                                "The task takes " + type + ", which the plugin cannot make of a line or a"
                                        + " file. It can make: String, primitives and their boxes, Path, File, BigInteger, BigDecimal, enums,"
                                        + " UUID, URI and the types of java.time. Write a task that takes one of these and builds the rest."));
    }

    /**
     * The type that texts are converted to.
     *
     * @return its simple name
     */
    public String type() {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    /**
     * Whether the type names a file.
     *
     * @return true for {@link Path} and {@link File}
     */
    boolean takesPaths() {
        return type.equals("java.nio.file.Path") || type.equals("java.io.File");
    }

    /** Whether an empty text is an argument. */
    boolean takesEmptyText() {
        return type.equals("java.lang.String");
    }

    /**
     * Converts a text.
     *
     * @param text the text
     * @return the argument, never null
     * @throws IllegalArgumentException if the text is no value of the type; the message has both
     */
    Object convert(String text) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException | DateTimeException e) {
            String reason = e.getMessage() == null ? "" : " (" + e.getMessage() + ")";
            throw new IllegalArgumentException("\"" + text + "\" is no " + type() + reason, e);
        }
    }

    private static Boolean toBoolean(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("it is true or false");
        };
    }

    private static Character toCharacter(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("it is exactly one UTF-16 character");
        }
        return text.charAt(0);
    }

    /** Source form has a dot before a nested class where the binary name has a dollar sign. */
    private static Optional<Class<?>> enumNamed(String sourceName, ClassLoader loader) {
        StringBuilder name = new StringBuilder(sourceName);
        while (true) {
            try {
                Class<?> found = Class.forName(name.toString(), false, loader);
                return found.isEnum() ? Optional.of(found) : Optional.empty();
            } catch (ClassNotFoundException e) {
                int dot = name.lastIndexOf(".");
                if (dot < 0) {
                    return Optional.empty();
                }
                name.setCharAt(dot, '$');
            }
        }
    }

    private static Object constant(Class<?> type, String text) {
        for (Object constant : type.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("it is one of "
                + Arrays.stream(type.getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name())
                        .collect(Collectors.joining(", ")));
    }
}
