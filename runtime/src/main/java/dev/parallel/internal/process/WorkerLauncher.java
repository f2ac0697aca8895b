package dev.parallel.internal.process;

import dev.parallel.internal.process.launch.LaunchException;
import dev.parallel.internal.process.launch.LaunchPlan;
import dev.parallel.internal.process.launch.WorkerSpec;
import dev.parallel.internal.transport.Birth;
import dev.parallel.internal.transport.LinkOffer;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Starts the workers of one pool. Thread-safe. */
public final class WorkerLauncher {

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
        return begin(name, Optional.empty()).connect(aborted);
    }

    /**
     * Starts a worker; it has yet to connect.
     *
     * @param name its name
     * @param birth what it is told, if it is a child process
     * @return the process on its way
     * @throws StartFailure if it could not be started
     */
    public StartingWorker begin(String name, Optional<Birth> birth) throws StartFailure {
        try {
            Reaper reaper = Reaper.get();
            LinkOffer offer = LinkOffer.make(reaper::watchFolderToBe, reaper::forgetFolder);
            StartingWorker starting = null;
            try {
                ProcessBuilder builder = plan().prepare(offer.folder());
                starting = new StartingWorker(
                        attended(name, Detached.start(builder)), offer, birth, builder.command(), logs, spec.nesting());
                return starting;
            } finally {
                if (starting == null) {
                    StartingWorker.close(offer);
                }
            }
        } catch (LaunchException | IOException e) {
            throw new StartFailure(name + " could not be started: " + e.getMessage(), e);
        }
    }

    private WorkerProcess attended(String name, Process process) {
        try {
            return new WorkerProcess(name, process, lines);
        } catch (RuntimeException | Error e) {
            // No thread for its output, for example: nobody else knows of the process, or will see its exit.
            process.toHandle().destroyForcibly();
            Reaper.get().forget(process.pid());
            throw e;
        }
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
