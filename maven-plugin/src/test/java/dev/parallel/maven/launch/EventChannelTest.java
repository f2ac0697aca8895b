package dev.parallel.maven.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallel.maven.protocol.Event;
import dev.parallel.maven.protocol.EventCodec;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventChannelTest {

    private static Socket connect(EventChannel channel) throws IOException {
        return new Socket(channel.address().host(), channel.address().port());
    }

    private static DataOutputStream to(Socket socket) throws IOException {
        return new DataOutputStream(socket.getOutputStream());
    }

    @Test
    void whoever_does_not_know_the_token_is_turned_away() throws IOException {
        try (EventChannel channel = EventChannel.open();
                Socket guesser = connect(channel);
                Socket closer = connect(channel);
                Socket driver = connect(channel)) {
            to(guesser).writeUTF("a guess");
            EventCodec.write(new Event.Refused("forged", false), to(guesser));
            closer.shutdownOutput();
            to(driver).writeUTF(channel.address().token());
            EventCodec.write(new Event.Progress(1, 0), to(driver));

            assertThat(channel.await()).isTrue();
            assertThat(channel.next()).contains(new Event.Progress(1, 0));
            driver.shutdownOutput();
            assertThat(channel.next()).isEmpty();
        }
    }

    /** A socket says so in different ways, some of them with no type of their own. */
    @Test
    void a_connection_that_breaks_is_the_end_of_the_driver() throws IOException {
        try (DataInputStream broken = new DataInputStream(new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("An established connection was aborted by the software in your host machine");
            }
        })) {
            assertThat(EventChannel.next(broken)).isEmpty();
        }
    }

    @Test
    void what_is_no_event_is_not_taken_for_the_end() throws IOException {
        assertThatThrownBy(() -> EventChannel.next(bytes(99))).hasMessageContaining("the unknown kind 99");
        assertThatThrownBy(() -> EventChannel.next(bytes(6, 127, 0, 0, 0)))
                .hasMessageContaining("a text of 2130706432 bytes");
    }

    private static DataInputStream bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    @Test
    void waiting_ends_when_no_driver_will_come() throws Exception {
        try (EventChannel channel = EventChannel.open()) {
            CompletableFuture<Boolean> came = CompletableFuture.supplyAsync(() -> {
                try {
                    return channel.await();
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            channel.stopWaiting();
            assertThat(came.get(30, TimeUnit.SECONDS)).isFalse();
        }
    }
}
