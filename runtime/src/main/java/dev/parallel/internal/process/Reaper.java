package dev.parallel.internal.process;

import dev.parallel.internal.process.launch.NativeCharset;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Ends what this application leaves behind, however it ends, {@code kill -9} included: a tiny {@code sh} outside this
 * JVM that is told process ids and folders, and that kills and removes what is left when its input ends. It also ends
 * workers that are stopped or cannot reach a safepoint. One for each application, started at first use. Thread-safe.
 *
 * <p>It ignores the terminal's signals, holds none of this application's streams, and its input is inherited by no one,
 * since a child of a JVM closes all descriptors but its three.
 *
 * <p>A process id says who a process is only until it is given to another process. That is accepted here: while this JVM
 * lives, the id of a child cannot be given away before this JVM has seen its exit, and {@link #forget} follows at once.
 * After this JVM's death the ids are looked at seven times in two seconds, and killed if they are still there; for one to
 * have a new owner by then, the worker must have ended by itself and the system have handed out all its other ids (at
 * least 32,000) between two looks. And only processes of the same user can be hit.
 */
public final class Reaper {

    private static final Logger LOG = System.getLogger(Reaper.class.getName());

    private static final Path SHELL = Path.of("/bin/sh");

    /** A shell that ends this often without a second of life between will not live the next time either. */
    private static final int FAILURES = 3;

    /** Paths are told as this JVM reads them from the system. */
    private static final Charset PATHS = NativeCharset.get();

    private static final Reaper INSTANCE = new Reaper();

    private final Set<Long> pids = new LinkedHashSet<>();
    private final Set<String> folders = new LinkedHashSet<>();

    private Process shell;
    private long startedAt;
    private int failures;
    private boolean absent = !Files.isExecutable(SHELL);

    private Reaper() {}

    /**
     * The one of this application.
     *
     * @return never null; its process is started by the first {@code watch}
     */
    public static Reaper get() {
        return INSTANCE;
    }

    /**
     * Whether this system can have one: it needs {@code /bin/sh}.
     *
     * @return false on Windows, for example; then all other methods only keep count
     */
    public synchronized boolean isPresent() {
        return !absent;
    }

    /**
     * The reaper's own process.
     *
     * @return its id; 0 if it is not running
     */
    public synchronized long pid() {
        return shell == null || !shell.isAlive() ? 0 : shell.pid();
    }

    /**
     * Kills this process when the application has ended.
     *
     * @param pid of a child of this JVM
     */
    public synchronized void watch(long pid) {
        if (pid <= 1) {
            throw new IllegalArgumentException("The process id is " + pid + ". It must be greater than 1.");
        }
        if (pids.add(pid)) {
            tell("+ " + pid);
        }
    }

    /**
     * Spares this process; to be called as soon as its exit is known, since ids repeat.
     *
     * @param pid what was watched; others are ignored
     */
    public synchronized void forget(long pid) {
        if (pids.remove(pid)) {
            tell("- " + pid);
        }
    }

    /**
     * Removes this folder and all in it when the application has ended. Links in it are removed, not followed.
     *
     * @param folder an absolute path of a folder that is this application's alone
     * @throws IllegalArgumentException if it is no folder, or is a link, a root, or one directly below a root
     */
    public synchronized void watchFolder(Path folder) {
        if (!Files.isDirectory(folder.normalize(), LinkOption.NOFOLLOW_LINKS)) {
            throw refused(folder);
        }
        watchFolderToBe(folder);
    }

    /**
     * Removes this folder as {@link #watchFolder} says, though it does not exist yet. Whoever makes it calls {@link
     * #forgetFolder} if he cannot.
     *
     * @param folder an absolute path with a name that nobody else can have
     * @throws IllegalArgumentException if it is a root, or directly below a root
     */
    public synchronized void watchFolderToBe(Path folder) {
        String path = checked(folder);
        if (folders.add(path)) {
            tell("d " + path);
        }
    }

    /**
     * Spares this folder.
     *
     * @param folder what was watched; others are ignored
     */
    public synchronized void forgetFolder(Path folder) {
        String path = folder.normalize().toString();
        if (folders.remove(path)) {
            tell("f " + path);
        }
    }

    private static String checked(Path folder) {
        Objects.requireNonNull(folder, "folder");
        Path path = folder.normalize();
        String text = path.toString();
        if (!path.isAbsolute() || path.getNameCount() < 2 || text.indexOf('\n') >= 0) {
            throw refused(folder);
        }
        return text;
    }

    private static IllegalArgumentException refused(Path folder) {
        return new IllegalArgumentException("The folder to remove at the end is " + folder
                + ". It must be an existing folder, not a link, with an absolute path of at least two names.");
    }

    /** Passes an order on. A shell that does not take it, or that does not run yet, is told everything when it starts. */
    private void tell(String order) {
        if (absent) {
            return;
        }
        if (shell == null) {
            start();
            return;
        }
        try {
            write(shell, order + "\n");
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The reaper took no order; it is started again when its exit is known", e);
        }
    }

    private void start() {
        ProcessBuilder builder = new ProcessBuilder(SHELL.toString(), "-c", ReaperScript.TEXT, "parallel-reaper");
        builder.directory(Path.of("/").toFile());
        builder.environment().clear();
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            shell = Detached.start(builder);
        } catch (IOException e) {
            giveUp("its process cannot be started: " + e);
            return;
        }
        startedAt = System.nanoTime();
        followExitOf(shell);
        StringBuilder orders = new StringBuilder();
        pids.forEach(pid -> orders.append("+ ").append(pid).append('\n'));
        folders.forEach(folder -> orders.append("d ").append(folder).append('\n'));
        try {
            write(shell, orders.toString());
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The reaper ended as it was started; it is started again when its exit is known", e);
        }
    }

    private static void write(Process shell, String orders) throws IOException {
        OutputStream out = shell.getOutputStream();
        out.write(orders.getBytes(PATHS));
        out.flush();
    }

    private void followExitOf(Process process) {
        Detached.daemon("parallel-reaper", () -> awaitExitOf(process), 128 << 10)
                .start();
    }

    private void awaitExitOf(Process process) {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            // Nobody has this thread to interrupt; if someone does, the reaper is no longer followed.
            Thread.currentThread().interrupt();
            return;
        }
        startAgain();
    }

    private synchronized void startAgain() {
        boolean livedWell = System.nanoTime() - startedAt > TimeUnit.SECONDS.toNanos(1);
        failures = livedWell ? 1 : failures + 1;
        closeInput();
        shell = null;
        if (failures > FAILURES) {
            giveUp("its process ended " + failures + " times within a second of its start");
        } else if (!pids.isEmpty() || !folders.isEmpty()) {
            start();
        }
    }

    private void closeInput() {
        try {
            shell.getOutputStream().close();
        } catch (IOException e) {
            // What was not yet written had no reader any more.
            LOG.log(Level.DEBUG, "The input of an ended reaper", e);
        }
    }

    private void giveUp(String why) {
        absent = true;
        LOG.log(
                Level.WARNING,
                "There is no reaper for the worker processes, since {0}. If this application is killed, workers that"
                        + " are stopped or hang may stay; end them by hand.",
                why);
    }
}
