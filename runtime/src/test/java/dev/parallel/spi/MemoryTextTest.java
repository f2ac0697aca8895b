package dev.parallel.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class MemoryTextTest {

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "4096, 4096",
        "1k, 1024",
        "3M, 3145728",
        "2g, 2147483648",
        "1T, 1099511627776",
        "8388607t, 9223370937343148032",
        "9223372036854775807, 9223372036854775807"
    })
    void sizesAreAsForTheJvm(String text, long bytes) {
        assertThat(MemoryText.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "m", "-1m", "1.5g", " 1m", "1 m", "12x", "1mb", "0x10"})
    void whatIsNoSizeIsRefused(String text) {
        assertThatThrownBy(() -> MemoryText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("is no size")
                .hasMessageContaining("\"512m\"");
    }

    @Test
    void noneAndTooMuchAreRefused() {
        assertThatThrownBy(() -> MemoryText.parse("0g")).hasMessageStartingWith("is 0 bytes");
        for (String text : new String[] {"8388608t", "9223372036854775808", "9".repeat(1000) + "g"}) {
            assertThatThrownBy(() -> MemoryText.parse(text))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("is more than any machine has");
        }
    }

    @Test
    void aHeapIsWhatAJvmStartsWith() {
        assertThat(MemoryText.heap("2m")).isEqualTo("2m");
        assertThat(MemoryText.heap("2097152")).isEqualTo("2097152");
        assertThatThrownBy(() -> MemoryText.heap("2047k"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("is 2096128 bytes, and no JVM starts with less than 2m");
        assertThatThrownBy(() -> MemoryText.heap("512"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("perhaps a unit is missing, as in \"512m\"");
    }
}
