package dev.parallel.internal.transport;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** The parent fills a slot while the worker parks: the worker's second look claims the item, or the bell rings. */
@JCStressTest
@Outcome(id = "0, 0", expect = FORBIDDEN, desc = "the worker sleeps on a request")
@Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "not seen, rung")
@Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "seen, not rung")
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "seen and rung")
@State
public class WakeWorker {

    private final Loopback link = Loopback.next();

    @Actor
    public void parent() {
        link.fill(0, 1);
    }

    @Actor
    public void worker(II_Result result) {
        link.workerSegment.setVolatile(LinkLayout.WORKER_PARKED, 1);
        result.r1 = link.claim() ? 1 : 0;
    }

    @Arbiter
    public void after(II_Result result) {
        result.r2 = link.ringsOfWorker();
    }
}
