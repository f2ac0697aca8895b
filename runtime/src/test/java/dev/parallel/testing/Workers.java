package dev.parallel.testing;

import static org.awaitility.Awaitility.await;

import dev.parallel.internal.process.Reaper;
import java.time.Duration;
import java.util.stream.Stream;

/** The worker processes of this JVM, as the system sees them. */
public final class Workers {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private Workers() {}

    /** How many there are. */
    public static long count() {
        long reaper = Reaper.get().pid();
        try (Stream<ProcessHandle> children = ProcessHandle.current().children()) {
            return children.filter(child -> child.pid() != reaper && child.isAlive())
                    .count();
        }
    }

    /** Waits until there are so many. */
    public static void awaitCount(long count) {
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(10)).until(() -> count() == count);
    }
}
