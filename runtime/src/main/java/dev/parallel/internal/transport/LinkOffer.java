package dev.parallel.internal.transport;

import dev.parallel.internal.memory.PrivateFolder;
import dev.parallel.internal.memory.Segment;
import dev.parallel.internal.memory.SpillFile;
import java.io.Closeable;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * The parent's side of a start: a folder with everything that the worker opens, and a socket at which it proves who it is.
 * After the worker has connected, or failed to, nothing of it remains. Not thread-safe, but for {@link #wakeUp}.
 */
public final class LinkOffer implements AutoCloseable {

    static final String SEGMENT = "segment";
    static final String REQUESTS = "requests";
    static final String ANSWERS = "answers";
    static final String SOCKET = "s";

    static final byte BELL = 1;
    static final byte CONTROL = 2;
    static final byte LOGS = 3;

    /** How often it is asked whether the worker is alive and still wanted. */
    private static final long LOOK_MILLIS = 100;

    static final int HELLO_SIZE = 1 + Proof.NONCE_SIZE + Proof.SIZE;

    private final PrivateFolder folder;
    private final byte[] secret = Proof.random(Proof.SECRET_SIZE);
    private final Segment segment;
    private final SpillFile requestFile;
    private final SpillFile answerFile;
    private final ServerSocketChannel server;
    private final Selector selector;
    private SocketChannel bell;
    private SocketChannel control;
    private SocketChannel logs;
    private boolean wantsLogs;
    /** What is closed with the offer: all that no link has taken over. */
    private final Deque<Closeable> opened = new ArrayDeque<>();

    private LinkOffer(PrivateFolder folder) throws IOException {
        this.folder = folder;
        try {
            segment = opened(Segment.create(folder.file(SEGMENT), LinkLayout.SEGMENT_SIZE));
            Link.initialise(segment);
            requestFile = opened(new SpillFile(folder.file(REQUESTS)));
            answerFile = opened(new SpillFile(folder.file(ANSWERS)));
            server = opened(ServerSocketChannel.open(StandardProtocolFamily.UNIX));
            server.bind(UnixDomainSocketAddress.of(folder.file(SOCKET)));
            server.configureBlocking(false);
            selector = opened(Selector.open());
            server.register(selector, SelectionKey.OP_ACCEPT);
        } catch (UnsupportedOperationException e) {
            close();
            throw new IOException("this system has no Unix domain sockets: " + e.getMessage(), e);
        } catch (IOException | RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    private <C extends Closeable> C opened(C resource) {
        opened.push(resource);
        return resource;
    }

    /**
     * Makes an offer in the first place that has room for it.
     *
     * @param beforeMade is told of each folder before it is made
     * @param whenRemoved is told of it when it has been removed
     * @return the offer
     * @throws IOException if no place has, with one suppressed exception for each other place
     */
    public static LinkOffer make(Consumer<Path> beforeMade, Consumer<Path> whenRemoved) throws IOException {
        IOException failure = null;
        for (Path place : PrivateFolder.places()) {
            PrivateFolder folder = null;
            try {
                folder = PrivateFolder.in(place, beforeMade, whenRemoved);
                return new LinkOffer(folder);
            } catch (IOException e) {
                IOException told = new IOException(
                        "no room for a worker's link (" + LinkLayout.SEGMENT_SIZE + " bytes) in " + place + ": "
                                + e.getMessage(),
                        e);
                if (folder != null) {
                    folder.close();
                }
                if (failure != null) {
                    told.addSuppressed(failure);
                }
                failure = told;
            }
        }
        throw failure;
    }

    /** The folder, for the worker. */
    public Path folder() {
        return folder.path();
    }

    /** What the worker must know, and nobody else. */
    public byte[] secret() {
        return secret.clone();
    }

    /** Makes {@link #awaitWorker} look whether the worker still lives; any thread. */
    public void wakeUp() {
        selector.wakeup();
    }

    /**
     * Waits until the worker has made its connections and proved that it knows the secret. Whoever cannot is sent away.
     *
     * @param limit how long to wait
     * @param withLogs whether the worker has been asked for its log records, too
     * @param alive whether the worker still lives
     * @return the link, or null if the worker has ended or the limit has passed
     */
    public Link awaitWorker(Duration limit, boolean withLogs, BooleanSupplier alive) throws IOException {
        wantsLogs = withLogs;
        long left = limit.toNanos();
        while (bell == null || control == null || wantsLogs && logs == null) {
            if (left <= 0 || !alive.getAsBoolean()) {
                return null;
            }
            long look = System.nanoTime();
            selector.select(Math.max(1, Math.min(LOOK_MILLIS, left / 1_000_000)));
            // No more than a look: while a machine stands still, the worker does, too.
            left -= Math.min(System.nanoTime() - look, LOOK_MILLIS * 1_000_000);
            for (SelectionKey key : selector.selectedKeys()) {
                if (key.isValid() && key.isAcceptable()) {
                    accept();
                } else if (key.isValid() && key.isReadable()) {
                    readHello(key);
                }
            }
            selector.selectedKeys().clear();
        }
        opened.removeAll(List.of(segment, requestFile, answerFile, bell, control));
        return new Link(segment, requestFile, answerFile, bell, control);
    }

    /**
     * Hands over the connection for log records; once, after the link, if they were asked for.
     *
     * @return the parent's end of it, of the caller from now on
     */
    public LogFeed takeLogs() {
        opened.remove(logs);
        return new LogFeed(logs);
    }

    private void accept() throws IOException {
        SocketChannel channel = server.accept();
        if (channel != null) {
            opened(channel).configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(HELLO_SIZE));
        }
    }

    private void readHello(SelectionKey key) throws IOException {
        SocketChannel channel = (SocketChannel) key.channel();
        ByteBuffer hello = (ByteBuffer) key.attachment();
        int count;
        try {
            count = channel.read(hello);
        } catch (IOException e) {
            count = -1;
        }
        if (count < 0) {
            channel.close();
        } else if (!hello.hasRemaining()) {
            key.cancel();
            welcome(channel, hello);
        }
    }

    private void welcome(SocketChannel channel, ByteBuffer hello) throws IOException {
        byte role = hello.get(0);
        ByteBuffer nonce = hello.slice(1, Proof.NONCE_SIZE);
        byte[] proof = new byte[Proof.SIZE];
        hello.get(1 + Proof.NONCE_SIZE, proof);
        boolean expected = role == BELL && bell == null
                || role == CONTROL && control == null
                || role == LOGS && wantsLogs && logs == null;
        if (!expected || !MessageDigest.isEqual(proof, Proof.of(secret, role, "worker", nonce))) {
            channel.close();
            return;
        }
        channel.write(ByteBuffer.wrap(Proof.of(secret, role, "parent", nonce)));
        if (role == BELL) {
            bell = channel;
        } else if (role == CONTROL) {
            control = channel;
        } else {
            logs = channel;
        }
    }

    /** Removes everything that has a name, and closes what no link has taken over. Idempotent. */
    @Override
    public void close() throws IOException {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
        folder.close();
    }
}
