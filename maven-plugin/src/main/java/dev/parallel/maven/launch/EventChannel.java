package dev.parallel.maven.launch;

import dev.parallel.maven.protocol.Event;
import dev.parallel.maven.protocol.EventCodec;
import dev.parallel.maven.protocol.JobConfig.Channel;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;

/**
 * The end of the event channel in Maven's JVM. An interrupt of a thread that waits ends the channel with a {@link
 * java.nio.channels.ClosedByInterruptException}; a plain socket would wait on.
 */
final class EventChannel implements Closeable {

    private static final int TOKEN_TIMEOUT_MILLIS = 5_000;

    private final ServerSocketChannel server;
    private final String token = UUID.randomUUID().toString();
    private SocketChannel driver;
    private DataInputStream in;

    private EventChannel(ServerSocketChannel server) {
        this.server = server;
    }

    static EventChannel open() throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open();
        return new EventChannel(server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
    }

    Channel address() {
        return new Channel(
                server.socket().getInetAddress().getHostAddress(),
                server.socket().getLocalPort(),
                token);
    }

    /**
     * Waits for the driver; turns away whoever does not know the token.
     *
     * @return false if {@link #stopWaiting} was called first
     */
    boolean await() throws IOException {
        while (true) {
            SocketChannel caller;
            try {
                caller = server.accept();
            } catch (ClosedByInterruptException e) {
                throw e;
            } catch (ClosedChannelException e) {
                return false;
            }
            Socket socket = caller.socket();
            DataInputStream stream = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            if (knowsToken(socket, stream)) {
                driver = caller;
                in = stream;
                return true;
            }
            caller.close();
        }
    }

    private boolean knowsToken(Socket socket, DataInputStream stream) throws IOException {
        socket.setSoTimeout(TOKEN_TIMEOUT_MILLIS);
        try {
            byte[] said = stream.readUTF().getBytes(StandardCharsets.UTF_8);
            socket.setSoTimeout(0);
            return MessageDigest.isEqual(said, token.getBytes(StandardCharsets.UTF_8));
        } catch (ClosedByInterruptException e) {
            throw e;
        } catch (IOException e) {
            // It is gone, says nothing, or what is no text.
            return false;
        }
    }

    /** Ends {@link #await}: no driver will come. */
    void stopWaiting() throws IOException {
        server.close();
    }

    /**
     * Reads the next event.
     *
     * @return empty if the driver is gone
     * @throws ProtocolException if what comes is no event
     * @throws ClosedByInterruptException if the thread is interrupted
     */
    Optional<Event> next() throws IOException {
        return next(in);
    }

    static Optional<Event> next(DataInputStream in) throws IOException {
        try {
            return Optional.of(EventCodec.read(in));
        } catch (ClosedByInterruptException | ProtocolException e) {
            throw e;
        } catch (IOException e) {
            // A connection that breaks has no type of its own on every system.
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (driver != null) {
            driver.close();
        }
    }
}
