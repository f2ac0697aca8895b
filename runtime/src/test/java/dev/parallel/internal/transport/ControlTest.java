package dev.parallel.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.testing.Caller;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Thread dumps that come too late, from a worker that the test plays. */
@Timeout(60)
class ControlTest {

    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private Control control;
    private SocketChannel worker;

    @BeforeEach
    void connect() throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("s"));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address);
            control = new Control(SocketChannel.open(address));
            worker = server.accept();
        }
    }

    @AfterEach
    void close() throws IOException {
        control.close();
        worker.close();
    }

    private byte read() throws IOException {
        ByteBuffer message = ByteBuffer.allocate(1);
        assertThat(worker.read(message)).isEqualTo(1);
        return message.get(0);
    }

    private static ByteBuffer dump(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Integer.BYTES + bytes.length)
                .putInt(bytes.length)
                .put(bytes)
                .flip();
    }

    private void write(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            worker.write(bytes);
        }
    }

    @Test
    void oneThatComesTooLateIsNoAnswerToTheNextQuestion() throws Exception {
        assertThat(control.dump(SHORT)).isEmpty();
        assertThat(read()).isEqualTo(Control.DUMP);
        write(dump("the first"));

        Caller<Optional<String>> second = Caller.of(() -> control.dump(LONG));
        assertThat(read()).isEqualTo(Control.DUMP);
        write(dump("the second"));
        assertThat(second.result()).hasValue("the second");
    }

    @Test
    void oneThatComesInPartsIsReadToItsEndFirst() throws Exception {
        ByteBuffer late = dump("a late one");
        Caller<Optional<String>> first = Caller.of(() -> control.dump(Duration.ofMillis(200)));
        assertThat(read()).isEqualTo(Control.DUMP);
        write(late.slice(0, 7));
        assertThat(first.result()).isEmpty();
        // Nothing more has come: the next one does not even ask.
        assertThat(control.dump(SHORT)).isEmpty();

        write(late.slice(7, late.limit() - 7));
        Caller<Optional<String>> next = Caller.of(() -> control.dump(LONG));
        assertThat(read()).isEqualTo(Control.DUMP);
        write(dump("the next"));
        assertThat(next.result()).hasValue("the next");
    }

    /** The worker's thread writes until all is read, and reads nothing meanwhile. */
    @Test
    void anInterruptReachesAWorkerThatIsStillWritingOne() throws Exception {
        assertThat(control.dump(SHORT)).isEmpty();
        CountDownLatch interrupted = new CountDownLatch(1);
        Caller<Boolean> thread = Caller.of(() -> {
            boolean asked = read() == Control.DUMP;
            write(dump("x".repeat(Control.LONGEST_DUMP)));
            boolean told = read() == Control.INTERRUPT;
            interrupted.countDown();
            return asked && told;
        });
        int calls = 0;
        while (interrupted.getCount() > 0) {
            if (control.interrupt(1, 2, 3)) {
                calls++;
            }
            Thread.sleep(1);
        }
        assertThat(thread.result()).isTrue();
        assertThat(calls).isPositive();
    }

    @Test
    void whatIsNoDumpIsNone() throws Exception {
        Caller<Optional<String>> asked = Caller.of(() -> control.dump(LONG));
        assertThat(read()).isEqualTo(Control.DUMP);
        write(ByteBuffer.allocate(Integer.BYTES)
                .putInt(Control.LONGEST_DUMP + 1)
                .flip());
        assertThat(asked.result()).isEmpty();
        assertThat(control.dump(LONG)).isEmpty();
    }
}
