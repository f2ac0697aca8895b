package dev.parallel.internal.transport;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** The worker's end of the control connection; for a thread of its own, which blocks here. */
public final class WorkerControl {

    /** What the parent may ask for. */
    public interface Requests {
        /** Makes a thread dump. */
        String dump();

        /**
         * Interrupts a call, if it still runs.
         *
         * @param call as {@link WorkerLink#call} names it
         */
        default void interrupt(long call) {
            throw new UnsupportedOperationException("nothing that runs here has a soft limit");
        }
    }

    /** How long the connection is not looked at while this process ends. */
    private static final long ENDING_PAUSE_NANOS = 20_000_000;

    private final SocketChannel channel;
    private final Object selecting = new Object();
    /** What {@link #serveUntilParentEnds} waits at; guarded by the object above. */
    private Selector selector;

    private boolean ending;

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
            } else if (code == Control.INTERRUPT) {
                requests.interrupt(readLong());
            }
        }
    }

    private long readLong() throws IOException {
        ByteBuffer word = ByteBuffer.allocate(Long.BYTES);
        while (word.hasRemaining()) {
            if (channel.read(word) < 0) {
                throw new EOFException("the control connection ended within a message");
            }
        }
        return word.getLong(0);
    }

    /**
     * Serves requests until the parent has ended or closed the connection. The thread is in native code only as long as this process
     * does not end: a JVM that exits would wait for it.
     *
     * @throws IOException if the connection breaks, which it does when the parent ends
     */
    public void serveUntilParentEnds(Requests requests) throws IOException {
        ByteBuffer message = ByteBuffer.allocate(1);
        channel.configureBlocking(false);
        try (Selector bell = Selector.open()) {
            channel.register(bell, SelectionKey.OP_READ);
            synchronized (selecting) {
                selector = bell;
            }
            int count = channel.read(message);
            while (count >= 0) {
                if (count == 0) {
                    awaitMessage(bell);
                } else if (message.flip().get() == Control.DUMP) {
                    sendDump(requests.dump());
                }
                message.clear();
                count = channel.read(message);
            }
        }
    }

    private void awaitMessage(Selector bell) throws IOException {
        if (isEnding()) {
            LockSupport.parkNanos(this, ENDING_PAUSE_NANOS);
        } else {
            bell.select();
            bell.selectedKeys().clear();
        }
    }

    private boolean isEnding() {
        synchronized (selecting) {
            return ending;
        }
    }

    /** Says that this process ends: {@link #serveUntilParentEnds} goes on, but never stays in native code. Any thread. */
    public void processEnds() {
        synchronized (selecting) {
            ending = true;
            if (selector != null) {
                selector.wakeup();
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
            if (channel.write(answer) == 0) {
                Thread.onSpinWait();
            }
        }
    }
}
