package dev.parallel.testing;

import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** A handler that throws at whoever logs, as one may whose disk is full. */
public final class FailingLogs extends Handler implements AutoCloseable {

    private final Logger logger;

    /** Listens to the logger of a class. */
    public FailingLogs(String type) {
        logger = Logger.getLogger(type);
        logger.setUseParentHandlers(false);
        logger.addHandler(this);
    }

    @Override
    public void publish(LogRecord record) {
        throw new IllegalStateException("on purpose: a handler that cannot publish");
    }

    @Override
    public void flush() {
        // Nothing waits.
    }

    /** Ends listening. */
    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
