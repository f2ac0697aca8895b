package dev.parallel.internal.schedule;

import java.util.List;
import java.util.function.IntFunction;

/** Ends many chunks that no worker has: all of them, whatever one throws. The first thing thrown is thrown when all have ended. */
final class Endings {

    private Endings() {}

    /** The pool takes them no more. */
    static void refuse(List<Chunk> chunks, Refusal why) {
        end(chunks, attempts -> new Ending.Refused(why, attempts));
    }

    /** Nobody wants them any more. */
    static void cancel(List<Chunk> chunks) {
        end(chunks, Ending.Cancelled::new);
    }

    private static void end(List<Chunk> chunks, IntFunction<Ending> byAttempts) {
        Failures failures = new Failures();
        for (Chunk chunk : chunks) {
            try {
                chunk.end(0, chunk.items(), byAttempts.apply(chunk.attempts()));
            } catch (RuntimeException | Error e) {
                failures.add(e);
            }
        }
        failures.rethrow();
    }
}
