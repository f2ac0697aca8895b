package dev.parallel.internal.transport;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The parent fills two slots while the worker looks for one: it never claims from the second before the first. */
@JCStressTest
@Outcome(id = "0, 0", expect = ACCEPTABLE, desc = "seen neither")
@Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "seen the first")
@Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "seen both, in their order")
@State
public class ClaimInOrder {

    private static final int LOOKS = 20;

    private final Loopback link = Loopback.next();

    public ClaimInOrder() {
        link.fill(0, 9);
        // From here on slot 0 is the one in hand.
        if (!link.claim()) {
            throw new IllegalStateException("nothing to claim");
        }
        link.answer(9, 1);
        link.drain((slot, item, answer) -> {});
    }

    @Actor
    public void parent() {
        link.fill(1, 1);
        link.fill(2, 2);
    }

    @Actor
    public void worker(II_Result result) {
        result.r1 = claimed();
        result.r2 = result.r1 == 0 ? 0 : claimed();
    }

    private int claimed() {
        for (int look = 0; look < LOOKS; look++) {
            if (link.claim()) {
                int argument = (int) link.argument();
                link.answer(argument, 1);
                return argument;
            }
        }
        return 0;
    }
}
