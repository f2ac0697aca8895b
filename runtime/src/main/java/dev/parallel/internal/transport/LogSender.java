package dev.parallel.internal.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The worker's end of a log connection. An entry is written by the thread that logs it, so that it has left this process when the
 * logging call returns, whatever becomes of the process then. Only what the connection has no room for waits in a bounded queue,
 * which a thread of its own empties; what that has no room for either is dropped and counted. Thread-safe.
 */
public final class LogSender {

    /** The most bytes in the queue. */
    private static final int MOST_QUEUED = 1 << 20;

    private static final int MOST_AT_ONCE = 64;

    private final SocketChannel channel;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition backlog = lock.newCondition();
    private final Condition sent = lock.newCondition();
    private final ArrayDeque<ByteBuffer> queue = new ArrayDeque<>();
    private int queued;
    private long dropped;
    private boolean broken;

    private LogSender(SocketChannel channel) throws IOException {
        // Not blocking: an interrupt would close it, and a parent that does not read would stop the task.
        channel.configureBlocking(false);
        this.channel = channel;
    }

    static LogSender start(SocketChannel channel) throws IOException {
        LogSender sender = new LogSender(channel);
        new WorkerThread(sender::serve, "parallel-logs").start();
        return sender;
    }

    /** Sends an entry, or drops it. Never waits for the parent. */
    public void send(LogEntry entry) {
        ByteBuffer frame = LogFrame.of(entry);
        lock.lock();
        try {
            if (broken) {
                return;
            }
            boolean idle = queue.isEmpty();
            if (frame == null || queued + frame.remaining() > MOST_QUEUED) {
                dropped++;
            } else {
                addDropped();
                add(frame);
            }
            if (idle) {
                write();
            }
        } finally {
            try {
                // Whatever was thrown meanwhile, as on a stack that is full: nobody else sees to what stands in the
                // queue.
                if (!queue.isEmpty()) {
                    backlog.signal();
                }
            } finally {
                lock.unlock();
            }
        }
    }

    private void add(ByteBuffer frame) {
        queued += frame.remaining();
        queue.add(frame);
    }

    /** Says, at the place where they are missing, how many entries were dropped. */
    private void addDropped() {
        if (dropped > 0) {
            add(LogFrame.ofDropped(dropped));
            dropped = 0;
        }
    }

    /** Writes as much as there is room for. Lock held. */
    private void write() {
        try {
            boolean room = true;
            while (room) {
                if (queue.isEmpty()) {
                    addDropped();
                }
                if (queue.isEmpty()) {
                    sent.signalAll();
                    return;
                }
                ByteBuffer[] next = queue.stream().limit(MOST_AT_ONCE).toArray(ByteBuffer[]::new);
                long count = channel.write(next);
                queued -= (int) count;
                while (!queue.isEmpty() && !queue.peek().hasRemaining()) {
                    queue.remove();
                }
                room = count > 0;
            }
        } catch (IOException e) {
            // The parent is gone, or reads no more of this worker's: there is nobody to tell.
            broken = true;
            queue.clear();
            sent.signalAll();
        }
    }

    /** Writes what is left over, when there is room for it again. */
    private void serve() {
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_WRITE);
            while (awaitBacklog()) {
                selector.select();
                selector.selectedKeys().clear();
                lock.lock();
                try {
                    write();
                } finally {
                    lock.unlock();
                }
            }
        } catch (IOException e) {
            System.err.println("This worker cannot wait for room for its log records; some may be late: " + e);
        }
    }

    /** False if the connection is broken. */
    private boolean awaitBacklog() {
        lock.lock();
        try {
            while (queue.isEmpty() && !broken) {
                backlog.awaitUninterruptibly();
            }
            return !broken;
        } finally {
            lock.unlock();
        }
    }

    /** Waits until everything has been written, at most for a limit. */
    public void flush(Duration limit) {
        lock.lock();
        try {
            long left = limit.toNanos();
            while (!queue.isEmpty() && left > 0) {
                left = sent.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            lock.unlock();
        }
    }
}
