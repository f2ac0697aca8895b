package dev.parallel.internal.transport;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The worker answers while the parent parks: the parent's second look sees the answer, or the bell rings. */
@JCStressTest
@Outcome(id = "0, 0", expect = FORBIDDEN, desc = "the parent sleeps on an answer")
@Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "not seen, rung")
@Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "seen, not rung")
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "seen and rung")
@State
public class WakeParent {

    private final Loopback link = Loopback.next();

    public WakeParent() {
        link.fill(0, 1);
        link.claim();
    }

    @Actor
    public void worker() {
        link.answer(1, 1);
    }

    @Actor
    public void parent(II_Result result) {
        link.parent.parkParent();
        result.r1 = link.parent.hasAnswers() ? 1 : 0;
    }

    @Arbiter
    public void after(II_Result result) {
        result.r2 = link.ringsOfParent();
    }
}
