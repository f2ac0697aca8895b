package dev.parallel.internal.transport;

import dev.parallel.internal.memory.Segment;
import dev.parallel.internal.memory.SpillFile;
import dev.parallel.spi.WireBytes;
import dev.parallel.spi.WireReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Both ends of a link in one JVM, for tests that explore what two threads can see: the classes are the real ones, over one file
 * that is mapped twice, with real sockets as bells. The links are made once and used in turn, so that epochs rise and the
 * ring's ends go round and round.
 */
public final class Loopback {

    /** More than twice as many as there are states at a time: see {@code dev.parallel.bench.Explore}. */
    private static final int LINKS = 96;

    private static final Loopback[] ALL = new Loopback[LINKS];
    private static final AtomicInteger NEXT = new AtomicInteger();

    static {
        try {
            for (int i = 0; i < LINKS; i++) {
                ALL[i] = new Loopback();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no link for the exploration", e);
        }
    }

    public final Link parent;
    public final WorkerLink worker;
    final Segment parentSegment;
    final Segment workerSegment;
    private final SocketChannel workerBell;
    private final Selector parentSelector = Selector.open();
    private final TaskId task;
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(64);

    private Loopback() throws IOException {
        Path folder = Files.createTempDirectory("explore");
        Path words = folder.resolve("segment");
        Path requests = folder.resolve("requests");
        Path answers = folder.resolve("answers");
        Path door = folder.resolve("s");
        parentSegment = Segment.create(words, LinkLayout.SEGMENT_SIZE);
        workerSegment = Segment.open(words, LinkLayout.SEGMENT_SIZE);
        SocketChannel parentBell;
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(door));
            workerBell = SocketChannel.open(UnixDomainSocketAddress.of(door));
            parentBell = server.accept();
        }
        parent = new Link(
                parentSegment,
                new SpillFile(requests),
                new SpillFile(answers),
                parentBell,
                SocketChannel.open(StandardProtocolFamily.UNIX));
        worker = new WorkerLink(
                workerSegment,
                new SpillFile(requests),
                new SpillFile(answers),
                workerBell,
                new WorkerControl(SocketChannel.open(StandardProtocolFamily.UNIX)));
        parent.bell().channel().register(parentSelector, SelectionKey.OP_READ);
        for (Path file : new Path[] {words, requests, answers, door, folder}) {
            Files.delete(file);
        }
        task = parent.task("explored.Stub", "task");
        parent.taskKnown(task);
    }

    /** The next link, at rest: nothing to claim, nothing to drain, nobody parked, no byte on a bell. */
    public static Loopback next() {
        Loopback link = ALL[Math.floorMod(NEXT.getAndIncrement(), LINKS)];
        link.rest();
        return link;
    }

    private void rest() {
        for (int slot = 0; slot < Link.SLOTS; slot++) {
            parent.takeBack(slot, 0);
        }
        drain((slot, item, answer) -> {});
        parentSegment.setVolatile(LinkLayout.PARENT_PARKED, 0);
        parentSegment.setVolatile(LinkLayout.WORKER_PARKED, 0);
        ringsOfParent();
        ringsOfWorker();
    }

    /** Fills a slot with items that have one number each as their argument. */
    public void fill(int slot, long... arguments) {
        ByteBuffer content = ByteBuffer.allocate(arguments.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        long[] ends = new long[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            content.putLong(arguments[i]);
            ends[i] = content.position();
        }
        try {
            parent.fill(slot, new Request(task, new byte[0], WireBytes.of(content.array()), ends, 0, arguments.length));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public boolean claim() {
        return worker.claim();
    }

    /** The claimed item's argument. */
    public long argument() {
        WireReader in = worker.arguments();
        long argument = in.readLong();
        in.expectEnd();
        return argument;
    }

    /** Answers the claimed item with a number, again and again. */
    public void answer(long number, int times) {
        ByteBuffer content = ByteBuffer.allocate(times * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (content.hasRemaining()) {
            content.putLong(number);
        }
        try {
            if (!worker.answer(AnswerKind.VALUE, number, WireBytes.of(content.array()))) {
                throw new IllegalStateException("the parent is gone");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether an answer is what {@link #answer} wrote, from its first byte to its last. */
    public static boolean isWhole(Answer answer, long number, int times) {
        WireReader in = answer.reader();
        boolean whole = answer.nanos() == number && in.remaining() == (long) times * Long.BYTES;
        while (whole && in.remaining() > 0) {
            whole = in.readLong() == number;
        }
        return whole;
    }

    public int drain(Link.Sink sink) {
        try {
            return parent.drain(sink);
        } catch (ProtocolException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sleeps until the parent's bell rings. */
    void awaitBellOfParent() {
        try {
            parentSelector.select();
            parentSelector.selectedKeys().clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        parent.bell().hush();
    }

    /** How many bytes stand on the parent's bell; takes them off. */
    int ringsOfParent() {
        return rings((SocketChannel) parent.bell().channel());
    }

    /** How many bytes stand on the worker's bell; takes them off. */
    int ringsOfWorker() {
        return rings(workerBell);
    }

    private int rings(SocketChannel bell) {
        try {
            bytes.clear();
            return bell.read(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
