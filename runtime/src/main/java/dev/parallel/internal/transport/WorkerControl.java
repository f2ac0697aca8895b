package dev.parallel.internal.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The worker's end of the control connection; for a thread of its own, which blocks here. */
public final class WorkerControl {

    /** What the parent may ask for. */
    public interface Requests {
        /** Makes a thread dump. */
        String dump();
    }

    private final SocketChannel channel;

    WorkerControl(SocketChannel channel) {
        this.channel = channel;
    }

    /**
     * Serves requests until the parent closes the connection.
     *
     * @throws IOException if it breaks
     */
    public void serve(Requests requests) throws IOException {
        ByteBuffer message = ByteBuffer.allocate(1);
        while (channel.read(message) > 0) {
            byte code = message.get(0);
            message.clear();
            if (code == Control.DUMP) {
                sendDump(requests.dump());
            }
        }
    }

    /** Ends {@link #serve}; any thread. */
    public void close() throws IOException {
        channel.close();
    }

    private void sendDump(String dump) throws IOException {
        byte[] text = dump.getBytes(StandardCharsets.UTF_8);
        byte[] sent = text.length > Control.LONGEST_DUMP ? Arrays.copyOf(text, Control.LONGEST_DUMP) : text;
        ByteBuffer answer = ByteBuffer.allocate(Integer.BYTES + sent.length);
        answer.putInt(sent.length).put(sent).flip();
        while (answer.hasRemaining()) {
            channel.write(answer);
        }
    }
}
