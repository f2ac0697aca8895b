package dev.parallel.internal.schedule;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.parallel.internal.transport.Loopback;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.ZZ_Result;

/**
 * Of two items one has been claimed; the holder of the lease drains its answer while another thread takes the second one back.
 * Either may be the last, and exactly one of them frees the slot.
 */
@JCStressTest
@Outcome(id = "true, false", expect = ACCEPTABLE, desc = "the holder of the lease frees it")
@Outcome(id = "false, true", expect = ACCEPTABLE, desc = "whoever took the items back frees it")
@State
public class SlotIsFreedOnce {

    private final Loopback link = Loopback.next();
    private final Flight flight = new Flight(null, 0, false);

    public SlotIsFreedOnce() {
        link.fill(0, 1, 2);
        flight.publish();
        link.claim();
        link.answer(1, 1);
    }

    @Actor
    public void holder(ZZ_Result result) {
        link.drain((slot, item, answer) -> {
            flight.countAnswers(1);
            result.r1 = flight.finishIfDone(() -> link.parent.limit(0));
        });
    }

    @Actor
    public void taker(ZZ_Result result) {
        link.parent.takeBack(0, 0);
        result.r2 = flight.finishIfDone(() -> link.parent.limit(0));
    }
}
