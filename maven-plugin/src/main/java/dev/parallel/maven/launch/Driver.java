package dev.parallel.maven.launch;

import dev.parallel.maven.protocol.Event;
import dev.parallel.maven.protocol.JobConfig;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Has one job done by a driver JVM. */
public final class Driver {

    private static final long END_SECONDS = 30;
    private static final long HALT_SECONDS = 5;
    private static final long OUTPUT_MILLIS = 2_000;

    private final DriverCommand command;
    private final Display display;

    /** Told with the first failure of a job. */
    private String firstFailure = "";

    /**
     * Makes a driver for one job.
     *
     * @param command how its JVM is started
     * @param display shows how it goes on
     */
    public Driver(DriverCommand command, Display display) {
        this.command = command;
        this.display = display;
    }

    /**
     * Runs a job.
     *
     * @param config makes the configuration, given the channel
     * @return what became of it
     * @throws JobRefusedException if it cannot be done
     * @throws DriverException if the driver failed
     * @throws InterruptedException if the thread is interrupted; the driver and its workers are ended
     */
    public JobResult run(Function<JobConfig.Channel, JobConfig> config)
            throws JobRefusedException, DriverException, InterruptedException {
        Event.Finished end = drive(config, Event.Finished.class);
        return new JobResult(end.items(), end.failed(), firstFailure, end.output());
    }

    /**
     * Lists the tasks.
     *
     * @param config makes the configuration, given the channel
     * @return the tasks, sorted by name
     * @throws JobRefusedException if they cannot be read
     * @throws DriverException if the driver failed
     * @throws InterruptedException if the thread is interrupted; the driver is ended
     */
    public List<Event.TaskInfo> list(Function<JobConfig.Channel, JobConfig> config)
            throws JobRefusedException, DriverException, InterruptedException {
        return drive(config, Event.Listed.class).tasks();
    }

    private <E extends Event> E drive(Function<JobConfig.Channel, JobConfig> config, Class<E> last)
            throws JobRefusedException, DriverException, InterruptedException {
        try (EventChannel channel = EventChannel.open()) {
            Path arguments = Files.createTempFile("parallel-driver", ".args");
            try {
                Process process = command.start(arguments);
                try {
                    OutputPump out = OutputPump.start(process.getInputStream(), display::info, "parallel-driver-out");
                    OutputPump err = OutputPump.start(process.getErrorStream(), display::warn, "parallel-driver-err");
                    boolean connected = connect(process, channel, config.apply(channel.address()));
                    // It has read them, or never will; nothing is left behind should this JVM be killed.
                    Files.deleteIfExists(arguments);
                    Optional<Event> end = connected ? listen(channel, last) : Optional.empty();
                    return conclude(process, end, last, out, err);
                } finally {
                    end(process);
                }
            } finally {
                Files.deleteIfExists(arguments);
            }
        } catch (ClosedByInterruptException e) {
            // The flag is still set.
            throw interrupted(e);
        } catch (IOException e) {
            throw new DriverException("The driver JVM (" + command.java() + ") could not be started or heard: " + e, e);
        } finally {
            display.ended();
        }
    }

    /** False if the driver ended before it connected. */
    private static boolean connect(Process process, EventChannel channel, JobConfig config) throws IOException {
        CompletableFuture<Void> unused = process.onExit().thenRun(() -> stopWaiting(channel));
        return send(config, process) && channel.await();
    }

    /** Shows what the driver tells until its last event; empty if it is gone without one. */
    private Optional<Event> listen(EventChannel channel, Class<? extends Event> last) throws IOException {
        Optional<Event> event = channel.next();
        while (event.isPresent() && !last.isInstance(event.get()) && !(event.get() instanceof Event.Refused)) {
            show(event.get());
            event = channel.next();
        }
        return event;
    }

    private <E extends Event> E conclude(
            Process process, Optional<Event> end, Class<E> last, OutputPump out, OutputPump err)
            throws JobRefusedException, DriverException, InterruptedException {
        boolean exited = process.waitFor(END_SECONDS, TimeUnit.SECONDS);
        out.await(OUTPUT_MILLIS);
        err.await(OUTPUT_MILLIS);
        if (end.isEmpty()) {
            throw died(process, exited, out.lastLines(), err.lastLines());
        }
        if (end.get() instanceof Event.Refused refused) {
            throw new JobRefusedException(refused.message(), refused.unknownTask());
        }
        if (end.get() instanceof Event.Finished finished) {
            display.finished(finished);
        }
        return last.cast(end.get());
    }

    private void show(Event event) {
        if (event instanceof Event.Started started) {
            display.started(started);
        } else if (event instanceof Event.Progress progress) {
            display.progressed(progress);
        } else if (event instanceof Event.ItemFailed failed) {
            if (firstFailure.isEmpty()) {
                firstFailure = Display.describe(failed);
            }
            display.failed(failed);
        }
    }

    /** Standard input stays open: its end is the end of the driver. */
    private static boolean send(JobConfig config, Process process) {
        try {
            OutputStream stream = process.getOutputStream();
            config.writeTo(new DataOutputStream(stream));
            stream.flush();
            return true;
        } catch (IOException e) {
            // The process has ended already; its exit code and output say why.
            return false;
        }
    }

    private DriverException died(Process process, boolean exited, List<String> lastOutput, List<String> lastErrors) {
        String how = exited ? "ended with exit code " + process.exitValue() : "closed the connection and did not end";
        // A JVM that cannot start says so on standard output.
        List<String> said = new ArrayList<>(lastOutput);
        said.addAll(lastErrors);
        String last = said.isEmpty() ? "It wrote nothing." : "It wrote last:\n" + String.join("\n", said);
        return new DriverException(
                "The driver JVM (" + command.java() + ") " + how + " before the job was done. " + last, null);
    }

    private static InterruptedException interrupted(ClosedByInterruptException cause) {
        boolean unused = Thread.interrupted();
        InterruptedException interrupted = new InterruptedException("interrupted while the driver did its job");
        interrupted.initCause(cause);
        return interrupted;
    }

    private static void stopWaiting(EventChannel channel) {
        try {
            channel.stopWaiting();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(Process process) {
        if (!process.isAlive()) {
            return;
        }
        boolean interrupted = Thread.interrupted();
        try {
            // The end of its input ends it, and what it has half written is deleted.
            process.getOutputStream().close();
            process.waitFor(HALT_SECONDS, TimeUnit.SECONDS);
        } catch (IOException e) {
            // Its end of the pipe is gone: it ends already.
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            // A driver that is killed leaves workers, which end by the end of their own standard input.
            process.destroyForcibly();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
