package dev.parallel.internal.process;

import dev.parallel.error.PoolStartException.Details;
import dev.parallel.internal.transport.Birth;
import dev.parallel.internal.transport.Link;
import dev.parallel.internal.transport.LinkOffer;
import dev.parallel.internal.transport.Welcome;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A process that has been started and has yet to take the link up. Whoever has it calls {@link #connect} once. */
public final class StartingWorker {

    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(60);
    private static final Duration KILL_LIMIT = Duration.ofSeconds(10);

    private final WorkerProcess process;
    private final LinkOffer offer;
    private final Optional<Birth> birth;
    private final List<String> command;
    /** Null: it keeps its log records. */
    private final LogReader logs;

    private final int nesting;

    StartingWorker(
            WorkerProcess process,
            LinkOffer offer,
            Optional<Birth> birth,
            List<String> command,
            LogReader logs,
            int nesting) {
        this.process = process;
        this.offer = offer;
        this.birth = birth;
        this.command = command;
        this.logs = logs;
        this.nesting = nesting;
    }

    /** The process; it has no link before {@link #connect} has returned. */
    public WorkerProcess process() {
        return process;
    }

    /**
     * Waits until the worker has connected. Afterwards nothing of the offer is left, and no process either if it failed.
     *
     * @param aborted asked now and then whether it is still wanted
     * @return the connected worker
     * @throws StartFailure if it ended, or did not connect in time
     */
    public WorkerProcess connect(BooleanSupplier aborted) throws StartFailure {
        Link link = null;
        boolean ended = false;
        boolean connected = false;
        try {
            process.onExit(offer::wakeUp);
            int logLevel = logs == null ? Welcome.NO_LOGS : logs.level();
            if (process.welcome(
                    new Welcome(offer.secret(), offer.folder(), process.name(), logLevel, nesting), birth)) {
                link = offer.awaitWorker(
                        CONNECT_LIMIT, logs != null, () -> process.isAlive() && !aborted.getAsBoolean());
                ended = !process.isAlive();
            } else {
                // It has closed its input, as it does when it ends; it is still alive for a moment.
                ended = process.awaitExit(KILL_LIMIT);
            }
            if (link != null) {
                process.connected(link);
                if (logs != null) {
                    logs.add(process.name(), process.pid(), offer.takeLogs());
                }
                connected = true;
            }
        } catch (IOException e) {
            throw new StartFailure(process.name() + " could not be started: " + e.getMessage(), e);
        } finally {
            if (!connected) {
                process.killAndWait(KILL_LIMIT);
                close(link);
            }
            close(offer);
        }
        if (link == null) {
            throw new StartFailure(reason(ended, aborted), command);
        }
        return process;
    }

    /** Ends the process in place of {@link #connect}. */
    public void abandon() {
        process.killAndWait(KILL_LIMIT);
        close(offer);
    }

    private FailedStart reason(boolean ended, BooleanSupplier aborted) {
        if (ended) {
            return process.failedStart();
        }
        String sentence = aborted.getAsBoolean()
                ? process.name() + " was not wanted any more before it had connected"
                : process.name() + " did not connect within " + CONNECT_LIMIT.toSeconds()
                        + " s and was killed. Perhaps the machine is overloaded: start fewer workers";
        return new FailedStart(sentence, Details.NONE);
    }

    private static void close(Link link) {
        if (link != null) {
            try {
                link.close();
            } catch (IOException e) {
                System.getLogger(StartingWorker.class.getName())
                        .log(System.Logger.Level.WARNING, "descriptors of a start stay open", e);
            }
        }
    }

    /** A folder that cannot be removed is no reason to lose the worker that has connected. */
    static void close(LinkOffer offer) {
        try {
            offer.close();
        } catch (IOException | DirectoryIteratorException e) {
            System.getLogger(StartingWorker.class.getName())
                    .log(
                            System.Logger.Level.WARNING,
                            "the folder of a start could not be removed: " + offer.folder(),
                            e);
        }
    }
}
