package dev.parallel.maven.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallel.maven.protocol.JobConfig.Channel;
import dev.parallel.maven.protocol.JobConfig.Goal;
import dev.parallel.maven.protocol.JobConfig.Output;
import dev.parallel.maven.protocol.JobConfig.Overrides;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
class ProtocolTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private DataInputStream in() {
        return new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    }

    @Test
    void a_configuration_arrives_as_it_was() throws IOException {
        JobConfig config = new JobConfig(
                Goal.RUN,
                new Channel("127.0.0.1", 4711, "token"),
                List.of("a/classes", "b/classes"),
                "Pictures.describe",
                true,
                "grüne bilder",
                new Output("", "out", "-night"),
                new Overrides(3, 1_000, 0, "64m"),
                50);
        config.writeTo(new DataOutputStream(bytes));
        assertThat(JobConfig.readFrom(in())).isEqualTo(config);
        assertThat(config.toString()).doesNotContain("token=");
    }

    static Stream<Event> events() {
        return Stream.of(
                new Event.Started("a.B.c", Long.MAX_VALUE, 4),
                new Event.Progress(10, 2),
                new Event.ItemFailed(7, "eins\nzwei", "a.Odd", "größer"),
                new Event.Finished(10, 2, 123, 4, "out.jsonl"),
                new Event.Listed(List.of(new Event.TaskInfo("a", "b", "c"), new Event.TaskInfo("d", "e", "f"))),
                new Event.Refused("no", true));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_arrives_as_it_was(Event event) throws IOException {
        EventCodec.write(event, new DataOutputStream(bytes));
        assertThat(EventCodec.read(in())).isEqualTo(event);
    }

    @Test
    void a_text_without_bounds_is_cut() throws IOException {
        EventCodec.write(new Event.Refused("x".repeat(3 << 20), false), new DataOutputStream(bytes));
        assertThat(((Event.Refused) EventCodec.read(in())).message()).hasSize(1 << 20);
    }

    @Test
    void what_is_no_event_is_refused() throws IOException {
        bytes.write(99);
        assertThatThrownBy(() -> EventCodec.read(in()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("kind 99");
        bytes.reset();
        bytes.write(new byte[] {6, 127, 0, 0, 0});
        assertThatThrownBy(() -> EventCodec.read(in()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("2130706432 bytes");
        bytes.reset();
        bytes.write(6);
        assertThatThrownBy(() -> EventCodec.read(in())).isInstanceOf(EOFException.class);
    }
}
