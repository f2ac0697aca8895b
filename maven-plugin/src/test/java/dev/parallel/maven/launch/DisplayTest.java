package dev.parallel.maven.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.maven.protocol.Event;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class DisplayTest {

    private static final Event.Started STARTED = new Event.Started("a.B.c", 200, 2);

    private final Lines lines = new Lines();
    private long now;

    private void seconds(double seconds) {
        now = (long) (seconds * 1_000_000_000L);
    }

    @Test
    void a_log_gets_a_plain_line_at_intervals() {
        Display display = Display.plain(lines, () -> now, Duration.ofSeconds(5));
        seconds(100);
        display.started(STARTED);
        for (double second = 100.5; second <= 111; second += 0.5) {
            seconds(second);
            display.progressed(new Event.Progress((long) ((second - 100) * 10), 0));
        }
        display.failed(new Event.ItemFailed(7, "x y", "a.Odd", "why"));
        display.finished(new Event.Finished(200, 1, 20_000_000_000L, 2, "out.jsonl"));

        assertThat(lines.all())
                .containsExactly(
                        "INFO a.B.c: 200 items, 2 workers",
                        "INFO 50/200 items (25 %), 10.0/s, 15.0 s left",
                        "INFO 100/200 items (50 %), 10.0/s, 10.0 s left",
                        "ERROR Item 7 (x y) failed: a.Odd: why",
                        "INFO 200 items in 20.0 s (10.0/s) with 2 workers, 1 failed",
                        "INFO Results: out.jsonl");
    }

    @Test
    void a_terminal_gets_one_line_that_no_other_runs_into() {
        ByteArrayOutputStream drawn = new ByteArrayOutputStream();
        PrintStream terminal = new PrintStream(drawn, true, StandardCharsets.UTF_8);
        Display display = Display.live(lines, () -> now, terminal, 80);
        String erase = "\r\u001B[K";
        String half = "\u001B[?7l[############------------] 100/200 items (50 %), 100/s, 1.00 s left\u001B[?7h";

        display.started(STARTED);
        drawn.reset();
        seconds(1);
        display.progressed(new Event.Progress(100, 0));
        assertThat(drawn.toString(StandardCharsets.UTF_8)).isEqualTo(erase + half);

        drawn.reset();
        display.info("a worker's line");
        assertThat(lines.all()).contains("INFO a worker's line");
        assertThat(drawn.toString(StandardCharsets.UTF_8)).isEqualTo(erase + erase + half);

        drawn.reset();
        display.finished(new Event.Finished(200, 0, 2_000_000_000L, 2, "out.jsonl"));
        display.info("after the job");
        assertThat(drawn.toString(StandardCharsets.UTF_8)).isEqualTo(erase);
    }
}
