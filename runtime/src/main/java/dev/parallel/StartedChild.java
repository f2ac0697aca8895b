package dev.parallel;

import dev.parallel.error.Occurrence;
import dev.parallel.error.ParallelInterruptedException;
import dev.parallel.error.PoolStartException;
import dev.parallel.internal.child.CallOfChild;
import dev.parallel.internal.child.Child;
import dev.parallel.internal.child.Children;
import dev.parallel.internal.context.CapturedContext;
import dev.parallel.internal.process.StartFailure;
import dev.parallel.internal.process.WorkerLauncher;
import dev.parallel.internal.process.launch.WorkerSpec;
import dev.parallel.internal.transport.Birth;
import dev.parallel.spi.TaskDescriptor;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.WireWriter;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A child process seen from its parent. */
final class StartedChild implements ChildProcess {

    /** The handles of those that have not ended, so that {@link #active} gives the same ones. */
    private static final ConcurrentHashMap<Child, StartedChild> HANDLES = new ConcurrentHashMap<>();

    private final String name;
    private final Child child;
    private final TaskMethod<?, ?> method;
    /** The call itself, for as long as someone else knows it: its arguments may be large. */
    private final WeakReference<Call<?>> call;

    private Verdict<?> verdict;
    private volatile boolean closed;

    private StartedChild(String name, Child child, BoundCall<?, ?> call) {
        this.name = name;
        this.child = child;
        this.method = call.method;
        this.call = new WeakReference<>(call);
    }

    static StartedChild start(ChildConfig config, Call<?> call) {
        return start(config, (BoundCall<?, ?>) Objects.requireNonNull(call, "call"));
    }

    private static <A> StartedChild start(ChildConfig config, BoundCall<A, ?> call) {
        WorkerGuard.refuseInWorker("A child process");
        if (call.policy.softNanos(CallPolicy.UNSET) != 0) {
            throw new IllegalArgumentException(
                    "a child process has no soft limit: give the call a timeout(), or terminate() the process, which runs its shutdown"
                            + " hooks");
        }
        TaskDescriptor task = call.method.descriptor();
        WorkerSpec spec = config.spec(call.method);
        WireWriter out = new WireWriter(false);
        Encoder.write(call.method, call.arguments, -1, out);
        Birth birth = Lineage.next(config.daemon());
        String name = config.name() == null ? "Process-" + birth.identity() : config.name();
        CallOfChild sent = new CallOfChild(
                task.stubClass(),
                task.name(),
                CapturedContext.of(call.method),
                out.take(),
                call.policy.timeoutNanos(CallPolicy.UNSET, task.policy()));
        Consumer<? super WorkerOutput.Line> lines =
                config.surroundings().output().lines();
        WorkerLauncher launcher = new WorkerLauncher(
                spec,
                (process, pid, error, text) -> lines.accept(new WorkerOutput.Line(process, pid, error, text)),
                null);
        try {
            return handle(new StartedChild(name, Child.start(name, birth, launcher, sent), call));
        } catch (StartFailure e) {
            throw new PoolStartException(
                    e.getMessage(),
                    Occurrence.ofTask(task.qualifiedName()),
                    e.told().details(),
                    e);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // removing an entry cannot fail
    private static StartedChild handle(StartedChild started) {
        HANDLES.put(started.child, started);
        started.child.exited().thenRun(() -> HANDLES.remove(started.child));
        return started;
    }

    static List<ChildProcess> active() {
        return Children.living().stream()
                .map(HANDLES::get)
                .filter(Objects::nonNull)
                .map(ChildProcess.class::cast)
                .toList();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long pid() {
        requireOpen();
        return child.process().pid();
    }

    @Override
    public boolean isAlive() {
        requireOpen();
        return !child.exited().isDone();
    }

    @Override
    public boolean isDaemon() {
        requireOpen();
        return child.isDaemon();
    }

    @Override
    public void join() {
        requireOpen();
        await(child.exited(), "the end of " + this);
    }

    @Override
    public boolean join(Duration limit) throws InterruptedException {
        requireOpen();
        try {
            child.exited().get(CallPolicy.saturatedNanos(limit), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("an end that failed", e);
        }
    }

    @Override
    public OptionalInt exitCode() {
        requireOpen();
        return child.exited().getNow(OptionalInt.empty());
    }

    @Override
    public Object result() {
        requireOpen();
        return verdict().get();
    }

    @Override
    @SuppressWarnings("unchecked") // the same call has the same type
    public <R> R result(Call<R> sameCall) {
        requireOpen();
        if (sameCall == null || call.get() != sameCall) {
            throw new IllegalArgumentException(this + " was not started with this " + sameCall
                    + ": pass the object that start() was given, or use result()");
        }
        return (R) verdict().get();
    }

    private Verdict<?> verdict() {
        await(child.called(), "the result of " + this);
        synchronized (this) {
            requireOpen();
            if (verdict == null) {
                verdict = ChildVerdict.of(name, child.called().join(), method);
            }
            return verdict;
        }
    }

    private void await(Future<?> future, String what) {
        try {
            future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ParallelInterruptedException(
                    "interrupted while waiting for " + what + ", which goes on",
                    Occurrence.ofTask(method.descriptor().qualifiedName()),
                    e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("an end that failed", e);
        }
    }

    @Override
    public void terminate() {
        requireOpen();
        child.terminate();
    }

    @Override
    public void kill() {
        requireOpen();
        child.kill();
    }

    @Override
    public CompletableFuture<ChildProcess> onExit() {
        requireOpen();
        return child.exited().thenApply(code -> this);
    }

    @Override
    public synchronized void close() {
        if (!child.exited().isDone()) {
            throw new IllegalStateException(
                    "close() of " + this
                            + " was refused, since the process still runs: join() it first, or end it by terminate() or kill()");
        }
        closed = true;
        verdict = null;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the handle of " + name + " was closed, and tells no more than its name");
        }
    }

    @Override
    public String toString() {
        OptionalInt code = child.exited().getNow(OptionalInt.empty());
        String state = child.exited().isDone() ? "ended with " + code.orElse(0) : "running";
        return name + " (pid " + child.process().pid() + ", " + (closed ? "closed" : state) + ")";
    }
}
