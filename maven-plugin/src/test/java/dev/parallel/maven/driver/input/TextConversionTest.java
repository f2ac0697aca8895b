package dev.parallel.maven.driver.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
class TextConversionTest {

    /** A nested enum, which source form names with a dot. */
    enum Size {
        SMALL {
            @Override
            int litres() {
                return 1;
            }
        },
        LARGE {
            @Override
            int litres() {
                return 9;
            }
        };

        abstract int litres();
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("java.lang.String", " a b ", " a b "),
                Arguments.of("boolean", "TRUE", true),
                Arguments.of("byte", "-128", (byte) -128),
                Arguments.of("java.lang.Short", "32767", (short) 32767),
                Arguments.of("int", "-1", -1),
                Arguments.of("java.lang.Long", "9223372036854775807", Long.MAX_VALUE),
                Arguments.of("float", "1.5", 1.5f),
                Arguments.of("double", "1e3", 1000.0),
                Arguments.of("char", "x", 'x'),
                Arguments.of("java.math.BigInteger", "123456789012345678901", new BigInteger("123456789012345678901")),
                Arguments.of("java.math.BigDecimal", "0.10", new BigDecimal("0.10")),
                Arguments.of("java.nio.file.Path", "a/b", Path.of("a", "b")),
                Arguments.of("java.io.File", "a", new File("a")),
                Arguments.of("java.util.UUID", "00000000-0000-0001-0000-000000000002", new UUID(1, 2)),
                Arguments.of("java.net.URI", "https://a.b/c", URI.create("https://a.b/c")),
                Arguments.of("java.time.Duration", "PT1M", Duration.ofMinutes(1)),
                Arguments.of("java.time.Instant", "1970-01-01T00:00:01Z", Instant.ofEpochSecond(1)),
                Arguments.of("java.time.LocalDate", "2026-01-02", LocalDate.of(2026, 1, 2)),
                Arguments.of("java.time.Year", "2026", Year.of(2026)),
                Arguments.of("java.time.ZoneId", "Europe/Berlin", ZoneId.of("Europe/Berlin")),
                Arguments.of(Size.class.getCanonicalName(), "LARGE", Size.LARGE));
    }

    @ParameterizedTest
    @MethodSource("values")
    void a_text_becomes_a_value(String type, String text, Object value) {
        assertThat(TextConversion.to(type, getClass().getClassLoader()).convert(text))
                .isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int                 | 1.5      | \"1.5\" is no int",
                "byte                | 128      | \"128\" is no byte",
                "boolean             | yes      | \"yes\" is no boolean (it is true or false)",
                "char                | ab       | \"ab\" is no char",
                "java.time.LocalDate | 2026-2-3 | \"2026-2-3\" is no LocalDate",
                "java.util.UUID      | 1        | \"1\" is no UUID",
            })
    void what_is_no_value_says_so(String type, String text, String message) {
        TextConversion conversion = TextConversion.to(type, getClass().getClassLoader());
        assertThatThrownBy(() -> conversion.convert(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(message);
    }

    @ParameterizedTest
    @CsvSource({"small", "MEDIUM", "''"})
    void a_name_that_is_no_constant_says_which_there_are(String text) {
        TextConversion conversion =
                TextConversion.to(Size.class.getCanonicalName(), getClass().getClassLoader());
        assertThatThrownBy(() -> conversion.convert(text))
                .hasMessage("\"" + text + "\" is no Size (it is one of SMALL, LARGE)");
    }
}
