package dev.parallel.internal.worker;

import dev.parallel.internal.transport.FailureCodec;
import dev.parallel.internal.transport.LogEntry;
import dev.parallel.internal.transport.LogSender;
import java.time.Duration;
import java.util.logging.ConsoleHandler;
import java.util.logging.ErrorManager;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Sends what this worker logs to the parent. Loaded only if the parent asked for it: an image may be without java.logging. */
final class LogForwarding extends Handler {

    /** An exit waits so long for a parent that is slow to read. */
    private static final Duration FLUSH_LIMIT = Duration.ofSeconds(2);

    private static final Formatter MESSAGES = new Formatter() {
        @Override
        public String format(LogRecord record) {
            return formatMessage(record);
        }
    };

    private final LogSender sender;

    private LogForwarding(LogSender sender) {
        this.sender = sender;
    }

    /**
     * Adds a handler to the root logger, which lets records of the level pass. Handlers of the console are removed, since the parent
     * is to show the same records.
     *
     * @param sender where they go
     * @param least the number of the least level
     */
    static void start(LogSender sender, int least) {
        Level level = Level.parse(Integer.toString(least));
        LogForwarding handler = new LogForwarding(sender);
        handler.setLevel(level);
        Logger root = Logger.getLogger("");
        for (Handler other : root.getHandlers()) {
            if (other instanceof ConsoleHandler) {
                root.removeHandler(other);
            }
        }
        root.addHandler(handler);
        if (root.getLevel() == null || root.getLevel().intValue() > least) {
            root.setLevel(level);
        }
    }

    /** Sends a record. What its own code throws, as that of a message's parameters, is not thrown at who logs. */
    @Override
    public void publish(LogRecord record) {
        if (isLoggable(record)) {
            try {
                send(record);
            } catch (RuntimeException e) {
                reportError(null, e, ErrorManager.FORMAT_FAILURE);
            }
        }
    }

    private void send(LogRecord record) {
        sender.send(new LogEntry(
                record.getLevel().intValue(),
                record.getLevel().getName(),
                record.getLoggerName(),
                MESSAGES.format(record),
                record.getInstant(),
                record.getLongThreadID(),
                Thread.currentThread().getName(),
                record.getSourceClassName(),
                record.getSourceMethodName(),
                FailureCodec.describe(record.getThrown())));
    }

    /** Nothing waits here but what the parent is slow to read. */
    @Override
    public void flush() {
        sender.flush(FLUSH_LIMIT);
    }

    /** Called when this worker exits, and by a task that resets the log manager. */
    @Override
    public void close() {
        flush();
    }
}
