package dev.parallel.maven.driver;

import dev.parallel.maven.driver.output.ItemError;
import dev.parallel.maven.protocol.Event;
import java.io.UncheckedIOException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** Counts what has ended, and tells Maven several times a second. Thread-safe. */
final class JobProgress implements AutoCloseable {

    private static final long PERIOD_MILLIS = 200;

    /** So many failures are shown in Maven's log; the output file has all. */
    private static final int MOST_TOLD = 20;

    private final Consumer<? super Event> events;
    private final AtomicLong ended = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final ScheduledExecutorService ticker = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "parallel-progress");
        thread.setDaemon(true);
        return thread;
    });

    /** Only the job's own thread tells failures. */
    private int told;

    JobProgress(Consumer<? super Event> events) {
        this.events = events;
    }

    void start() {
        Future<?> unused =
                ticker.scheduleWithFixedDelay(this::tick, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    void succeeded() {
        ended.incrementAndGet();
    }

    void failed() {
        ended.incrementAndGet();
        failed.incrementAndGet();
    }

    /** What counts as succeeded has failed after all. */
    void spoilt() {
        failed.incrementAndGet();
    }

    /** How many items failed so far. */
    long failures() {
        return failed.get();
    }

    /** Tells of an item that failed. */
    void tell(long index, String input, ItemError error) {
        if (told++ < MOST_TOLD) {
            String message = error.message() == null ? "" : error.message();
            events.accept(new Event.ItemFailed(index, input, error.type(), message));
        }
    }

    private void tick() {
        long bad = failed.get();
        try {
            // Also where nothing has changed: it is the beat by which Maven redraws its line.
            events.accept(new Event.Progress(ended.get(), bad));
        } catch (UncheckedIOException e) {
            // Maven is gone: the watch on standard input ends this process.
            ticker.shutdown();
        }
    }

    @Override
    public void close() {
        ticker.shutdownNow();
    }
}
