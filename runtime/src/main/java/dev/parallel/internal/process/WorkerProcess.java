package dev.parallel.internal.process;

import dev.parallel.error.PoolStartException.Details;
import dev.parallel.error.WorkerLostException.Reason;
import dev.parallel.internal.transport.Birth;
import dev.parallel.internal.transport.Link;
import dev.parallel.internal.transport.Welcome;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A worker's process: its streams, its end, and what can be told of it. Thread-safe. */
public final class WorkerProcess {

    /** After a worker's end its output is read to the end, unless a process that it started holds the pipe open. */
    private static final Duration OUTPUT_LOOK = Duration.ofMillis(50);

    private static final int OUTPUT_LOOKS = 20;

    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);
    private static final int TERMINATED = 143;
    /** What a JVM exits with after SIGHUP, SIGINT and SIGTERM: hooks ran, but it was not its own decision. */
    private static final List<Integer> AFTER_SIGNAL = List.of(129, 130, TERMINATED);

    private final String name;
    private final Process process;
    private final OutputTail tail = new OutputTail();
    private final OutputPump out;
    private final OutputPump err;
    private final OptionalLong oomKillsBefore = OomKills.read();
    private final CompletableFuture<Void> exited = new CompletableFuture<>();
    private volatile Link link;
    private volatile String dump = "";
    private volatile boolean terminated;

    WorkerProcess(String name, Process process, WorkerLines lines) {
        this.name = name;
        this.process = process;
        long pid = process.pid();
        Reaper.get().watch(pid);
        onExit(() -> Reaper.get().forget(pid));
        // The JDK tells of an exit on a thread of the common pool, and not at all if none can be had. The pumps have
        // theirs, but processes that this one has started may hold the streams open.
        process.onExit().thenRun(() -> exited.complete(null));
        LineSink sink = (error, text) -> lines.line(name, pid, error, text);
        out = OutputPump.start(process.getInputStream(), false, name, sink, tail);
        err = OutputPump.start(process.getErrorStream(), true, name, sink, tail);
        out.onEnd(this::outputEnded);
        err.onEnd(this::outputEnded);
    }

    private void outputEnded() {
        try {
            process.waitFor();
            exited.complete(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells the worker what it must know; false if it does not listen, which its exit explains. */
    boolean welcome(Welcome welcome, Optional<Birth> birth) {
        try {
            // The stream stays open: its end is how the worker learns that this process is gone.
            welcome.writeTo(process.getOutputStream());
            if (birth.isPresent()) {
                birth.get().writeTo(process.getOutputStream());
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    void connected(Link newLink) {
        link = newLink;
    }

    /** The worker's name. */
    public String name() {
        return name;
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** The link to it. */
    public Link link() {
        return link;
    }

    /** Asks it to end in order, once its call has ended. One that is gone already needs no asking. */
    public void askToEnd() {
        try {
            process.getOutputStream().write(Welcome.END);
            process.getOutputStream().flush();
        } catch (IOException e) {
            System.getLogger(WorkerProcess.class.getName())
                    .log(System.Logger.Level.DEBUG, name + " ended before it was asked to", e);
        }
    }

    /** Looks whether it has ended, where nobody may have told: the JDK tells it on a thread of the common pool, which may be stuck. */
    public void noticeExit() {
        if (!process.isAlive()) {
            exited.complete(null);
        }
    }

    /** Whether its exit is not known yet. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Lets it live on when this application has ended. */
    public void mayOutlive() {
        Reaper.get().forget(pid());
    }

    /** Asks it to end, as SIGTERM does where there are signals. */
    public void terminate() {
        terminated = true;
        // By its handle, here and below: Process.destroy closes the streams, and with them goes the last output.
        process.toHandle().destroy();
    }

    /** Kills it alone; does not wait. */
    public void killAlone() {
        process.toHandle().destroyForcibly();
    }

    /** Its exit code, as the system gives it; once it has ended. */
    public int exitCode() {
        return process.exitValue();
    }

    /** Runs something once its exit is known, on any thread. */
    public void onExit(Runnable action) {
        exited.thenRun(action).exceptionally(failure -> {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
            return null;
        });
    }

    /** Waits for its exit; false if the limit passed first. An interrupt ends the wait. */
    public boolean awaitExit(Duration limit) {
        try {
            return process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Kills it and its descendants; its exit is told to {@link #onExit} as any other is. */
    public void kill() {
        killAndWait(KILL_LIMIT);
    }

    /** As {@link #kill()}; waits no longer than the limit for its exit. */
    public void killAndWait(Duration limit) {
        try {
            Descendants.kill(process, limit);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Finds out where its threads stand, as far as that is possible within a limit. */
    public void takeDump(Duration limit) {
        dump = link.control()
                .dump(limit)
                .orElseGet(() -> "The worker gave no thread dump within " + limit.toMillis()
                        + " ms: it is stopped, or one of its threads cannot reach a safepoint.\n"
                        + KernelThreads.of(process.pid()));
    }

    /** What {@link #takeDump} found; empty before. */
    public String dump() {
        return dump;
    }

    /**
     * The loss of this worker for a reason that the pool knows.
     *
     * @param reason the reason
     * @param what what was seen
     */
    public Loss loss(Reason reason, String what) {
        return Loss.of(reason, what, lastOutput(), tail.crashReport());
    }

    /** The loss of this worker by its own end. */
    public Loss lossByExit() {
        List<String> lines = lastOutput();
        ExitDiagnosis diagnosis = diagnosis();
        return Loss.of(diagnosis, lines, tail.crashReport());
    }

    private ExitDiagnosis diagnosis() {
        Link known = link;
        int exited = process.exitValue();
        // A JVM 25 that a SIGTERM reaches while it initialises may fail at that, with code 1, instead of ending as
        // asked.
        int code = terminated && known == null && exited == 1 ? TERMINATED : exited;
        boolean announced = known != null && known.hasAnnouncedExit() && !AFTER_SIGNAL.contains(code);
        OptionalLong oomKills = OomKills.read();
        boolean raised =
                oomKills.isPresent() && oomKillsBefore.isPresent() && oomKills.getAsLong() > oomKillsBefore.getAsLong();
        return ExitDiagnosis.of(
                code,
                announced ? OptionalInt.of(code) : OptionalInt.empty(),
                tail.crashReport().isPresent(),
                raised);
    }

    /**
     * Waits, after its exit, until all that it wrote has been given on; not for ever, since a process that it started may hold its
     * streams. Counted in looks, so that a machine that stands still for a while does not use them up.
     */
    private void awaitOutput() {
        try {
            for (int look = 0;
                    look < OUTPUT_LOOKS && !(out.awaitEnd(OUTPUT_LOOK) && err.awaitEnd(OUTPUT_LOOK));
                    look++) {
                Thread.onSpinWait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Why a start came to nothing; the process has ended. */
    public FailedStart failedStart() {
        List<String> lines = lastOutput();
        ExitDiagnosis diagnosis = diagnosis();
        StringBuilder text =
                new StringBuilder(name).append(", pid ").append(pid()).append(", ended before its first call. ");
        text.append(diagnosis.sentence());
        if (!lines.isEmpty()) {
            text.append("\nIts last output:");
            lines.forEach(line -> text.append("\n  ").append(line));
        }
        return new FailedStart(
                text.toString(), new Details(List.of(), diagnosis.exitCode(), diagnosis.signal(), lines));
    }

    private List<String> lastOutput() {
        awaitOutput();
        return tail.lines();
    }
}
