package dev.parallel.internal.transport;

import dev.parallel.spi.WireReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;

/** The parent's end of a log connection: bytes of a worker that nobody need trust. For one thread. */
public final class LogFeed implements Closeable {

    /** Takes what a worker sent, in its order. */
    public interface Sink {
        /** An entry. */
        void entry(LogEntry entry);

        /** Entries are missing here. */
        void dropped(long count);
    }

    private static final int LONGEST = LogFrame.HEAD + LogFrame.LONGEST;
    private static final int FIRST_SIZE = 8 << 10;

    private final SocketChannel channel;
    private ByteBuffer buffer = ByteBuffer.allocate(FIRST_SIZE);

    /**
     * Makes a feed.
     *
     * @param channel a connection that does not block
     */
    public LogFeed(SocketChannel channel) {
        this.channel = channel;
    }

    /** What a reader selects on. */
    public SelectableChannel channel() {
        return channel;
    }

    /**
     * Reads what is there, at most a buffer of it.
     *
     * @return false at the end
     * @throws ProtocolException if the worker sent what it must not; nothing further can be read
     */
    public boolean read(Sink sink) throws IOException, ProtocolException {
        int count = channel.read(buffer);
        buffer.flip();
        int length = nextLength();
        while (length >= 0) {
            give(length, sink);
            length = nextLength();
        }
        buffer.compact();
        if (!buffer.hasRemaining()) {
            buffer = ByteBuffer.allocate(Math.min(LONGEST, 4 * buffer.capacity()))
                    .put(buffer.flip());
        }
        return count >= 0;
    }

    /** The length of the next frame if all of it is there; else -1. Moves behind the length. */
    private int nextLength() throws ProtocolException {
        if (buffer.remaining() < LogFrame.HEAD) {
            return -1;
        }
        int length = buffer.getInt(buffer.position());
        if (length < 1 || length > LogFrame.LONGEST) {
            throw new ProtocolException("a log frame has 1 to " + LogFrame.LONGEST + " bytes, not " + length);
        }
        if (buffer.remaining() < LogFrame.HEAD + length) {
            return -1;
        }
        buffer.position(buffer.position() + LogFrame.HEAD);
        return length;
    }

    private void give(int length, Sink sink) throws ProtocolException {
        int start = buffer.position();
        byte kind = buffer.get();
        buffer.position(start + length);
        if (kind == LogFrame.ENTRY) {
            sink.entry(entry(start + 1, length - 1));
        } else if (kind == LogFrame.DROPPED && length == 1 + Long.BYTES) {
            sink.dropped(buffer.getLong(start + 1));
        } else {
            throw new ProtocolException("no log frame of kind " + kind + " has " + length + " bytes");
        }
    }

    private LogEntry entry(int offset, int length) throws ProtocolException {
        try {
            return LogFrame.read(new WireReader(buffer.array(), offset, length));
        } catch (RuntimeException e) {
            throw new ProtocolException("a log frame is no entry: " + e);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
