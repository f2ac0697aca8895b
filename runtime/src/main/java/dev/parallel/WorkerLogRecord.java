package dev.parallel;

import dev.parallel.internal.transport.LogEntry;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * A record that a worker logged, as handlers, filters and formatters of this JVM see it. Its message has its parameters in place;
 * what was thrown is of its own type only where that is one of the JDK's, and else a {@link dev.parallel.error.RemoteException}
 * with the worker's stack trace. {@link #getLongThreadID} and the source's class and method are those of the worker.
 */
public final class WorkerLogRecord extends LogRecord {

    private static final long serialVersionUID = 1L;

    private final String workerName;
    private final long pid;
    private final String threadName;

    WorkerLogRecord(Level level, String message, String workerName, long pid, String threadName) {
        super(level, message);
        this.workerName = workerName;
        this.pid = pid;
        this.threadName = threadName;
    }

    WorkerLogRecord(Level level, LogEntry entry, String workerName, long pid) {
        this(level, entry.message(), workerName, pid, entry.threadName());
        setLoggerName(entry.logger());
        setInstant(entry.time());
        setLongThreadID(entry.thread());
        setSourceClassName(entry.sourceClass());
        setSourceMethodName(entry.sourceMethod());
        setThrown(RemoteThrowables.rebuild(entry.thrown(), null));
    }

    /**
     * The worker that logged it.
     *
     * @return its name, for example {@code pool-1-worker-3}
     */
    public String workerName() {
        return workerName;
    }

    /**
     * The worker's process.
     *
     * @return its id
     */
    public long pid() {
        return pid;
    }

    /**
     * The thread of the worker that logged it.
     *
     * @return its name; that of the worker for the thread that runs tasks
     */
    public String threadName() {
        return threadName;
    }
}
