package dev.parallel.internal.transport;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.III_Result;

/**
 * The worker claims items while the parent takes them back. Whose item each of the three is, is told as bits; every other
 * outcome than these, an item that is owned by both or by neither among them, is forbidden.
 */
@JCStressTest
@Outcome(id = "7, 0, 1", expect = ACCEPTABLE, desc = "all claimed")
@Outcome(id = "3, 4, 1", expect = ACCEPTABLE, desc = "one taken back")
@Outcome(id = "1, 6, 1", expect = ACCEPTABLE, desc = "two taken back")
@Outcome(id = "0, 7, 1", expect = ACCEPTABLE, desc = "all taken back")
@State
public class ClaimAndTakeBack {

    private static final int ITEMS = 3;

    private final Loopback link = Loopback.next();

    public ClaimAndTakeBack() {
        link.fill(0, 0, 1, 2);
    }

    @Actor
    public void worker(III_Result result) {
        while (link.claim()) {
            result.r1 |= 1 << link.argument();
        }
    }

    @Actor
    public void parent(III_Result result) {
        for (int item = link.parent.takeBack(0, 0); item < ITEMS; item++) {
            result.r2 |= 1 << item;
        }
    }

    /** The word says the same as the two. */
    @Arbiter
    public void after(III_Result result) {
        int claimed = Integer.bitCount(result.r1);
        result.r3 = link.parent.claimed(0) == claimed && link.parent.limit(0) == claimed ? 1 : 0;
    }
}
