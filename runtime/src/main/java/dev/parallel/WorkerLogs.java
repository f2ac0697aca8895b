package dev.parallel;

import dev.parallel.internal.process.LogReader;
import dev.parallel.internal.transport.Welcome;
import java.util.logging.Level;

/**
 * Where the records go that workers log with {@link java.util.logging}, or with {@link System.Logger} where nothing else takes
 * that up. Immutable. An application without the module {@code java.logging} can use {@link #local()} alone, which is the default.
 */
public final class WorkerLogs {

    private static final WorkerLogs LOCAL = new WorkerLogs(Welcome.NO_LOGS);

    private final int level;

    private WorkerLogs(int level) {
        this.level = level;
    }

    /**
     * Where the worker's own logging configuration says, which is the application's.
     *
     * @return the default
     */
    public static WorkerLogs local() {
        return LOCAL;
    }

    /**
     * To the logger of the same name in this JVM, as {@link WorkerLogRecord}s, if that lets them pass.
     *
     * <p>A worker lets records of the level pass its root logger, and sends them. That logger's console handler is taken away, its
     * other handlers have them as well. A record is on its way when the logging call returns, so that it arrives even if the worker is
     * killed right after it. The records of one worker come in their order, on one thread of the pool; nothing holds a result back
     * until the records of its call have been published, but when {@link Pool#close} returns, all have been, unless a handler takes
     * more than ten seconds for the last ones. A worker that logs faster than they are published keeps a megabyte of them and drops
     * what is more: a record of level {@link Level#WARNING} of the logger {@code dev.parallel.WorkerLogs} stands in their place and
     * tells how many.
     *
     * @param least the least level that is sent
     * @return sends records of that level and above
     */
    public static WorkerLogs toParent(Level least) {
        return new WorkerLogs(least.intValue());
    }

    /** A reader for a pool that is being opened; null if its workers keep their records. */
    LogReader open(String pool) {
        return level == Welcome.NO_LOGS ? null : LogReader.start(pool, level, new LogPublisher());
    }
}
