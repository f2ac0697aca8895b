package dev.parallel.maven.launch;

import dev.parallel.maven.protocol.Event;
import dev.parallel.maven.protocol.JobConfig;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Has one job done by a driver JVM. */
public final class Driver {

    private static final long END_SECONDS = 30;
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
        Path arguments = null;
        try (EventChannel channel = EventChannel.open()) {
            arguments = Files.createTempFile("parallel-driver", ".args");
            Process process = command.start(arguments);
            try {
                return follow(process, channel, config.apply(channel.address()), last);
            } finally {
                end(process);
            }
        } catch (IOException e) {
            throw new DriverException("The driver JVM (" + command.java() + ") could not be started or heard: " + e, e);
        } finally {
            display.ended();
            delete(arguments);
        }
    }

    private <E extends Event> E follow(Process process, EventChannel channel, JobConfig config, Class<E> last)
            throws IOException, JobRefusedException, DriverException, InterruptedException {
        OutputPump out = OutputPump.start(process.getInputStream(), display::info, "parallel-driver-out");
        OutputPump err = OutputPump.start(process.getErrorStream(), display::warn, "parallel-driver-err");
        CompletableFuture<Void> unused = process.onExit().thenRun(() -> stopWaiting(channel));
        E result = null;
        String refusal = null;
        if (send(config, process) && channel.await()) {
            Optional<Event> event = channel.next();
            while (event.isPresent() && result == null && refusal == null) {
                if (last.isInstance(event.get())) {
                    result = last.cast(event.get());
                } else if (event.get() instanceof Event.Refused refused) {
                    refusal = refused.message();
                } else {
                    show(event.get());
                    event = channel.next();
                }
            }
        }
        boolean exited = process.waitFor(END_SECONDS, TimeUnit.SECONDS);
        out.await(OUTPUT_MILLIS);
        err.await(OUTPUT_MILLIS);
        if (refusal != null) {
            throw new JobRefusedException(refusal);
        }
        if (result == null) {
            throw died(process, exited, err.lastLines());
        }
        if (result instanceof Event.Finished finished) {
            display.finished(finished);
        }
        return result;
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

    private DriverException died(Process process, boolean exited, List<String> lastLines) {
        String how = exited ? "ended with exit code " + process.exitValue() : "closed the connection and did not end";
        String said = lastLines.isEmpty()
                ? "It wrote nothing to standard error."
                : "It wrote last:\n" + String.join("\n", lastLines);
        return new DriverException(
                "The driver JVM (" + command.java() + ") " + how + " before the job was done. " + said, null);
    }

    private static void stopWaiting(EventChannel channel) {
        try {
            channel.stopWaiting();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void end(Process process) {
        if (process.isAlive()) {
            // A driver that is killed leaves workers, which end by the end of their own standard input.
            process.destroyForcibly();
        }
    }

    private static void delete(Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // It is in the temporary folder, and holds no secret.
            file.toFile().deleteOnExit();
        }
    }
}
