package dev.parallel.testing;

import java.io.IOException;

/**
 * A system class loader that arrives at the gate of the property {@code test.gate} and waits there until its JVM is asked to end, which
 * exits with 1 then: as a JVM 25 may that a signal reaches while it initialises.
 */
public final class FailingStart extends ClassLoader {

    /** For the JVM. */
    public FailingStart(ClassLoader parent) throws IOException, InterruptedException {
        super(parent);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> Runtime.getRuntime().halt(1)));
        Gate gate = Gate.at(System.getProperty("test.gate"));
        gate.arrive();
        gate.awaitOpen();
    }
}
