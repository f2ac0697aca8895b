package dev.parallel.internal.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.parallel.internal.transport.LogEntry;
import dev.parallel.internal.transport.LogFeed;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a worker sends where its log records should be is its own loss only. */
@Timeout(60)
class LogReaderTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** A frame that says that seven records are missing. */
    private static final byte[] SEVEN_DROPPED = {0, 0, 0, 9, 2, 0, 0, 0, 0, 0, 0, 0, 7};

    @TempDir
    private Path folder;

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private LogReader reader;
    private int connections;

    @BeforeEach
    void start() {
        reader = LogReader.start("test", 800, new LogReader.Sink() {
            @Override
            public void entry(String worker, long pid, LogEntry entry) {
                told.add(worker + " entry");
            }

            @Override
            public void dropped(String worker, long pid, long count) {
                told.add(worker + " dropped " + count);
            }

            @Override
            public void broken(String worker, long pid, String why) {
                told.add(worker + " broken: " + why);
            }
        });
    }

    @AfterEach
    void end() throws InterruptedException {
        reader.end();
        reader.awaitEnd(SOON.toMillis());
    }

    /** A connection to the reader; this is the worker's end. */
    private SocketChannel connect(String worker) throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve("s" + connections++));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(address);
            SocketChannel end = SocketChannel.open(address);
            SocketChannel ours = server.accept();
            ours.configureBlocking(false);
            reader.add(worker, 1, new LogFeed(ours));
            return end;
        }
    }

    private void awaitTold(String start) {
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(2))
                .until(() -> List.copyOf(told).stream().anyMatch(line -> line.startsWith(start)));
    }

    private static void write(SocketChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, (64 << 10) + 1})
    void aLengthIsBoundedBeforeItIsUsed(int length) throws IOException {
        try (SocketChannel bad = connect("bad");
                SocketChannel good = connect("good")) {
            write(bad, ByteBuffer.allocate(4).putInt(length).array());
            awaitTold("bad broken");
            write(good, SEVEN_DROPPED);
            awaitTold("good dropped 7");
        }
        assertThat(told.get(0)).contains("65536", Integer.toString(length));
    }

    @Test
    void bytesMayComeOneByOne() throws IOException {
        try (SocketChannel slow = connect("slow")) {
            for (byte each : SEVEN_DROPPED) {
                write(slow, new byte[] {each});
            }
            write(slow, SEVEN_DROPPED);
            await().atMost(SOON).until(() -> told.size() == 2);
        }
        assertThat(told).containsOnly("slow dropped 7");
    }

    @Test
    void aConnectionThatEndsWithinAFrameIsNoFault() throws Exception {
        try (SocketChannel cut = connect("cut")) {
            write(cut, SEVEN_DROPPED);
            write(cut, new byte[] {0, 0, 1});
        }
        end();
        assertThat(told).containsExactly("cut dropped 7");
    }

    @Test
    void noBytesEndTheReader() throws Exception {
        Random random = new Random(4711);
        int workers = 300;
        for (int i = 0; i < workers; i++) {
            try (SocketChannel bad = connect("bad-" + i)) {
                byte[] bytes = new byte[6 + random.nextInt(2000)];
                random.nextBytes(bytes);
                if (i % 4 > 0) {
                    // A frame of a true length and a kind that is known, with nonsense in it.
                    ByteBuffer.wrap(bytes).putInt(bytes.length - 4).put((byte) 1);
                }
                write(bad, bytes);
                awaitTold("bad-" + i + " ");
            }
        }
        try (SocketChannel good = connect("good")) {
            write(good, SEVEN_DROPPED);
            awaitTold("good dropped 7");
        }
        assertThat(told).filteredOn(line -> line.contains("broken")).hasSizeGreaterThan(workers / 2);
    }
}
