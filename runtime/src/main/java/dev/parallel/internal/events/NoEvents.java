package dev.parallel.internal.events;

/** Where the module {@code jdk.jfr} is absent. */
final class NoEvents implements PoolEvents {

    @Override
    public long callNanos() {
        return Long.MAX_VALUE;
    }

    @Override
    public void workerStarted(String worker, long pid, long nanos) {}

    @Override
    public void workerEnded(String worker, long pid, String reason, long calls, int exitCode) {}

    @Override
    public void call(String task, long index, String worker, long pid, long nanos) {}

    @Override
    public void timedOut(String task, long index, long pid, long limitNanos) {}

    @Override
    public void lost(String task, long index, long pid, String reason, int exitCode, int signal, int attempts) {}
}
