package dev.parallel.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parallel.testing.Caller;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The states of a pool that callers see. */
@Timeout(60)
class LifeTest {

    @Test
    void whoWaitsForWorkersIsToldThatFewerAreWanted() throws Exception {
        Life life = new Life(new Headcount(new StaffPlan(2, true, StaffPlan.NEVER, null)));
        assertThat(life.startBegins()).isEqualTo(1);
        assertThat(life.startBegins()).isEqualTo(2);
        assertThat(life.startEnds()).isTrue();
        Caller<Boolean> waiting = Caller.of(() -> life.awaitReady(TimeUnit.DAYS.toNanos(1)));
        await().atMost(Duration.ofSeconds(30)).until(waiting::isWaiting);

        life.resize(1);

        assertThat(waiting.result()).isTrue();
    }

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
