package dev.parallel.maven.driver.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class NearestNamesTest {

    @ParameterizedTest
    @CsvSource({
        "describe, describe, 0",
        "describe, Describe, 0",
        "describe, descibe, 1",
        "describe, descriibe, 1",
        "describe, desrcibe, 1",
        "describe, prescribe, 2",
        "'', abc, 3",
    })
    void counts_what_must_change(String first, String second, int distance) {
        assertThat(NearestNames.distance(first, second)).isEqualTo(distance);
        assertThat(NearestNames.distance(second, first)).isEqualTo(distance);
    }

    @Test
    void the_nearest_comes_first_and_what_is_far_not_at_all() {
        assertThat(NearestNames.of(
                        "Pictures.descibe",
                        List.of("com.acme.Sums.add", "com.acme.Pictures.describeAll", "com.acme.Pictures.describe")))
                .containsExactly("com.acme.Pictures.describe", "com.acme.Pictures.describeAll");
    }

    @Test
    void a_wrong_package_is_a_misspelling_too() {
        assertThat(NearestNames.of("com.amce.Pictures.describe", List.of("com.acme.Pictures.describe", "a.b.C.d")))
                .containsExactly("com.acme.Pictures.describe");
    }
}
