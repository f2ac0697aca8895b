package dev.parallel.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The states of a pool that callers see. */
@Timeout(60)
class LifeTest {

    @Test
    void aPoolThatIsOverStaysOverWhileACallIsRefused() throws Exception {
        try (RawPool pool = new RawPool("over", 1)) {
            Life life = pool.pool.life();
            pool.pool.terminate();
            assertThat(life.awaitStopped(Long.MAX_VALUE)).isTrue();
            assertThat(life.isOver()).isTrue();

            assertThat(pool.pool.beginJob()).isNotNull();
            assertThat(life.beginJob()).isNotNull();
            boolean over = life.isOver();
            life.endJob();
            assertThat(over).isTrue();
        }
    }
}
