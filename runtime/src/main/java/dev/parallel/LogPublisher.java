package dev.parallel;

import dev.parallel.internal.process.LogReader;
import dev.parallel.internal.transport.LogEntry;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Gives what workers logged to the loggers of this JVM. For the thread that reads it. */
final class LogPublisher implements LogReader.Sink {

    /** From high to low. */
    private static final List<Level> STANDARD = List.of(
            Level.OFF,
            Level.SEVERE,
            Level.WARNING,
            Level.INFO,
            Level.CONFIG,
            Level.FINE,
            Level.FINER,
            Level.FINEST,
            Level.ALL);

    private static final String OWN_LOGGER = WorkerLogs.class.getName();

    /** A name of a logger stays for ever, and costs the square of its parts: a worker must not make any number of them. */
    private static final int MOST_NAMES = 10_000;

    private static final int LONGEST_NAME = 256;

    /** Names that were made for workers. Kept, since a logger that nobody holds is collected, and made again for its next record. */
    private static final Set<String> NAMES = ConcurrentHashMap.newKeySet();

    @Override
    public void entry(String worker, long pid, LogEntry entry) {
        publish(new WorkerLogRecord(level(entry), entry, worker, pid));
    }

    @Override
    public void dropped(String worker, long pid, long count) {
        WorkerLogRecord record = own(
                count + " log records of " + worker + ", pid " + pid
                        + ", were dropped here: it logged faster than the handlers of this JVM take records",
                worker,
                pid);
        record.setParameters(new Object[] {count});
        publish(record);
    }

    @Override
    public void broken(String worker, long pid, String why) {
        publish(own(
                "the log records of " + worker + ", pid " + pid + ", cannot be read any more: " + why, worker, pid));
    }

    private static WorkerLogRecord own(String message, String worker, long pid) {
        WorkerLogRecord record = new WorkerLogRecord(
                Level.WARNING, message, worker, pid, Thread.currentThread().getName());
        record.setLoggerName(OWN_LOGGER);
        record.setSourceClassName(null);
        record.setSourceMethodName(null);
        return record;
    }

    private static void publish(LogRecord record) {
        String name = record.getLoggerName();
        logger(name == null ? "" : name).log(record);
    }

    /** The logger of a name; for one too many, or too long, the root, which gets the record with its name in it. */
    private static Logger logger(String name) {
        Logger known = LogManager.getLogManager().getLogger(name);
        if (known != null) {
            return known;
        }
        return Logger.getLogger(isAllowed(name) ? name : "");
    }

    private static boolean isAllowed(String name) {
        if (!NAMES.contains(name) && (name.length() > LONGEST_NAME || NAMES.size() >= MOST_NAMES)) {
            return false;
        }
        NAMES.add(name);
        return true;
    }

    /**
     * The level of this JVM that stands for a worker's: of the same name, or else the next lower one of the standard levels. None is made,
     * since a level stays for ever.
     */
    private static Level level(LogEntry entry) {
        Level lower = Level.ALL;
        for (Level standard : STANDARD) {
            if (standard.intValue() <= entry.level()) {
                lower = standard;
                break;
            }
        }
        return lower.intValue() == entry.level() ? lower : known(entry, lower);
    }

    private static Level known(LogEntry entry, Level otherwise) {
        String name = entry.levelName();
        if (name.isEmpty() || !Character.isLetter(name.charAt(0))) {
            // A number would make a level.
            return otherwise;
        }
        try {
            Level level = Level.parse(name);
            return level.intValue() == entry.level() ? level : otherwise;
        } catch (IllegalArgumentException e) {
            // No class of this JVM has made a level of this name.
            return otherwise;
        }
    }
}
