package dev.parallel.internal.transport;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * Whole calls whose both sides sleep on their bells, with no spinning and no time limit: twelve answers of 16,000 bytes, of
 * which eight fit the ring. A wake-up that is lost, for a request, for an answer or for room, is a test that hangs.
 */
@JCStressTest
@Outcome(id = "12, 12", expect = ACCEPTABLE, desc = "all answered, all whole")
@State
public class CallsThatSleep {

    private static final int ITEMS = 12;
    private static final int LENGTH = 2000;

    private final Loopback link = Loopback.next();

    @Actor
    public void worker(II_Result result) {
        for (int i = 0; i < ITEMS && link.worker.next(); i++) {
            link.answer(link.argument(), LENGTH);
            result.r1++;
        }
    }

    @Actor
    public void parent(II_Result result) {
        long[] arguments = new long[ITEMS];
        for (int i = 0; i < ITEMS; i++) {
            arguments[i] = i;
        }
        link.fill(0, arguments);
        for (int answers = 0; answers < ITEMS; ) {
            link.parent.parkParent();
            if (!link.parent.hasAnswers()) {
                link.awaitBellOfParent();
            }
            answers += link.drain((slot, item, answer) -> result.r2 += Loopback.isWhole(answer, item, LENGTH) ? 1 : 0);
        }
    }
}
