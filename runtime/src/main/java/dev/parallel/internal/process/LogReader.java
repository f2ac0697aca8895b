package dev.parallel.internal.process;

import dev.parallel.internal.transport.LogEntry;
import dev.parallel.internal.transport.LogFeed;
import dev.parallel.internal.transport.ProtocolException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Reads the log connections of all workers of a pool, on a thread of its own, which alone runs the application's log handlers for
 * them. What one worker sends harms no other's. Thread-safe.
 */
public final class LogReader {

    /** Takes what workers logged; in order for each worker. */
    public interface Sink {
        /** An entry. */
        void entry(String worker, long pid, LogEntry entry);

        /** So many entries of a worker are missing at this place. */
        void dropped(String worker, long pid, long count);

        /** A worker sent what is no log entry; nothing further of it is read. */
        void broken(String worker, long pid, String why);
    }

    private final int level;
    private final Sink sink;
    private final Selector selector;
    private final Thread thread;
    private final Queue<Source> arriving = new ConcurrentLinkedQueue<>();
    private volatile boolean ending;
    private boolean sinkFailed;

    private LogReader(String pool, int level, Sink sink) throws IOException {
        this.level = level;
        this.sink = sink;
        selector = Selector.open();
        thread = new Thread(null, this::run, pool + "-logs", 0, false);
        thread.setDaemon(true);
    }

    /**
     * Starts a reader without workers.
     *
     * @param pool the pool's name, for the thread's
     * @param level the least level that workers are to send
     * @param sink is called by the reader's thread; what it throws is reported once to that thread's uncaught exception handler
     */
    public static LogReader start(String pool, int level, Sink sink) {
        try {
            LogReader reader = new LogReader(pool, level, sink);
            reader.thread.start();
            return reader;
        } catch (IOException e) {
            throw new UncheckedIOException("no selector for the logs of the pool " + pool, e);
        }
    }

    /** The least level that workers are to send. */
    int level() {
        return level;
    }

    void add(String worker, long pid, LogFeed feed) {
        arriving.add(new Source(worker, pid, feed));
        selector.wakeup();
    }

    /** Ends the thread once all connections have ended; there will be no other one. */
    public void end() {
        ending = true;
        selector.wakeup();
    }

    /**
     * Waits, after {@link #end}, until everything has been given to the sink; not at all on the reader's own thread.
     *
     * @param millis how long at most, at least 1
     */
    public void awaitEnd(long millis) throws InterruptedException {
        if (Thread.currentThread() != thread) {
            thread.join(millis);
        }
    }

    private void run() {
        try (selector) {
            try {
                readAll();
            } finally {
                // Only if this thread fails: what the workers have no reader for, they drop.
                for (SelectionKey key : selector.keys()) {
                    ((Source) key.attachment()).feed.close();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the logs of workers cannot be read any more", e);
        }
    }

    private void readAll() throws IOException {
        int open = 0;
        while (open > 0 || !ending || !arriving.isEmpty()) {
            for (Source source = arriving.poll(); source != null; source = arriving.poll()) {
                source.feed.channel().register(selector, SelectionKey.OP_READ, source);
                open++;
            }
            selector.select();
            for (SelectionKey key : selector.selectedKeys()) {
                if (!read((Source) key.attachment())) {
                    key.cancel();
                    open--;
                }
            }
            selector.selectedKeys().clear();
        }
    }

    /** False if nothing further can be read; the connection is closed then. */
    private boolean read(Source source) throws IOException {
        boolean open = false;
        try {
            open = source.feed.read(source);
        } catch (ProtocolException | RuntimeException | Error e) {
            give(() -> sink.broken(source.worker, source.pid, e.toString()));
        } catch (IOException e) {
            // A worker that was killed in the midst of a write, on some systems: its end.
            open = false;
        } finally {
            if (!open) {
                source.feed.close();
            }
        }
        return open;
    }

    /** The sink runs an application's handlers: nothing that they throw may keep the others from being called. */
    private void give(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error e) {
            if (!sinkFailed) {
                sinkFailed = true;
                thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
            }
        }
    }

    /** One worker's connection. */
    private final class Source implements LogFeed.Sink {

        private final String worker;
        private final long pid;
        private final LogFeed feed;

        Source(String worker, long pid, LogFeed feed) {
            this.worker = worker;
            this.pid = pid;
            this.feed = feed;
        }

        @Override
        public void entry(LogEntry entry) {
            give(() -> sink.entry(worker, pid, entry));
        }

        @Override
        public void dropped(long count) {
            give(() -> sink.dropped(worker, pid, count));
        }
    }
}
