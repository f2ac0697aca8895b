package dev.parallel.internal.transport;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * The parent drains while the worker parks for room in the ring. Here the sender looks at the phase, too: a worker that parks
 * has said before that it is publishing.
 */
@JCStressTest
@Outcome(id = "0, 0", expect = FORBIDDEN, desc = "the worker sleeps though there is room")
@Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "not seen, rung")
@Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "seen, not rung")
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "seen and rung")
@State
public class WakeForRoom {

    private final Loopback link = Loopback.next();
    private final long head;

    public WakeForRoom() {
        link.fill(0, 1);
        link.claim();
        link.workerSegment.setRelease(LinkLayout.PHASE, Phase.RUNNING.word());
        link.answer(1, 1);
        head = link.workerSegment.getVolatile(LinkLayout.RING_HEAD);
    }

    @Actor
    public void parent() {
        link.drain((slot, item, answer) -> {});
    }

    @Actor
    public void worker(II_Result result) {
        link.workerSegment.setRelease(LinkLayout.PHASE, Phase.PUBLISHING.word());
        link.workerSegment.setVolatile(LinkLayout.WORKER_PARKED, 1);
        result.r1 = link.workerSegment.getVolatile(LinkLayout.RING_HEAD) == head ? 0 : 1;
    }

    @Arbiter
    public void after(II_Result result) {
        result.r2 = link.ringsOfWorker();
    }
}
