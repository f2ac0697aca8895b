package dev.parallel.internal.process;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Kills a process with all that it started. A process that was started by one that has ended is nobody's child any more
 * and cannot be found, so all are looked up before the first is killed. Looking up reads the system's whole table of
 * processes; past the limit what is known is killed, and nothing more is looked up.
 */
public final class Descendants {

    private static final Logger LOG = System.getLogger(Descendants.class.getName());

    /** Each round finds what was started while the one before it killed; a program that forks for ever is not followed. */
    private static final int ROUNDS = 8;

    private Descendants() {}

    /**
     * Kills a process and its descendants at once, without giving them time to end orderly, and waits for the process
     * itself.
     *
     * @param process a child of this JVM
     * @param limit how long to wait for its exit
     * @return whether it has ended; the descendants are killed in any case, but they are not this JVM's to wait for
     * @throws InterruptedException if the calling thread is interrupted while it waits; all were killed by then
     */
    public static boolean kill(Process process, Duration limit) throws InterruptedException {
        if (!process.isAlive()) {
            // Its id may be another process's by now, and children are looked up by the id alone.
            return true;
        }
        long deadline = System.nanoTime() + limit.toNanos();
        Set<ProcessHandle> known = new HashSet<>(descendantsOf(process.toHandle()));
        // By its handle: Process.destroyForcibly closes the streams, and with them goes the last output.
        kill(process.toHandle());
        Set<ProcessHandle> killed = new HashSet<>();
        for (int round = 0; round < ROUNDS && !killed.containsAll(known); round++) {
            for (ProcessHandle each : List.copyOf(known)) {
                if (killed.add(each)) {
                    if (System.nanoTime() - deadline < 0) {
                        known.addAll(descendantsOf(each));
                    }
                    kill(each);
                }
            }
        }
        return process.waitFor(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    private static List<ProcessHandle> descendantsOf(ProcessHandle process) {
        try (var descendants = process.descendants()) {
            return descendants.toList();
        } catch (RuntimeException e) {
            // A system that does not tell, or has no descriptor left for the question: then the process itself is all
            // that can be killed.
            return List.of();
        }
    }

    private static void kill(ProcessHandle process) {
        try {
            process.destroyForcibly();
        } catch (UnsupportedOperationException | SecurityException | IllegalStateException e) {
            LOG.log(Level.WARNING, "Process " + process.pid() + ", started by a worker, cannot be killed: " + e);
        }
    }
}
