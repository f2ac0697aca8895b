package dev.parallel.testing;

import java.io.IOException;

/** The methods behind {@link ParallelPrimitives}. */
final class Primitives {

    private Primitives() {}

    /** Throws for 7, 17, 27 and so on. */
    static int failAtSeven(int value) {
        if (value % 10 == 7) {
            throw new IllegalArgumentException("seven at the end of " + value);
        }
        return value;
    }

    static int sleep(int millis) throws InterruptedException {
        Thread.sleep(millis);
        return millis;
    }

    /** Kills its process at 13, the first time that it is there; the gate's path is a system property. */
    static int dieOnceAtThirteen(int value) throws IOException {
        if (value == 13) {
            Gate gate = Gate.at(System.getProperty(ParallelPrimitives.GATE));
            gate.arrive();
            if (gate.arrivals() == 1) {
                Misdeed.KILL.commit();
            }
        }
        return value * value;
    }
}
