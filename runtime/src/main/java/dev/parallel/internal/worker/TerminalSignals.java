package dev.parallel.internal.worker;

import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Ctrl-C in a terminal reaches the whole process group. It is the parent's to handle: it closes its pools, and workers that had
 * ended by themselves would look lost.
 */
final class TerminalSignals {

    private TerminalSignals() {}

    static void ignoreInterrupt() {
        try {
            Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
        } catch (NoClassDefFoundError | IllegalArgumentException e) {
            // An image without jdk.unsupported, or a JVM that runs with -Xrs: the signal then ends this worker, as it
            // ends the parent.
            System.getLogger(TerminalSignals.class.getName())
                    .log(System.Logger.Level.DEBUG, "SIGINT is not ignored by this worker", e);
        }
    }
}
