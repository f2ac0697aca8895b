package dev.parallel.maven.driver;

import dev.parallel.maven.protocol.Event;
import dev.parallel.maven.protocol.EventCodec;
import dev.parallel.maven.protocol.JobConfig.Channel;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;

/** Sends events to Maven. Thread-safe. */
final class EventSender implements Closeable {

    private final Socket socket;
    private final DataOutputStream out;

    private EventSender(Socket socket) throws IOException {
        this.socket = socket;
        out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    }

    static EventSender connect(Channel channel) throws IOException {
        EventSender sender = new EventSender(new Socket(channel.host(), channel.port()));
        sender.out.writeUTF(channel.token());
        sender.out.flush();
        return sender;
    }

    /**
     * Sends an event.
     *
     * @throws UncheckedIOException if Maven is gone
     */
    synchronized void send(Event event) {
        try {
            EventCodec.write(event, out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("Maven no longer listens", e);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
