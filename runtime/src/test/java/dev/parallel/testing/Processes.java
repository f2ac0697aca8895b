package dev.parallel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parallel.internal.process.TestJvm;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** What tests do to processes from outside. */
public final class Processes {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private Processes() {}

    /** Sends a signal; the process must exist. */
    public static void signal(String name, long pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .inheritIO()
                .start();
        assertThat(kill.waitFor()).as("kill -%s %s", name, pid).isZero();
    }

    /** Kills a process and waits until it is gone. */
    public static void kill(long pid) throws IOException, InterruptedException {
        signal("KILL", pid);
        awaitGone(pid);
    }

    public static void awaitGone(long pid) {
        awaitGone(List.of(pid), LIMIT);
    }

    public static void awaitGone(Collection<Long> pids, Duration limit) {
        await().atMost(limit)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> pids.stream().allMatch(TestJvm::isGone));
    }

    public static boolean isAlive(long pid) {
        return !TestJvm.isGone(pid);
    }
}
