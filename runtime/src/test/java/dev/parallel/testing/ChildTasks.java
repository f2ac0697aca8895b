package dev.parallel.testing;

import dev.parallel.ChildProcess;
import dev.parallel.Pool;
import dev.parallel.WorkerOutput;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** What child processes are asked to do in tests; without an initialiser of its own. */
final class ChildTasks {

    private ChildTasks() {}

    /** Name, pid, main thread, parent's name, parent's pid, whether the parent lives, whether a daemon. */
    static String self() {
        ChildProcess self = ChildProcess.current();
        return String.join(
                "|",
                self.name(),
                Long.toString(self.pid()),
                Thread.currentThread().getName(),
                ChildProcess.parent().name(),
                Long.toString(ChildProcess.parent().pid()),
                Boolean.toString(ChildProcess.parent().isAlive()),
                Boolean.toString(self.isDaemon()));
    }

    /** What each misuse of {@link ChildProcess#current} is answered with. */
    @SuppressWarnings("FutureReturnValueIgnored") // none is returned
    static String misuse() {
        ChildProcess self = ChildProcess.current();
        List<Runnable> misuses = List.of(
                self::join,
                self::result,
                self::terminate,
                self::kill,
                self::onExit,
                self::close,
                () -> self.result(null));
        List<String> answers = new ArrayList<>();
        for (Runnable misuse : misuses) {
            try {
                misuse.run();
                answers.add("not refused");
            } catch (IllegalStateException e) {
                answers.add(e.getMessage());
            }
        }
        return String.join("\n", answers);
    }

    @SuppressWarnings("DoNotCall") // its end is what is tested
    static int exit(int code) {
        System.exit(code);
        return code;
    }

    static int halt(int code) {
        Runtime.getRuntime().halt(code);
        return code;
    }

    static int signalItself(int signal) throws IOException, InterruptedException {
        new ProcessBuilder(
                        "kill",
                        "-" + signal,
                        Long.toString(ProcessHandle.current().pid()))
                .inheritIO()
                .start()
                .waitFor();
        new CountDownLatch(1).await();
        return signal;
    }

    /** Returns at once and leaves a thread that waits at a gate and then makes the file "done" beside it. */
    static int leaveThread(String gate) {
        new Thread(() -> {
                    Gate there = Gate.at(gate);
                    try {
                        there.arrive();
                        there.awaitOpenUninterruptibly();
                        Files.createFile(Path.of(gate, "done"));
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .start();
        return 7;
    }

    /** The same, and throws. */
    static int leaveThreadAndThrow(String gate) {
        leaveThread(gate);
        throw new IllegalStateException("thrown beside a thread");
    }

    /** Has a shutdown hook make the file "hooked" at a gate, arrives there, and waits for ever. */
    static int waitWithHook(String gate) throws IOException, InterruptedException {
        hook(gate);
        Gate.at(gate).arrive();
        new CountDownLatch(1).await();
        return 0;
    }

    /** Has a shutdown hook make the file "hooked" at a gate. */
    static int hook(String gate) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                Files.createFile(Path.of(gate, "hooked"));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }));
        return 0;
    }

    /** Writes text without an end of line and without a flush to both streams. */
    static int printUnfinished(String text) {
        System.out.print(text);
        System.err.print(text);
        return 0;
    }

    /** What this process has open, a line each. */
    static String descriptors() throws IOException {
        StringBuilder open = new StringBuilder();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path each : all) {
                try {
                    open.append(Files.readSymbolicLink(each)).append('\n');
                } catch (NoSuchFileException closed) {
                    // Another thread of this JVM had it open for a moment.
                    continue;
                }
            }
        }
        return open.toString();
    }

    @SuppressWarnings("ModifiedButNotUsed") // being held is its use
    static int fillMemory(int ignored) {
        List<byte[]> all = new ArrayList<>();
        while (true) {
            all.add(new byte[1 << 20]);
        }
    }

    /** Names of this process and of the two that it starts, and so on for some generations. */
    static String family(int generations) {
        List<String> names = new ArrayList<>(List.of(ChildProcess.current().name()));
        if (generations > 0) {
            List<ChildProcess> children = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                children.add(ChildProcess.start(ParallelChildTasks.family.with(generations - 1)));
            }
            for (ChildProcess child : children) {
                names.add((String) child.result());
                child.join();
            }
        }
        return String.join(" ", names);
    }

    /** Starts a child that waits at a gate, and waits there, too. */
    static String waitWithChild(String gate) throws IOException, InterruptedException {
        ChildProcess.start(ParallelTasks.waitAt.with(gate));
        return Long.toString(Tasks.waitAt(gate));
    }

    /** Starts a plain process and a chain of two children that wait at a gate; waits there, too. */
    static long chain(String gate) throws IOException, InterruptedException {
        long plain = Tasks.startGrandchild();
        Files.writeString(Path.of(gate, "plain-" + plain), "");
        ChildProcess.start(ParallelChildTasks.waitWithChild.with(gate));
        return Tasks.waitAt(gate);
    }

    /** Squares in a pool of this child's own. */
    static int poolInside(int n) {
        try (Pool pool = Pool.builder().workers(2).heap("32m").open()) {
            return pool.map(ParallelTasks.square, List.of(n, n + 1)).stream()
                    .mapToInt(i -> i)
                    .sum();
        }
    }

    /** Starts a child that is told not to be a daemon; gives the refusal. */
    static String undaemonised() {
        try {
            ChildProcess.builder().daemon(false).start(ParallelTasks.square(2));
            return "not refused";
        } catch (IllegalStateException e) {
            return e.getMessage();
        }
    }

    /** Whether a child that is told nothing becomes a daemon. */
    static boolean childIsDaemon() {
        ChildProcess child = ChildProcess.start(ParallelTasks.square(2));
        boolean daemon = child.isDaemon();
        child.join();
        return daemon;
    }

    /** Arrives at a gate, waits for the parent's end, and makes the file "orphaned" there. */
    static int awaitParentsEnd(String gate) throws IOException {
        Gate.at(gate).arrive();
        ChildProcess.parent().onExit().join();
        Files.createFile(Path.of(gate, "orphaned"));
        return 0;
    }

    /** Starts a child that waits for the end of this process, and waits at a gate. */
    static String waitWithOrphan(String gate) throws IOException, InterruptedException {
        ChildProcess.start(ParallelChildTasks.awaitParentsEnd.with(gate));
        return Long.toString(Tasks.waitAt(gate));
    }

    /** How a child's lines come to its parent, who is a child itself. */
    static String linesOfChild(String text) {
        List<String> lines = java.util.Collections.synchronizedList(new ArrayList<>());
        ChildProcess child = ChildProcess.builder()
                .output(WorkerOutput.toLines(line -> lines.add(line.worker() + ":" + line.text())))
                .start(ParallelTasks.print.with(text));
        child.join();
        return lines.stream().sorted().collect(Collectors.joining("\n"));
    }

    static int detonate(int n) {
        return Bomb.FUSE + n;
    }

    static int detonatePool(int n) {
        return PoolBomb.FUSE + n;
    }

    /** A class that starts a process of the task that initialises it. */
    private static final class Bomb {
        static final int FUSE = (Integer)
                ChildProcess.start(ParallelChildTasks.detonate.with(1)).result();
    }

    private static final class PoolBomb {
        static final int FUSE;

        static {
            try (Pool pool = Pool.open(2)) {
                FUSE = pool.apply(ParallelTasks.square(2));
            }
        }
    }
}
