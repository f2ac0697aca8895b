package dev.parallel.internal.schedule;

import dev.parallel.internal.transport.Request;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.WireBytes;

/**
 * A call that each worker runs for the pool's own sake: before its first call, or after its last one. Encoded once, and sent to every
 * worker. It counts as none of the worker's calls. Thread-safe.
 */
public abstract class Duty {

    private final TaskMethod<?, ?> method;
    private final WireBytes arguments;
    private final long size;
    private final long limitNanos;
    private final long softNanos;

    /**
     * Makes a duty.
     *
     * @param method the task
     * @param arguments its arguments, encoded
     * @param size how many bytes they are
     * @param limitNanos how long it may run; 0: no limit of its own
     * @param softNanos after how long it is interrupted; 0: never
     */
    protected Duty(TaskMethod<?, ?> method, WireBytes arguments, long size, long limitNanos, long softNanos) {
        this.method = method;
        this.arguments = arguments;
        this.size = size;
        this.limitNanos = limitNanos;
        this.softNanos = softNanos;
    }

    /**
     * What an ending means. Called once for each ending, by a thread that may wait: it decodes the answer, and so runs user code.
     *
     * @param ending how it ended in one worker
     * @return what went wrong; null if nothing did
     */
    protected abstract Throwable failure(Ending ending);

    /** Its task, for messages. */
    protected final String task() {
        return method.descriptor().qualifiedName();
    }

    final long limitNanos() {
        return limitNanos;
    }

    final Chunk chunk(DutyJob job) {
        return new Chunk(
                job, method, Request.NO_HEADERS, arguments, new long[] {size}, 0, 1, 0, limitNanos, 0, 0, softNanos);
    }
}
