package dev.parallel.internal.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An interrupt meets the call that it is meant for, and no other. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SAME_THREAD)
final class SoftInterruptTest {

    private static final int CALLS = 20_000;
    private static final int CALLS_WITHOUT_PAUSE = 4000;

    private final SoftInterrupt interrupt = new SoftInterrupt(Thread.currentThread());

    @AfterEach
    void clearFlag() {
        Thread.interrupted();
    }

    @Test
    void theCallThatRunsIsInterrupted() {
        interrupt.begin(7);
        interrupt.interrupt(7);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(interrupt.end()).isTrue();
    }

    @Test
    void anotherCallIsNot() {
        interrupt.begin(8);
        interrupt.interrupt(7);
        assertThat(interrupt.end()).isFalse();
        interrupt.begin(9);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(interrupt.end()).isFalse();
    }

    @Test
    void aCallThatHasEndedIsNot() {
        interrupt.begin(7);
        assertThat(interrupt.end()).isFalse();
        interrupt.interrupt(7);
        interrupt.begin(8);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(interrupt.end()).isFalse();
    }

    @Test
    void anInterruptThatComesBeforeItsCallBeginsWaitsForIt() {
        interrupt.interrupt(7);
        assertThat(Thread.interrupted()).isFalse();
        interrupt.begin(7);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(interrupt.end()).isTrue();
    }

    @Test
    void theNextCallNeverSeesIt() throws Exception {
        AtomicLong running = new AtomicLong();
        Thread asking = new Thread(() -> {
            for (long call = running.get(); call < Long.MAX_VALUE; call = running.get()) {
                interrupt.interrupt(call);
            }
        });
        asking.start();
        int met = 0;
        try {
            for (long call = 0; call < CALLS || met == 0; call++) {
                running.set(call);
                interrupt.begin(call);
                if (call % CALLS_WITHOUT_PAUSE == 0) {
                    Thread.yield();
                }
                boolean flag = Thread.currentThread().isInterrupted();
                boolean delivered = interrupt.end();
                boolean left = Thread.interrupted();
                assertThat(delivered).isEqualTo(left);
                assertThat(flag && !delivered).isFalse();
                met += delivered ? 1 : 0;
            }
        } finally {
            running.set(Long.MAX_VALUE);
            asking.join();
        }
        assertThat(met).isPositive();
    }
}
