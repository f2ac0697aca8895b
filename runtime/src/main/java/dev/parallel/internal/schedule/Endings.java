package dev.parallel.internal.schedule;

import java.util.List;

/** Ends many chunks that no worker has: all of them, whatever one throws. The first thing thrown is thrown when all have ended. */
final class Endings {

    private Endings() {}

    /** The pool takes them no more. */
    static void refuse(List<Chunk> chunks, Refusal why) {
        end(chunks, why);
    }

    /** Nobody wants them any more. */
    static void cancel(List<Chunk> chunks) {
        end(chunks, null);
    }

    private static void end(List<Chunk> chunks, Refusal why) {
        Failures failures = new Failures();
        for (Chunk chunk : chunks) {
            try {
                int attempts = chunk.attempts();
                chunk.end(
                        0,
                        chunk.items(),
                        why == null ? new Ending.Cancelled(attempts) : new Ending.Refused(why, attempts));
            } catch (RuntimeException | Error e) {
                failures.add(e);
            }
        }
        failures.rethrow();
    }
}
