package dev.parallel;

import dev.parallel.error.Occurrence;
import dev.parallel.error.ParallelInterruptedException;
import dev.parallel.internal.context.CapturedContext;
import dev.parallel.internal.process.LogReader;
import dev.parallel.internal.process.WorkerLauncher;
import dev.parallel.internal.process.launch.WorkerSpec;
import dev.parallel.internal.schedule.Chunk;
import dev.parallel.internal.schedule.ProcessPool;
import dev.parallel.internal.schedule.Refusal;
import dev.parallel.internal.schedule.SoloJob;
import dev.parallel.internal.schedule.StaffPlan;
import dev.parallel.internal.schedule.WorkerTerms;
import dev.parallel.internal.worker.WorkerMain;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.WireWriter;
import java.lang.ref.Reference;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * What a {@link Pool} does: turns calls into chunks, and endings into what the face promises. Many items at once are for its
 * {@link Mappings}.
 */
final class PoolCore {

    private static final AtomicInteger NEXT_NUMBER = new AtomicInteger(1);

    /** By its class, not by a text: what takes unused classes out of a jar must see that this one is used. */
    private static final String WORKER_MAIN = WorkerMain.class.getName();

    private final String name;
    private final CallPolicy policy;
    private final ProcessPool pool;
    private final CallbackExecutor callbacks;
    private final Room room;
    private final Mappings mappings;
    private final PoolEnding ending;

    private PoolCore(String name, PoolConfig config, WorkerTerms terms, OpenPool entry) {
        this.name = name;
        this.policy = config.policy();
        // What may throw comes first: nothing has been started then.
        StaffPlan staff = config.staff();
        WorkerSpec workers = config.spec(WORKER_MAIN, staff.most());
        CallbackExecutor executor = new CallbackExecutor(name);
        this.callbacks = executor;
        this.room = new Room(config.maxPending());
        LogReader logs = config.logs().open(name);
        Consumer<? super WorkerOutput.Line> lines =
                config.surroundings().output().lines();
        ProcessPool made = null;
        try {
            made = new ProcessPool(
                    name,
                    staff,
                    terms,
                    new WorkerLauncher(
                            workers,
                            (worker, pid, error, text) -> lines.accept(new WorkerOutput.Line(worker, pid, error, text)),
                            logs),
                    () -> {
                        over(executor, logs);
                        OpenPools.ended(entry);
                    });
        } finally {
            if (made == null) {
                over(executor, logs);
            }
        }
        this.pool = made;
        executor.retryBy(made::retry);
        this.mappings = new Mappings(this, pool, callbacks, policy);
        this.ending = new PoolEnding(this, pool, callbacks, logs);
    }

    /** Without a reference to this object: the process pool holds it, and must not keep a forgotten pool reachable. */
    private static void over(CallbackExecutor callbacks, LogReader logs) {
        callbacks.shutDown();
        if (logs != null) {
            logs.end();
        }
    }

    private static WorkerTerms terms(PoolConfig config) {
        return new WorkerTerms(
                config.maxTasksPerWorker(),
                WorkerMemoryLimit.measurable(config.maxWorkerMemory()),
                PoolDuty.initializer(config.initializer(), config.policy()),
                PoolDuty.finalizer(config.finalizer()));
    }

    static PoolCore open(PoolConfig config) {
        WorkerGuard.requireMayOpen();
        String name = config.name() == null ? "pool-" + NEXT_NUMBER.getAndIncrement() : config.name();
        WorkerTerms terms = terms(config);
        OpenPool entry = OpenPools.expect(name, config.isDeclarative(), terms.farewellNanos());
        PoolCore core = new PoolCore(name, config, terms, entry);
        OpenPools.follow(core, core.pool, entry);
        return core;
    }

    /** The number of workers that the pool may have. */
    int workers() {
        return pool.workers();
    }

    void resize(int count) {
        if (!pool.life().isOpen()) {
            throw Verdict.refusal(pool.life().refusal(), Occurrence.NOWHERE);
        }
        pool.resize(PoolConfig.atLeast(1, count, "workers"));
    }

    /** Whether it takes calls. */
    boolean isOpen() {
        return pool.life().isOpen();
    }

    <R> R apply(Call<R> call) {
        return apply(bound(call));
    }

    private <A, R> R apply(BoundCall<A, R> call) {
        WireWriter out = new WireWriter(true);
        Encoder.write(call.method, call.arguments, -1, out);
        byte[] context = CapturedContext.of(call.method);
        begin(call.method);
        SoloJob job = null;
        boolean waited = false;
        try {
            job = new SoloJob();
            if (!pool.run(job, chunk(job, call, context, out))) {
                pool.withdraw(job, true);
            }
            waited = true;
            return verdict(job, call);
        } finally {
            if (!waited && job != null) {
                job.leaveUnread();
            }
            pool.endJob();
        }
    }

