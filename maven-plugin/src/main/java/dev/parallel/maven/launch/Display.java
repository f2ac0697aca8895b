package dev.parallel.maven.launch;

import dev.parallel.maven.protocol.Event;
import java.io.PrintStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Shows how a job goes on: by one line that is drawn over and over on a terminal, and otherwise by a plain line at
 * intervals. Whatever else is to be said goes through it too, so that it does not run into the live line. Thread-safe.
 */
public final class Display implements Console {

    private static final String ERASE = "\r\u001B[K";

    /** What is too wide for the window is cut off there: a line that was wrapped could not be erased. */
    private static final String CUT = "\u001B[?7l";

    private static final String WRAP = "\u001B[?7h";

    private final Console console;
    private final LongSupplier nanoTime;
    private final long intervalNanos;

    /** Null without a terminal. */
    private final PrintStream terminal;

    private final int columns;

    private Event.Started job;
    private Event.Progress progress = new Event.Progress(0, 0);
    private long begin;
    private long lastPlain;
    private boolean drawn;

    private Display(Console console, LongSupplier nanoTime, Duration interval, PrintStream terminal, int columns) {
        this.console = console;
        this.nanoTime = nanoTime;
        this.intervalNanos = interval.toNanos();
        this.terminal = terminal;
        this.columns = columns;
    }

    /**
     * A display for a log.
     *
     * @param console where the lines go
     * @param nanoTime the time in nanoseconds
     * @param interval how often a line is said
     * @return a new display
     */
    public static Display plain(Console console, LongSupplier nanoTime, Duration interval) {
        return new Display(console, nanoTime, interval, null, 0);
    }

    /**
     * A display for a terminal.
     *
     * @param console where other lines go
     * @param nanoTime the time in nanoseconds
     * @param terminal where the live line is drawn
     * @param columns how wide it may be
     * @return a new display
     */
    public static Display live(Console console, LongSupplier nanoTime, PrintStream terminal, int columns) {
        return new Display(console, nanoTime, Duration.ZERO, terminal, columns);
    }

    synchronized void started(Event.Started started) {
        job = started;
        begin = nanoTime.getAsLong();
        lastPlain = begin;
        info(started.task() + ": " + Numbers.grouped(started.items()) + (started.items() == 1 ? " item, " : " items, ")
                + started.workers() + (started.workers() == 1 ? " worker" : " workers"));
    }

    synchronized void progressed(Event.Progress now) {
        progress = now;
        if (job == null) {
            return;
        }
        if (terminal != null) {
            draw();
        } else if (nanoTime.getAsLong() - lastPlain >= intervalNanos) {
            lastPlain = nanoTime.getAsLong();
            console.info(ProgressText.line(now.done(), now.failed(), job.items(), lastPlain - begin));
        }
    }

    synchronized void failed(Event.ItemFailed failure) {
        error(describe(failure));
    }

    /** Names an item that failed, and its exception. */
    static String describe(Event.ItemFailed failure) {
        return "Item " + failure.index() + " (" + failure.input() + ") failed: " + failure.type()
                + (failure.message().isEmpty() ? "" : ": " + failure.message());
    }

    synchronized void finished(Event.Finished end) {
        erase();
        job = null;
        console.info(ProgressText.summary(end.items(), end.failed(), end.nanos(), end.workers()));
        console.info("Results: " + end.output());
    }

    /** Takes the live line away, whatever the job came to. */
    synchronized void ended() {
        erase();
        job = null;
    }

    @Override
    public synchronized void info(String line) {
        erase();
        console.info(line);
        redraw();
    }

    @Override
    public synchronized void warn(String line) {
        erase();
        console.warn(line);
        redraw();
    }

    @Override
    public synchronized void error(String line) {
        erase();
        console.error(line);
        redraw();
    }

    private void redraw() {
        if (terminal != null && job != null) {
            draw();
        }
    }

    private void draw() {
        long nanos = nanoTime.getAsLong() - begin;
        String text = ProgressText.live(progress.done(), progress.failed(), job.items(), nanos, columns);
        terminal.print(ERASE + CUT + text + WRAP);
        terminal.flush();
        drawn = true;
    }

    private void erase() {
        if (drawn) {
            terminal.print(ERASE);
            terminal.flush();
            drawn = false;
        }
    }
}
