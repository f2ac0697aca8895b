package dev.parallel.maven.launch;

import dev.parallel.maven.protocol.Event;
import dev.parallel.maven.protocol.EventCodec;
import dev.parallel.maven.protocol.JobConfig.Channel;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.UUID;

/** The end of the event channel in Maven's JVM. */
final class EventChannel implements Closeable {

    private static final int TOKEN_TIMEOUT_MILLIS = 5_000;

    private final ServerSocket server;
    private final String token = UUID.randomUUID().toString();
    private Socket driver;
    private DataInputStream in;

    private EventChannel(ServerSocket server) {
        this.server = server;
    }

    static EventChannel open() throws IOException {
        return new EventChannel(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()));
    }

    Channel address() {
        return new Channel(server.getLocalPort(), token);
    }

    /**
     * Waits for the driver; turns away whoever does not know the token.
     *
     * @return false if {@link #stopWaiting} was called first
     */
    boolean await() throws IOException {
        while (true) {
            Socket socket;
            try {
                socket = server.accept();
            } catch (SocketException e) {
                if (server.isClosed()) {
                    return false;
                }
                throw e;
            }
            DataInputStream stream = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            if (knowsToken(socket, stream)) {
                driver = socket;
                in = stream;
                return true;
            }
            socket.close();
        }
    }

    private boolean knowsToken(Socket socket, DataInputStream stream) throws IOException {
        socket.setSoTimeout(TOKEN_TIMEOUT_MILLIS);
        try {
            byte[] said = stream.readUTF().getBytes(StandardCharsets.UTF_8);
            socket.setSoTimeout(0);
            return MessageDigest.isEqual(said, token.getBytes(StandardCharsets.UTF_8));
        } catch (EOFException | SocketException | SocketTimeoutException | java.io.UTFDataFormatException e) {
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
     */
    Optional<Event> next() throws IOException {
        try {
            return Optional.of(EventCodec.read(in));
        } catch (EOFException | SocketException e) {
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
