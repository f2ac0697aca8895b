package dev.parallel.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps what a logger of this JVM publishes, and can hold it up. Thread-safe. */
public final class RecordedLogs extends Handler {

    private final Logger logger;
    private final List<LogRecord> records = new ArrayList<>();
    private final CountDownLatch open;

    /**
     * Listens to a logger.
     *
     * @param name the logger's name
     * @param held whether its handler holds the thread that logs until {@link #release}
     */
    public RecordedLogs(String name, boolean held) {
        logger = Logger.getLogger(name);
        open = new CountDownLatch(held ? 1 : 0);
        logger.setLevel(Level.ALL);
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    /** Lets all records pass. */
    public void release() {
        open.countDown();
    }

    /** What has been published, in its order. */
    public synchronized List<LogRecord> records() {
        return List.copyOf(records);
    }

    public List<String> messages() {
        return records().stream().map(LogRecord::getMessage).toList();
    }

    @Override
    public void publish(LogRecord record) {
        try {
            open.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        synchronized (this) {
            records.add(record);
        }
    }

    @Override
    public void flush() {
        // Nothing waits.
    }

    /** Ends listening. */
    @Override
    public void close() {
        release();
        logger.removeHandler(this);
    }
}
