package dev.parallel.processor.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
        "PT10S, 10000000000",
        "PT0.5S, 500000000",
        "P1DT1S, 86401000000000",
        "9223372036854775807ns, 9223372036854775807",
    })
    void everyWrittenFormIsRead(String text, long nanos) {
        assertThat(DurationText.nanos(text)).isEqualTo(nanos);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "10", "s", "10 s", "10S", "1,5s", ".5s", "1.s", "ten", "10s ", "PT", "10sec"})
    void otherTextsAreRefused(String text) {
        assertThatThrownBy(() -> DurationText.nanos(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no duration");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0s", "0.0ms", "-1s", "PT0S", "-PT1S"})
    void nothingOrLessIsRefused(String text) {
        assertThatThrownBy(() -> DurationText.nanos(text)).hasMessageContaining("is not more than zero");
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808ns", "106752d", "PT9999999999999S"})
    void whatDoesNotFitIsRefused(String text) {
        assertThatThrownBy(() -> DurationText.nanos(text)).hasMessageContaining("longer than 292 years");
    }
}
