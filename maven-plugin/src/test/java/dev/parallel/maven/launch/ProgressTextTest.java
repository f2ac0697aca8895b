package dev.parallel.maven.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class ProgressTextTest {

    private static final long SECOND = 1_000_000_000L;

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    @Test
    void a_line_says_how_far_how_fast_and_how_long_still() {
        assertThat(ProgressText.line(120, 2, 252, 2 * SECOND))
                .isEqualTo("120/252 items (47 %), 60.0/s, 2 failed, 2.20 s left");
        assertThat(ProgressText.line(0, 0, 252, SECOND)).isEqualTo("0/252 items (0 %)");
        assertThat(ProgressText.line(1, 0, 1, SECOND)).isEqualTo("1/1 item (100 %), 1.0/s");
        assertThat(ProgressText.line(9_999_999, 0, 10_000_000, 10 * SECOND))
                .isEqualTo("9,999,999/10,000,000 items (99 %), 1,000,000/s, 0.00 s left");
    }

    @Test
    void the_live_line_has_a_bar_and_fits_the_window() {
        assertThat(ProgressText.live(63, 0, 252, 0, 80)).isEqualTo("[######------------------] 63/252 items (25 %)");
        assertThat(ProgressText.live(252, 0, 252, SECOND, 80)).startsWith("[########################] 252/252");
        assertThat(ProgressText.live(63, 0, 252, SECOND, 30)).isEqualTo("[######------------------] 63/");
    }

    @Test
    void the_summary_says_items_failures_time_speed_and_workers() {
        assertThat(ProgressText.summary(252, 2, 3 * SECOND, 4))
                .isEqualTo("252 items in 3.00 s (84.0/s) with 4 workers, 2 failed");
        assertThat(ProgressText.summary(1, 0, SECOND / 2, 1))
                .isEqualTo("1 item in 0.50 s (2.0/s) with 1 worker, none failed");
    }

    @Test
    void numbers_are_the_same_in_every_locale() {
        Locale.setDefault(Locale.GERMANY);
        assertThat(ProgressText.summary(1_234, 0, 10 * SECOND, 4))
                .isEqualTo("1,234 items in 10.0 s (123/s) with 4 workers, none failed");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.00 s",
        "999, 1.00 s",
        "59900, 59.9 s",
        "60000, 1 min 00 s",
        "185400, 3 min 05 s",
        "7385000, 2 h 03 min",
    })
    void durations_are_shown_as_people_say_them(long millis, String text) {
        assertThat(TimeSpan.show(millis * 1_000_000)).isEqualTo(text);
    }
}
