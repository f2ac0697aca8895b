package dev.parallel.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.apache.maven.plugin.MojoExecutionException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class DurationOptionTest {

    @ParameterizedTest
    @CsvSource({"10s, PT10S", "' 1.5m ', PT1M30S", "7 us, PT0.000007S", "PT5M, PT5M", "0, PT0S", "0s, PT0S"})
    void it_is_read_as_the_annotation_takes_it_and_may_be_zero(String text, String iso) throws Exception {
        assertThat(AbstractDriverMojo.duration("parallel.timeout", text)).isEqualTo(Duration.parse(iso));
    }

    @ParameterizedTest
    @CsvSource({
        "'', is no duration",
        "10, is no duration",
        "ten seconds, is no duration",
        "-5s, is less than zero",
        "PT-5S, is less than zero",
        "999999999999d, is longer than 292 years",
    })
    void what_cannot_be_used_is_named_with_its_option(String text, String why) {
        assertThatThrownBy(() -> AbstractDriverMojo.duration("parallel.timeout", text))
                .isInstanceOf(MojoExecutionException.class)
                .hasMessageStartingWith("parallel.timeout: \"" + text + "\" " + why);
    }
}
