package dev.parallel.testing;

import dev.parallel.Pool;
import dev.parallel.error.GuardException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The methods behind {@link ParallelTasks}: what tests have workers do. */
final class Tasks {

    /** Written by endless loops, so that they cannot be optimised away. */
    private static volatile long sink;

    private static volatile WeakReference<long[]> passed;

    private static int calls;

    private Tasks() {}

    static int callNumberOf(byte[] ignored) {
        return callNumber();
    }

    static int callNumber() {
        return calls++;
    }

    static long pid() {
        return ProcessHandle.current().pid();
    }

    static Trap trapped(Trap trap) {
        trap.pass(Trap.Stage.RUNNING);
        return trap;
    }

    static long waitAt(String path) throws IOException, InterruptedException {
        Gate gate = Gate.at(path);
        gate.arrive();
        gate.awaitOpen();
        return pid();
    }

    /** Runs for ever in a loop with safepoints. */
    static int busy(String path) throws IOException {
        Gate.at(path).arrive();
        while (true) {
            sink++;
        }
    }

    /** Runs for ever in counted loops, which a JVM compiles without safepoints unless it is told otherwise. */
    static int counted(String path) throws IOException {
        Gate.at(path).arrive();
        while (true) {
            sink = count();
        }
    }

    private static long count() {
        long sum = 0;
        for (int i = 0; i < Integer.MAX_VALUE; i++) {
            sum = sum * 31 + i;
        }
        return sum;
    }

    static int deaf(String path) throws IOException {
        Gate.at(path).arrive();
        while (true) {
            try {
                Thread.sleep(1_000_000);
            } catch (InterruptedException e) {
                sink++;
            }
        }
    }

    static int fail(String how) throws OwnException, IOException {
        switch (how) {
            case "jdk" -> throw new IllegalArgumentException("of the JDK");
            case "own" -> throw own();
            case "undeclared" -> throw new Undeclared("of the application");
            case "error" -> throw new AssertionError("an error");
            case "rude" -> throw new Rude();
            case "hostile" -> throw new Hostile();
            case "no message" -> throw new IOException();
            case "cycle" -> throw cycle();
            case "stale" -> throw new NoSuchMethodError("'int p.Tasks.f(int)'");
            default -> throw new UnsupportedOperationException(how);
        }
    }

    private static OwnException own() {
        OwnException own = new OwnException("declared");
        own.initCause(new IOException("the cause", new IllegalStateException("its cause")));
        own.addSuppressed(new ArithmeticException("suppressed"));
        return own;
    }

    private static RuntimeException cycle() {
        RuntimeException one = new RuntimeException("one");
        one.initCause(new RuntimeException("two", one));
        return one;
    }

    static int firstOneDies(String path) throws IOException {
        Gate gate = Gate.at(path);
        gate.arrive();
        if (gate.arrivals() == 1) {
            Misdeed.KILL.commit();
        }
        return gate.arrivals();
    }

    static int arriveAndThrow(String path) throws IOException {
        Gate.at(path).arrive();
        throw new IllegalStateException("thrown after the arrival");
    }

    static int arriveAndDie(String path) throws IOException {
        Gate.at(path).arrive();
        Misdeed.KILL.commit();
        return 0;
    }

    static int dieWith(byte[] data) {
        Misdeed.KILL.commit();
        return data.length;
    }

    static long[] passing(long[] array) {
        passed = new WeakReference<>(array);
        return array;
    }

    static boolean hasForgotten() throws InterruptedException {
        return Forgetting.awaitCleared(passed);
    }

    static int sleep(int millis) throws InterruptedException {
        Thread.sleep(millis);
        return millis;
    }

    /** Writes over the mapped segment, as a fault of native code might. */
    static int overwriteLink(int value) throws IOException {
        long start;
        long end;
        try (Stream<String> mappings = Files.lines(Path.of("/proc/self/maps"))) {
            String mapping = mappings.filter(line -> line.contains("/parallel-"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("no mapped segment"));
            String[] bounds = mapping.substring(0, mapping.indexOf(' ')).split("-");
            start = Long.parseLong(bounds[0], 16);
            end = Long.parseLong(bounds[1], 16);
        }
        byte[] all = new byte[(int) (end - start)];
        Arrays.fill(all, (byte) value);
        try (RandomAccessFile memory = new RandomAccessFile("/proc/self/mem", "rw")) {
            memory.seek(start);
            memory.write(all);
        }
        return value;
    }

    static String setting(String name) {
        return name.startsWith("$") ? System.getenv(name.substring(1)) : System.getProperty(name);
    }

    static int print(String text) {
        System.out.println(text);
        System.err.println(text);
        return text.length();
    }

    /** Writes to the descriptors themselves, past {@code System.out}. */
    static int printNatively(String text) throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", "echo \"$1\"; echo \"$1\" >&2", "sh", text)
                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
    }

    static int readInput() throws IOException {
        return System.in.read();
    }

    /** What a worker is told when it opens a pool, in each way. */
    static String openPools() {
        List<String> messages = new ArrayList<>();
        try (Pool pool = Pool.open(1)) {
            messages.add("opened " + pool);
        } catch (GuardException e) {
            messages.add(e.getMessage());
        }
        try {
            messages.add("ran " + ParallelTasks.square.apply(2));
        } catch (GuardException e) {
            messages.add(e.getMessage());
        }
        return String.join("\n", messages);
    }

    /** Starts a process that would outlive this one. */
    static long startGrandchild() throws IOException {
        return new ProcessBuilder("sleep", "600").start().pid();
    }

    static int printAndExit(String text) {
        System.out.println(text);
        Misdeed.EXIT.commit();
        return 0;
    }

    static String threadNames() {
        return Stream.concat(
                        Stream.of(Thread.currentThread()),
                        Thread.getAllStackTraces().keySet().stream().filter(thread -> thread != Thread.currentThread()))
                .map(Thread::getName)
                .collect(Collectors.joining("\n"));
    }

    static boolean loseContext() {
        Thread.currentThread().setContextClassLoader(null);
        return true;
    }

    static boolean interruptItself() {
        Thread.currentThread().interrupt();
        return true;
    }

    /** An exception that the tasks do not declare. */
    static final class Undeclared extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Undeclared(String message) {
            super(message);
        }
    }

    /** An exception whose own code throws. */
    static final class Rude extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message from me");
        }
    }

    /** Tells nothing of itself, in all the ways there are. */
    static final class Hostile extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new NoClassDefFoundError("com/acme/Messages");
        }

        @Override
        public StackTraceElement[] getStackTrace() {
            return null;
        }

        @Override
        public synchronized Throwable getCause() {
            throw new UnsupportedOperationException("no cause either");
        }
    }
}
