package dev.parallel.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "1ns, 1",
        "2us, 2000",
        "500ms, 500000000",
        "10s, 10000000000",
        "1.5s, 1500000000",
        "0.1ns, 1",
        "2m, 120000000000",
        "1h, 3600000000000",
        "1d, 86400000000000",
        "7 us, 7000",
        "0, 0",
        "0.0ms, 0",
        "-1s, -1000000000",
        "-PT1S, -1000000000",
        "PT10S, 10000000000",
        "PT0.5S, 500000000",
        "P1DT1S, 86401000000000",
        "9223372036854775807ns, 9223372036854775807",
    })
    void everyWrittenFormIsRead(String text, long nanos) {
        assertThat(DurationText.parse(text)).isEqualTo(Duration.ofNanos(nanos));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "10", "00", "s", "10S", "1,5s", ".5s", "1.s", "ten", "10s ", "PT", "10sec", "10 weeks"})
    void otherTextsAreRefused(String text) {
        assertThatThrownBy(() -> DurationText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("is no duration")
                .hasMessageContaining("10s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808ns", "-9223372036854775808ns", "106752d", "PT9999999999999S"})
    void whatDoesNotFitIsRefused(String text) {
        assertThatThrownBy(() -> DurationText.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("is longer than 292 years");
    }
}
