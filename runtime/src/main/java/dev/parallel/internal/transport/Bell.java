package dev.parallel.internal.transport;

import dev.parallel.internal.memory.Segment;
import java.io.IOException;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SocketChannel;

/**
 * One end of the socket that wakes the other side. A byte on it means "look again" and nothing else. The channel is
 * non-blocking, since a blocking operation would be closed by {@link Thread#interrupt}.
 */
public final class Bell {

    private static final int MOST_READS = 16;

    private final SocketChannel channel;
    private final ByteBuffer stroke = ByteBuffer.allocateDirect(1);
    private final ByteBuffer heard = ByteBuffer.allocateDirect(64);

    Bell(SocketChannel channel) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
    }

    /** What a waiter selects on. */
    public SelectableChannel channel() {
        return channel;
    }

    /**
     * The sender's half of parking: call it after a release store that the other side may be waiting for.
     *
     * @param parkedWord where the other side says that it has parked
     * @return whether it had, and was rung for
     */
    boolean ringIfParked(Segment segment, int parkedWord) {
        // Between our release store and this load, paired with the volatile store of the word and the second look of
        // the one who
        // parks: without it both could miss the other, and he would sleep on what is already there.
        VarHandle.fullFence();
        boolean parked = segment.getAcquire(parkedWord) == 1 && segment.compareAndSet(parkedWord, 1, 0);
        if (parked) {
            ring();
        }
        return parked;
    }

    /** As above, but only if the worker is in the given phase: others do not wait for what has been published. */
    void ringIfParked(Segment segment, int parkedWord, Phase phase) {
        VarHandle.fullFence();
        if (segment.getAcquire(parkedWord) == 1
                && Phase.of(segment.getAcquire(LinkLayout.PHASE)) == phase
                && segment.compareAndSet(parkedWord, 1, 0)) {
            ring();
        }
    }

    private synchronized void ring() {
        stroke.clear();
        try {
            // Nothing is written if the buffer is full: then the other side has bytes to wake up from.
            channel.write(stroke);
        } catch (IOException e) {
            // The other side is gone. Its exit is what tells, here as everywhere.
            close();
        }
    }

    /**
     * Takes all bytes out.
     *
     * @return false if the other side has closed the connection
     */
    public boolean hush() {
        try {
            // A worker that rings without end is heard again at the next wait; it must not keep anybody here.
            int count = heard.capacity();
            for (int i = 0; i < MOST_READS && count == heard.capacity(); i++) {
                heard.clear();
                count = channel.read(heard);
            }
            return count >= 0;
        } catch (ClosedChannelException e) {
            return false;
        } catch (IOException e) {
            close();
            return false;
        }
    }

    /** Closes this end; idempotent. */
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("a local socket could not be closed", e);
        }
    }
}