    private static <R> R verdict(SoloJob job, BoundCall<?, R> call) {
        try {
            return Verdict.of(job.giveUp(), call.method, -1).get();
        } catch (CancellationException e) {
            throw interrupted(call.method, "its result");
        }
    }

    <R> AsyncResult<R> applyAsync(Call<R> call, Consumer<? super R> onSuccess, Consumer<? super Throwable> onError) {
        return applyAsync(bound(call), onSuccess, onError);
    }

    private <A, R> AsyncResult<R> applyAsync(
            BoundCall<A, R> call, Consumer<? super R> onSuccess, Consumer<? super Throwable> onError) {
        try {
            return applyAsync(call, onSuccess, onError, Long.MAX_VALUE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw interrupted(call.method, "room among the outstanding calls (maxPending)");
        }
    }

    /** As {@link #applyAsync(Call, Consumer, Consumer)}; null if there is no room in time. */
    <R> AsyncResult<R> applyAsync(Call<R> call, long roomNanos) throws InterruptedException {
        return applyAsync(bound(call), null, null, roomNanos);
    }

    private <A, R> AsyncResult<R> applyAsync(
            BoundCall<A, R> call, Consumer<? super R> onSuccess, Consumer<? super Throwable> onError, long roomNanos)
            throws InterruptedException {
        WireWriter out = new WireWriter(false);
        Encoder.write(call.method, call.arguments, -1, out);
        byte[] context = CapturedContext.of(call.method);
        begin(call.method);
        boolean hasRoom = false;
        try {
            hasRoom = room.take(roomNanos);
        } finally {
            if (!hasRoom) {
                pool.endJob();
            }
        }
        if (!hasRoom) {
            return null;
        }
        // Not this object: who keeps the result does not keep the pool.
        Room taken = room;
        ProcessPool workers = pool;
        AsyncCall<R> job = new AsyncCall<>(workers, callbacks, call.method, onSuccess, onError, () -> {
            taken.giveBack();
            workers.endJob();
        });
        workers.submit(chunk(job, call, context, out));
        return job.result();
    }

    /** The result of a call that no pool is given; whoever asks for it completes it. */
    <R> AsyncResult<R> ungiven() {
        return new AsyncResult<>(callbacks, stopIfTaken -> true, "a call that no pool was given");
    }

    /** Counts a job in; whoever calls this calls {@link ProcessPool#endJob} afterwards. */
    void begin(TaskMethod<?, ?> method) {
        Refusal refusal = pool.beginJob();
        // A pool whose last reference is this call's is garbage from here on, and not before: it runs what it has
        // taken.
        Reference.reachabilityFence(this);
        if (refusal != null) {
            throw Verdict.refusal(refusal, ofTask(method));
        }
    }

    /** Refuses further items of a job that has begun, if the pool takes nothing new. */
    void requireOpen(TaskMethod<?, ?> method) {
        Refusal refusal = pool.life().refusal();
        if (refusal != null) {
            throw Verdict.refusal(refusal, ofTask(method));
        }
    }

    private static Occurrence ofTask(TaskMethod<?, ?> method) {
        return Occurrence.ofTask(method == null ? null : method.descriptor().qualifiedName());
    }

    static ParallelInterruptedException interrupted(TaskMethod<?, ?> method, String what) {
        Occurrence where = ofTask(method);
        return new ParallelInterruptedException(
                "interrupted while waiting for " + what + ": " + where
                        + ". The call was withdrawn; if a worker ran it, that worker is replaced",
                where,
                null);
    }

    private <A, R> Chunk chunk(
            dev.parallel.internal.schedule.Job job, BoundCall<A, R> call, byte[] context, WireWriter out) {
        long[] ends = {out.size()};
        var declared = call.method.descriptor().policy();
        return new Chunk(
                job,
                call.method,
                context,
                out.take(),
                ends,
                0,
                1,
                0,
                call.policy.timeoutNanos(policy, declared),
                call.policy.retries(policy, declared),
                0,
                call.policy.softNanos(policy));
    }

    private static <R> BoundCall<?, R> bound(Call<R> call) {
        return (BoundCall<?, R>) Objects.requireNonNull(call, "call");
    }

    PoolStats stats() {
        return StatsReader.read(name, pool.figures());
    }

    /** What it does with many items at once. */
    Mappings mappings() {
        return mappings;
    }

    /** How it ends. */
    PoolEnding ending() {
        return ending;
    }

    @Override
    public String toString() {
        return "pool " + name + " (" + pool.life() + ")";
    }
}
