package dev.parallel.internal.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.internal.stats.SlowCalls.SlowCall;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Which calls are kept as the slowest. */
@Timeout(60)
class SlowCallsTest {

    @Test
    void theFiveSlowestAreKept() {
        SlowCalls calls = new SlowCalls();
        LongStream.of(3, 9, 1, 7, 5, 8, 2, 6, 4)
                .filter(calls::wants)
                .forEach(nanos -> calls.offer(new SlowCall("task", nanos, 1, nanos)));
        assertThat(calls.slowest()).extracting(SlowCall::nanos).containsExactly(9L, 8L, 7L, 6L, 5L);
        assertThat(calls.wants(5)).isFalse();
        assertThat(calls.wants(6)).isTrue();
    }

    @Test
    void thoseOfTwoWorkersAreJoined() {
        SlowCalls one = new SlowCalls();
        one.offer(new SlowCall("one", 0, 1, 10));
        SlowCalls other = new SlowCalls();
        other.offer(new SlowCall("other", 0, 2, 20));
        one.add(other);
        assertThat(one.slowest()).extracting(SlowCall::task).containsExactly("other", "one");
    }
}
