package dev.parallel.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parallel.internal.process.TestJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** What tests do to processes from outside. */
public final class Processes {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final long LOOK_MILLIS = 10;

    private Processes() {}

    /** Sends a signal; the process must exist. */
    public static void signal(String name, long pid) throws IOException, InterruptedException {
        Process kill = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .inheritIO()
                .start();
        assertThat(kill.waitFor()).as("kill -%s %s", name, pid).isZero();
    }

    /** Stops a process and waits until it stands. */
    public static void stop(long pid) throws IOException, InterruptedException {
        signal("STOP", pid);
        await().atMost(LIMIT).until(() -> state(pid) == 'T');
    }

    private static char state(long pid) throws IOException, InterruptedException {
        Process ps = new ProcessBuilder("ps", "-o", "stat=", "-p", Long.toString(pid)).start();
        try (BufferedReader lines = ps.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            ps.waitFor();
            return line == null ? ' ' : line.trim().charAt(0);
        }
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

    /**
     * Waits until processes are gone, no longer than a limit. It is counted in looks that are 10 ms apart, so that a machine
     * that stands still for a while, as virtual ones do, does not use it up.
     */
    public static void awaitGoneSoon(Collection<Long> pids, Duration limit) throws InterruptedException {
        long looks = limit.toMillis() / LOOK_MILLIS;
        for (long look = 0; look < looks && !pids.stream().allMatch(TestJvm::isGone); look++) {
            Thread.sleep(LOOK_MILLIS);
        }
        assertThat(pids).as("still alive after %s", limit).allMatch(TestJvm::isGone);
    }

    public static boolean isAlive(long pid) {
        return !TestJvm.isGone(pid);
    }
}
