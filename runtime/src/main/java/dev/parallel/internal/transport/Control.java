package dev.parallel.internal.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The parent's end of the control connection. Dumps are asked for by one thread at a time, interrupts by any. */
public final class Control {

    /** Asks for a thread dump; the answer is its length and its text in UTF-8. */
    static final byte DUMP = 1;

    /** Asks for an interrupt of one call; eight bytes follow that name it. */
    static final byte INTERRUPT = 2;

    /** The most bytes of a dump. */
    static final int LONGEST_DUMP = 1 << 20;

    private final SocketChannel channel;
    /** Held by whoever reads. */
    private final ReentrantLock reading = new ReentrantLock();
    /** A dump that was asked for and has not been read to its end, perhaps since it came too late; null: none. */
    private DumpReply due;
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
        makeRoom();
        ByteBuffer message = ByteBuffer.allocate(1 + Long.BYTES);
        return send(message.put(INTERRUPT).putLong(CallId.of(slot, epoch, item)).flip());
    }

    /**
     * The worker's thread may still be writing a dump that nobody waits for any more: until it is rid of that it reads nothing. What
     * cannot be read stays due, and whoever asks for the next dump meets the same.
     */
    private void makeRoom() {
        if (reading.tryLock()) {
            try {
                if (due != null && due.readFrom(channel)) {
                    due = null;
                }
            } catch (IOException e) {
                return;
            } finally {
                reading.unlock();
            }
        }
    }

    /**
     * Asks for a thread dump.
     *
     * @param limit how long to wait
     * @return the dump; empty if the worker did not give one in time
     */
    public Optional<String> dump(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        reading.lock();
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            // One that came too late for an earlier question is no answer to this one.
            if (!awaitDue(selector, deadline) || !send(ByteBuffer.wrap(new byte[] {DUMP}))) {
                return Optional.empty();
            }
            DumpReply asked = new DumpReply();
            due = asked;
            return awaitDue(selector, deadline) ? Optional.of(asked.text()) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } finally {
            reading.unlock();
        }
    }

    /** Reads what is due, if anything is; false if that has not come by the deadline. */
    private boolean awaitDue(Selector selector, long deadline) throws IOException {
        while (due != null && !due.readFrom(channel)) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            selector.select(Math.max(1, left / 1_000_000));
            selector.selectedKeys().clear();
        }
        due = null;
        return true;
    }

    void close() throws IOException {
        channel.close();
    }
}
