package dev.parallel.internal.transport;

import dev.parallel.internal.memory.Segment;
import dev.parallel.internal.memory.SpillFile;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.MessageDigest;

/** The worker's side of a start: opens what the parent offers, and proves who it is. */
public final class LinkAcceptance {

    private LinkAcceptance() {}

    /**
     * Takes a link up.
     *
     * @param folder the parent's folder
     * @param secret what came through standard input
     * @return the worker's end
     * @throws IOException if the folder is not what it should be, or the parent cannot prove that it knows the secret
     */
    public static WorkerLink accept(Path folder, byte[] secret) throws IOException {
        Segment segment = Segment.open(folder.resolve(LinkOffer.SEGMENT), LinkLayout.SEGMENT_SIZE);
        long magic = segment.getAcquire(LinkLayout.MAGIC_WORD);
        if (magic != LinkLayout.MAGIC) {
            throw new IOException(
                    "the segment's mark is " + Long.toHexString(magic) + ", not " + Long.toHexString(LinkLayout.MAGIC)
                            + ": the worker's class path has another version of parallel-runtime");
        }
        SpillFile requests = new SpillFile(folder.resolve(LinkOffer.REQUESTS));
        SpillFile answers = new SpillFile(folder.resolve(LinkOffer.ANSWERS));
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve(LinkOffer.SOCKET));
        SocketChannel bell = connect(address, LinkOffer.BELL, secret);
        SocketChannel control = connect(address, LinkOffer.CONTROL, secret);
        return new WorkerLink(segment, requests, answers, bell, new WorkerControl(control));
    }

    /**
     * Makes the connection for log records; after {@link #accept}.
     *
     * @param folder the parent's folder
     * @param secret what came through standard input
     * @return the worker's end
     * @throws IOException if the parent cannot prove that it knows the secret
     */
    public static LogSender acceptLogs(Path folder, byte[] secret) throws IOException {
        UnixDomainSocketAddress address = UnixDomainSocketAddress.of(folder.resolve(LinkOffer.SOCKET));
        return LogSender.start(connect(address, LinkOffer.LOGS, secret));
    }

    private static SocketChannel connect(UnixDomainSocketAddress address, byte role, byte[] secret) throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(address);
        ByteBuffer nonce = ByteBuffer.wrap(Proof.random(Proof.NONCE_SIZE));
        ByteBuffer hello = ByteBuffer.allocate(LinkOffer.HELLO_SIZE);
        hello.put(role)
                .put(nonce.duplicate())
                .put(Proof.of(secret, role, "worker", nonce))
                .flip();
        while (hello.hasRemaining()) {
            channel.write(hello);
        }
        ByteBuffer proof = ByteBuffer.allocate(Proof.SIZE);
        while (proof.hasRemaining()) {
            if (channel.read(proof) < 0) {
                throw new EOFException("the parent closed the connection before it proved that it knows the secret");
            }
        }
        if (!MessageDigest.isEqual(proof.array(), Proof.of(secret, role, "parent", nonce))) {
            channel.close();
            throw new IOException("whoever listens at " + address + " does not know the secret");
        }
        return channel;
    }
}
