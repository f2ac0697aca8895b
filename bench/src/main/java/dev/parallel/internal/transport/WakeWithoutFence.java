package dev.parallel.internal.transport;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE_INTERESTING;

import dev.parallel.internal.memory.Segment;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * The control for {@link WakeParent} and {@link WakeWorker}: what a sender does, without the fence between its release store and
 * its look at the parked word. It loses wake-ups, which shows that the other tests would see a lost one.
 */
@JCStressTest
@Outcome(id = "0, 0", expect = ACCEPTABLE_INTERESTING, desc = "lost: why the fence is there")
@Outcome(id = "0, 1", expect = ACCEPTABLE, desc = "not seen, would ring")
@Outcome(id = "1, 0", expect = ACCEPTABLE, desc = "seen, would not ring")
@Outcome(id = "1, 1", expect = ACCEPTABLE, desc = "seen and would ring")
@State
public class WakeWithoutFence {

    private static final int PUBLISHED = LinkLayout.area(0);
    private static final int PARKED = LinkLayout.area(1);

    private final Loopback link = Loopback.next();

    public WakeWithoutFence() {
        link.parentSegment.setVolatile(PUBLISHED, 0);
        link.parentSegment.setVolatile(PARKED, 0);
    }

    @Actor
    public void sender(II_Result result) {
        Segment segment = link.parentSegment;
        segment.setRelease(PUBLISHED, 1);
        result.r2 = segment.getAcquire(PARKED) == 1 && segment.compareAndSet(PARKED, 1, 0) ? 1 : 0;
    }

    @Actor
    public void waiter(II_Result result) {
        Segment segment = link.workerSegment;
        segment.setVolatile(PARKED, 1);
        result.r1 = (int) segment.getVolatile(PUBLISHED);
    }
}
