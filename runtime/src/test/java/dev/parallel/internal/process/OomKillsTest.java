package dev.parallel.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(60)
class OomKillsTest {

    @Test
    @EnabledOnOs(OS.LINUX)
    void linuxCountsThemAndTheCountNeverFalls() {
        OptionalLong before = OomKills.read();
        assertThat(before).isPresent();
        assertThat(OomKills.read().getAsLong()).isGreaterThanOrEqualTo(before.getAsLong());
    }
}
