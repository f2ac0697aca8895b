package dev.parallel.internal.process;

import dev.parallel.internal.process.launch.LaunchException;
import dev.parallel.internal.process.launch.LaunchPlan;
import dev.parallel.internal.process.launch.WorkerSpec;
import dev.parallel.internal.transport.Link;
import dev.parallel.internal.transport.LinkOffer;
import dev.parallel.internal.transport.Welcome;
import java.io.IOException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Starts the workers of one pool. Thread-safe. */
public final class WorkerLauncher {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(60);
    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

    private final WorkerSpec spec;
    private final WorkerLines lines;
    /** Null: the workers keep their log records. */
    private final LogReader logs;

    private volatile LaunchPlan plan;

    /**
     * Makes a launcher; nothing is started yet.
     *
     * @param spec what the workers are
     * @param lines takes what they write
     * @param logs takes what they log; null: they keep it to themselves
     */
    public WorkerLauncher(WorkerSpec spec, WorkerLines lines, LogReader logs) {
        this.spec = spec;
        this.lines = lines;
        this.logs = logs;
    }

    /**
     * Starts a worker and waits until it has connected.
     *
     * @param name its name
     * @param aborted asked now and then whether it is still wanted
     * @return the connected worker
     * @throws StartFailure if it could not be started, ended, or did not connect in time
     */
    public WorkerProcess start(String name, BooleanSupplier aborted) throws StartFailure {
        try {
            Reaper reaper = Reaper.get();
            LinkOffer offer = LinkOffer.make(reaper::watchFolderToBe, reaper::forgetFolder);
            try {
                return start(name, aborted, offer);
            } finally {
                close(offer);
            }
        } catch (LaunchException | IOException e) {
            throw new StartFailure(name + " could not be started: " + e.getMessage(), e);
        }
    }

    /** A folder that cannot be removed is no reason to lose the worker that has connected. */
    private static void close(LinkOffer offer) {
        try {
            offer.close();
        } catch (IOException e) {
            System.getLogger(WorkerLauncher.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "the folder of a start could not be removed: " + offer.folder(),
                            e);
        }
    }

    private WorkerProcess start(String name, BooleanSupplier aborted, LinkOffer offer)
            throws IOException, StartFailure {
        ProcessBuilder builder = plan().prepare(offer.folder());
        WorkerProcess process = attended(name, builder.start());
        Link link = null;
        boolean ended = false;
        try {
            process.onExit(offer::wakeUp);
            int logLevel = logs == null ? Welcome.NO_LOGS : logs.level();
            if (process.welcome(new Welcome(offer.secret(), offer.folder(), name, logLevel))) {
                link = offer.awaitWorker(
                        CONNECT_LIMIT, logs != null, () -> process.isAlive() && !aborted.getAsBoolean());
                ended = !process.isAlive();
            } else {
                // It has closed its input, as it does when it ends; it is still alive for a moment.
                ended = process.awaitExit(KILL_LIMIT);
            }
        } finally {
            if (link == null) {
                process.killAndWait(KILL_LIMIT);
            }
        }
        if (link == null) {
            throw new StartFailure(
                    reason(process, ended, aborted) + "\nCommand: " + String.join(" ", builder.command()));
        }
        process.connected(link);
        if (logs != null) {
            logs.add(name, process.pid(), offer.takeLogs());
        }
        return process;
    }

    private WorkerProcess attended(String name, Process process) {
        try {
            return new WorkerProcess(name, process, lines);
        } catch (RuntimeException | Error e) {
            // No thread for its output, for example: nobody else knows of the process yet.
            process.toHandle().destroyForcibly();
            throw e;
        }
    }

    private static String reason(WorkerProcess process, boolean ended, BooleanSupplier aborted) {
        if (ended) {
            return process.describeEnd();
        }
        return aborted.getAsBoolean()
                ? process.name() + " was not wanted any more: its pool was closed"
                : process.name() + " did not connect within " + CONNECT_LIMIT.toSeconds()
                        + " s and was killed. Perhaps the machine is overloaded: start fewer workers";
    }

    private LaunchPlan plan() {
        LaunchPlan known = plan;
        if (known == null) {
            known = LaunchPlan.of(spec);
            plan = known;
        }
        return known;
    }
}
