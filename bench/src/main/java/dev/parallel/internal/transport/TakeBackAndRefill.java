package dev.parallel.internal.transport;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * The parent takes everything back and fills the same slot anew while the worker claims: the number of items and of claims is the
 * same in both contents, so only the epoch tells them apart. The arguments 1 and 2 are of the first content, 3 and 4 of the
 * second one; the worker must not claim by one word and read by the other.
 */
@JCStressTest
@Outcome(id = "0, 34", expect = ACCEPTABLE, desc = "taken back and filled anew; only the new content is claimed")
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "the first item was claimed, so that the slot stays as it is")
@Outcome(id = "2, 12", expect = ACCEPTABLE, desc = "both items were claimed")
@State
public class TakeBackAndRefill {

    private final Loopback link = Loopback.next();

    public TakeBackAndRefill() {
        link.fill(0, 1, 2);
    }

    @Actor
    public void worker(II_Result result) {
        claimAll(result);
    }

    @Actor
    public void parent(II_Result result) {
        result.r1 = link.parent.takeBack(0, 0);
        if (result.r1 == 0) {
            link.fill(0, 3, 4);
        }
    }

    @Arbiter
    public void after(II_Result result) {
        claimAll(result);
    }

    private void claimAll(II_Result result) {
        while (link.claim()) {
            result.r2 = result.r2 * 10 + (int) link.argument();
        }
    }
}
