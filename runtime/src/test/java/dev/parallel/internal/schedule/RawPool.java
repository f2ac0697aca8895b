package dev.parallel.internal.schedule;

import dev.parallel.internal.process.WorkerLauncher;
import dev.parallel.internal.process.launch.WorkerSpec;
import dev.parallel.internal.transport.Request;
import dev.parallel.internal.worker.WorkerMain;
import dev.parallel.spi.Stubs;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.WireWriter;
import dev.parallel.testing.ParallelTasks;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A pool without the face, for tests that decide on which of its threads, and when, a job is told of an ending. */
final class RawPool implements AutoCloseable {

    private static final long LIMIT_NANOS = Duration.ofSeconds(60).toNanos();

    final ProcessPool pool;
    private final String name;

    /** One whose workers have started. */
    RawPool(String name, int workers) throws InterruptedException {
        this(name, workers, null);
        if (!pool.life().awaitReady(LIMIT_NANOS)) {
            throw new IllegalStateException("the workers of " + name + " did not start");
        }
    }

    RawPool(String name, int workers, Duty initializer) {
        this.name = name;
        pool = new ProcessPool(
                name,
                new StaffPlan(workers, true, StaffPlan.NEVER, null),
                new WorkerTerms(0, 0, initializer, null),
                launcher(workers),
                () -> {});
    }

    /** Gives the pool items of one task. */
    @SafeVarargs
    final <A> void submit(Job job, String task, Duration limit, A... arguments) {
        pool.submit(chunk(job, task, limit, arguments));
    }

    static WorkerLauncher launcher(int workers) {
        WorkerSpec spec = new WorkerSpec(WorkerMain.class.getName(), List.of(), "64m", workers, Map.of());
        return new WorkerLauncher(spec, (worker, pid, error, text) -> System.err.println(text), null);
    }

    @SafeVarargs
    static <A> Chunk chunk(Job job, String task, Duration limit, A... arguments) {
        @SuppressWarnings("unchecked") // the caller knows the task
        TaskMethod<A, ?> method = (TaskMethod<A, ?>) Stubs.find(ParallelTasks.class, task);
        WireWriter out = new WireWriter(false);
        long[] ends = new long[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            method.writeArguments(arguments[i], out);
            ends[i] = out.size();
        }
        return new Chunk(
                job, method, Request.NO_HEADERS, out.take(), ends, 0, arguments.length, 0, limit.toNanos(), 0, 0, 0);
    }

    /** Whether one of the pool's own threads, whose names begin so, is in a method of a class now. */
    boolean isIn(String thread, Class<?> type, String method) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> entry.getKey().getName().startsWith(name + "-" + thread))
                .flatMap(entry -> List.of(entry.getValue()).stream())
                .anyMatch(frame -> frame.getClassName().equals(type.getName())
                        && frame.getMethodName().equals(method));
    }

    @Override
    public void close() throws InterruptedException {
        pool.terminate();
        if (!pool.life().awaitStopped(LIMIT_NANOS)) {
            throw new IllegalStateException("the pool " + name + " did not end");
        }
    }
}
