package dev.parallel.maven.driver.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.spi.TaskPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PolicyTextTest {

    @Test
    void says_the_defaults() {
        assertThat(PolicyText.of(new TaskPolicy(0, 0, 0, 0, "", List.of(), "com.acme.Primes")))
                .isEqualTo("workers as processors, timeout none, retries 0, pool com.acme.Primes");
    }

    @Test
    void says_everything_that_is_declared() {
        assertThat(PolicyText.of(
                        new TaskPolicy(4, 90_500_000_000L, 2, 100, "512m", List.of("-Xss4m", "-ea"), "images")))
                .isEqualTo(
                        "workers 4, timeout 1m30.5s, retries 2, a new worker after 100 tasks, heap 512m, jvmArgs -Xss4m -ea,"
                                + " pool images");
    }
}
