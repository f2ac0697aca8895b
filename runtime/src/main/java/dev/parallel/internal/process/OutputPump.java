package dev.parallel.internal.process;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads one stream of one worker to its end, by a daemon thread of its own: without a reader the worker would stand
 * still as soon as the pipe is full. Each line goes to the sink and to the tail, a crash report to the tail alone.
 *
 * <p>The thread ends at the end of the stream. Processes that the worker started have inherited its streams, so that the
 * end may come later than the worker's: nobody has to wait for it, and the last lines are in the tail by then.
 */
public final class OutputPump {

    private static final Logger LOG = System.getLogger(OutputPump.class.getName());

    /** Room for a sink that logs, far from the default of a megabyte. */
    private static final long STACK = 256 << 10;

    private static final int CHUNK = 8 << 10;

    private final InputStream in;
    private final boolean error;
    private final String worker;
    private final LineSink sink;
    private final OutputTail tail;
    private final CrashReportDetector detector = new CrashReportDetector();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    private boolean sinkFailed;

    private OutputPump(InputStream in, boolean error, String worker, LineSink sink, OutputTail tail) {
        this.in = Objects.requireNonNull(in, "in");
        this.error = error;
        this.worker = Objects.requireNonNull(worker, "worker");
        this.sink = Objects.requireNonNull(sink, "sink");
        this.tail = Objects.requireNonNull(tail, "tail");
    }

    /**
     * Starts to read.
     *
     * @param in the stream, read to its end and closed then
     * @param error whether it is standard error
     * @param worker the worker's name, for the thread and for messages
     * @param sink takes each line; the first thing that it throws is logged, and nothing else comes of it
     * @param tail keeps the last lines; both streams of a worker share it
     * @return the running pump
     */
    public static OutputPump start(InputStream in, boolean error, String worker, LineSink sink, OutputTail tail) {
        OutputPump pump = new OutputPump(in, error, worker, sink, tail);
        Thread thread = new Thread(null, pump::run, worker + (error ? "-stderr" : "-stdout"), STACK);
        thread.setDaemon(true);
        thread.start();
        return pump;
    }

    /**
     * Waits until all was read and given to the sink.
     *
     * @param limit how long at most
     * @return false if the stream has not ended within the limit: a process that the worker started still holds it
     * @throws InterruptedException if the calling thread is interrupted
     */
    public boolean awaitEnd(Duration limit) throws InterruptedException {
        try {
            ended.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("the end of a stream was not told", e);
        }
    }

    /** Runs something when all was read and given to the sink, on the pump's thread, or at once if that is so already. */
    void onEnd(Runnable action) {
        ended.thenRun(action);
    }

    private void run() {
        LineSplitter splitter = new LineSplitter(this::line);
        try (in) {
            byte[] chunk = new byte[CHUNK];
            for (int length = read(chunk); length >= 0; length = read(chunk)) {
                splitter.take(chunk, length);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The output of " + worker + " was closed before its end", e);
        } finally {
            splitter.end();
            ended.complete(null);
        }
    }

    private int read(byte[] chunk) throws IOException {
        try {
            return in.read(chunk);
        } catch (IOException e) {
            // At a process's exit the JDK closes its pipe and puts what was left in it into the stream. A read that was
            // on its way to the pipe fails then, the next one finds what was left.
            LOG.log(Level.DEBUG, "Reading the output of " + worker + " once more", e);
            return in.read(chunk);
        }
    }

    private void line(String text) {
        if (detector.isReport(text)) {
            tail.addReport(error, text);
        } else {
            give(text);
        }
    }

    /** The sink is a user's code: nothing that it throws may keep the worker's pipe from being read. */
    private void give(String text) {
        tail.add(text);
        try {
            sink.line(error, text);
        } catch (RuntimeException | Error e) {
            if (!sinkFailed) {
                sinkFailed = true;
                tell(e);
            }
        }
    }

    /** Loggers run a user's code, too. */
    private void tell(Throwable failure) {
        try {
            LOG.log(
                    Level.WARNING,
                    "The consumer of the output of " + worker + " threw " + failure
                            + ". The line is lost; what it throws from now on is not reported.",
                    failure);
        } catch (RuntimeException | Error e) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }
}
