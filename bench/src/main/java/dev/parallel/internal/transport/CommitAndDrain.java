package dev.parallel.internal.transport;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import java.util.concurrent.atomic.AtomicLong;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.IIII_Result;

/**
 * The worker commits a small and a long answer while the parent drains: the parent gets each one whole, once and in order. The
 * lengths are such that the records, one link after the other, end at every multiple of 8 of the ring, and padding is needed.
 */
@JCStressTest
@Outcome(id = "0, 2, 2, 1", expect = ACCEPTABLE, desc = "the first drain came too early")
@Outcome(id = "1, 2, 2, 1", expect = ACCEPTABLE, desc = "the first drain found one of them")
@Outcome(id = "2, 2, 2, 1", expect = ACCEPTABLE, desc = "the first drain found both")
@State
public class CommitAndDrain {

    private static final AtomicLong SERIAL = new AtomicLong();
    private static final int SMALL = 1;
    private static final int LONG = 601;

    private final Loopback link = Loopback.next();
    private final long serial = SERIAL.addAndGet(2);
    private int whole;

    public CommitAndDrain() {
        link.fill(0, serial, serial + 1);
    }

    @Actor
    public void worker() {
        link.claim();
        link.answer(link.argument(), SMALL);
        link.claim();
        link.answer(link.argument(), LONG);
    }

    @Actor
    public void parent(IIII_Result result) {
        result.r1 = drain();
        result.r2 = result.r1 + drain();
    }

    /** In all two answers, both whole, and the ring empty. */
    @Arbiter
    public void after(IIII_Result result) {
        result.r2 += drain();
        result.r3 = whole;
        result.r4 = link.parent.hasAnswers() ? 0 : 1;
    }

    private int drain() {
        return link.drain((slot, item, answer) -> {
            if (slot == 0 && Loopback.isWhole(answer, serial + item, item == 0 ? SMALL : LONG)) {
                whole++;
            }
        });
    }
}
