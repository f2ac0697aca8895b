package dev.parallel.internal.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** The parent's end of the control connection. Dumps are asked for by one thread at a time, interrupts by any. */
public final class Control {

    /** Asks for a thread dump; the answer is its length and its text in UTF-8. */
    static final byte DUMP = 1;

    /** Asks for an interrupt of one call; eight bytes follow that name it. */
    static final byte INTERRUPT = 2;

    /** More of a dump is not read. */
    static final int LONGEST_DUMP = 1 << 20;

    private final SocketChannel channel;
    /** Set when a message went out in part: the next one would be misread. */
    private boolean broken;

    Control(SocketChannel channel) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
    }

    private synchronized boolean send(ByteBuffer message) {
        try {
            int written = broken ? 0 : channel.write(message);
            broken |= written > 0 && message.hasRemaining();
            return !broken && written > 0;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Asks for an interrupt of the thread that runs an item, if it still runs it.
     *
     * @param slot the slot of its request
     * @param epoch which filling of the slot
     * @param item the item, counted from the request's first one
     * @return false if the worker takes no messages
     */
    public boolean interrupt(int slot, int epoch, int item) {
        ByteBuffer message = ByteBuffer.allocate(1 + Long.BYTES);
        return send(message.put(INTERRUPT).putLong(CallId.of(slot, epoch, item)).flip());
    }

    /**
     * Asks for a thread dump.
     *
     * @param limit how long to wait
     * @return the dump; empty if the worker did not give one in time
     */
    public Optional<String> dump(Duration limit) {
        if (!send(ByteBuffer.wrap(new byte[] {DUMP}))) {
            return Optional.empty();
        }
        long deadline = System.nanoTime() + limit.toNanos();
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            ByteBuffer length = ByteBuffer.allocate(Integer.BYTES);
            if (!read(selector, length, deadline)) {
                return Optional.empty();
            }
            int size = length.getInt(0);
            if (size < 0 || size > LONGEST_DUMP) {
                return Optional.empty();
            }
            ByteBuffer text = ByteBuffer.allocate(size);
            if (!read(selector, text, deadline)) {
                return Optional.empty();
            }
            return Optional.of(new String(text.array(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private boolean read(Selector selector, ByteBuffer target, long deadline) throws IOException {
        while (target.hasRemaining()) {
            int count = channel.read(target);
            if (count < 0) {
                return false;
            }
            if (count == 0) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                selector.select(Math.max(1, left / 1_000_000));
                selector.selectedKeys().clear();
            }
        }
        return true;
    }

    void close() throws IOException {
        channel.close();
    }
}
