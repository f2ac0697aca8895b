package dev.parallel.internal.child;

import dev.parallel.error.WorkerLostException.Details;
import dev.parallel.error.WorkerLostException.Reason;
import dev.parallel.internal.process.Loss;
import dev.parallel.internal.process.StartFailure;
import dev.parallel.internal.process.StartRights;
import dev.parallel.internal.process.StartingWorker;
import dev.parallel.internal.process.WorkerLauncher;
import dev.parallel.internal.process.WorkerProcess;
import dev.parallel.internal.schedule.Ending;
import dev.parallel.internal.transport.Birth;
import dev.parallel.internal.transport.Link;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

/**
 * A process with one call, seen from its parent. A thread of its own attends to it from its start to its end: a daemon if the child is
 * one, so that the others keep this application alive. Thread-safe.
 */
public final class Child {

    private static final int SIGKILL = 9;
    private static final int SIGTERM = 15;
    private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE);
    private static final long STACK = 256 << 10;

    private final Birth birth;
    private final StartingWorker starting;
    private final WorkerProcess process;
    private final CompletableFuture<Ending> called = new CompletableFuture<>();
    private final CompletableFuture<OptionalInt> exited = new CompletableFuture<>();

    /** The call until it is sent: its arguments may be large. Set before the thread starts that takes it. */
    private CallOfChild call;

    /** The signal that was sent through this object; 0 if none was. */
    private volatile int sent;

    private Child(Birth birth, CallOfChild call, StartingWorker starting) {
        this.birth = birth;
        this.call = call;
        this.starting = starting;
        this.process = starting.process();
    }

    /**
     * Starts a process and gives it its call. Returns as soon as there is a process; waits while too many others are on their way.
     *
     * @param name its name
     * @param birth what it is told of itself
     * @param launcher starts it
     * @param call its call
     * @return the process
     * @throws StartFailure if it could not be started
     */
    public static Child start(String name, Birth birth, WorkerLauncher launcher, CallOfChild call) throws StartFailure {
        StartRights.take();
        boolean attended = false;
        try {
            Child child = new Child(birth, call, begin(name, birth, launcher));
            attended = child.attended();
            return child;
        } finally {
            if (!attended) {
                StartRights.giveBack();
            }
        }
    }

    /** An interrupt closes the channels that a start works with. It is the caller's, for later: it must not cost him the process. */
    private static StartingWorker begin(String name, Birth birth, WorkerLauncher launcher) throws StartFailure {
        boolean interrupted = false;
        try {
            while (true) {
                interrupted |= Thread.interrupted();
                try {
                    return launcher.begin(name, Optional.of(birth));
                } catch (StartFailure e) {
                    if (!isInterrupt(e)) {
                        throw e;
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean isInterrupt(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof ClosedByInterruptException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    private boolean attended() throws StartFailure {
        boolean attended = false;
        try {
            if (Children.add(this)) {
                Thread thread = new Thread(null, this::attend, process.name() + "-watch", STACK);
                thread.setDaemon(birth.daemon());
                thread.start();
                attended = true;
            }
        } finally {
            if (!attended) {
                Children.remove(this);
                // Nobody waits for it, so that it goes as one that is not wanted any more.
                starting.abandon();
            }
        }
        if (!attended) {
            throw new StartFailure(process.name() + " was not started: this application is ending");
        }
        return true;
    }

    private void attend() {
        String failedStart = null;
        try {
            connect();
            called(new Attendance(process, takeCall(), birth.daemon()).awaitEnding());
        } catch (StartFailure e) {
            failedStart = e.getMessage();
        } catch (RuntimeException | Error e) {
            process.kill();
            called(lost(Reason.PROTOCOL, "its parent could not attend to it any more: " + e));
            throw e;
        } finally {
            ended(failedStart);
        }
    }

    private CallOfChild takeCall() {
        CallOfChild taken = call;
        call = null;
        return taken;
    }

    private void connect() throws StartFailure {
        try {
            starting.connect(() -> false);
        } finally {
            StartRights.giveBack();
        }
    }

    private void called(Ending ending) {
        if (ending != null) {
            called.complete(ending);
        }
    }

    private void ended(String failedStart) {
        process.awaitExit(FOR_EVER);
        // Waits until what it wrote has been given on, as join() promises.
        Loss loss = process.lossByExit();
        Details details = loss.details();
        called(new Ending.Lost(details, sentence(loss, failedStart), process.pid(), failedStart == null ? 1 : 0));
        close();
        Children.remove(this);
        exited.complete(
                details.signal().isPresent() ? OptionalInt.of(-details.signal().getAsInt()) : details.exitCode());
    }

    private String sentence(Loss loss, String failedStart) {
        int signal = sent;
        if (signal != 0 && loss.details().signal().orElse(0) == signal) {
            return (signal == SIGTERM ? "terminate()" : "kill()") + " of its handle ended it.";
        }
        return failedStart != null ? failedStart : loss.sentence();
    }

    private Ending lost(Reason reason, String what) {
        Loss loss = process.loss(reason, what);
        return new Ending.Lost(loss.details(), loss.sentence(), process.pid(), 1);
    }

    /** Nothing depends on it but descriptors, so a failure is only told. */
    private void close() {
        Link link = process.link();
        if (link != null) {
            try {
                link.close();
            } catch (IOException e) {
                System.getLogger(Child.class.getName())
                        .log(System.Logger.Level.WARNING, "descriptors of " + process.name() + " stay open", e);
            }
        }
    }

    /** Asks it to end, by SIGTERM. */
    public void terminate() {
        sent = SIGTERM;
        process.terminate();
    }

    /** Kills it, by SIGKILL; a daemon with all that it started. */
    public void kill() {
        sent = SIGKILL;
        if (birth.daemon()) {
            process.killAndWait(Duration.ZERO);
        } else {
            process.killAlone();
        }
    }

    /** Whether it ends with this application. */
    public boolean isDaemon() {
        return birth.daemon();
    }

    /** Its process. */
    public WorkerProcess process() {
        return process;
    }

    /** What became of the call, as soon as it is known. */
    public CompletableFuture<Ending> called() {
        return called;
    }

    /** Its exit code, once it has ended, the call's ending is known and all that it wrote was given on; -n for signal n. */
    public CompletableFuture<OptionalInt> exited() {
        return exited;
    }
}
