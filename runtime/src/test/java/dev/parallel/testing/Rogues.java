package dev.parallel.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/** What tasks of other people's do to their process, and to those of others. */
final class Rogues {

    private Rogues() {}

    static long kill(long pid) {
        return ProcessHandle.of(pid)
                .filter(process -> pid != own())
                .map(process -> {
                    process.destroyForcibly();
                    return pid;
                })
                .orElse(0L);
    }

    private static long own() {
        return ProcessHandle.current().pid();
    }

    static long leaveThread(String name) {
        new Thread(Rogues::stay, name).start();
        return own();
    }

    static long leaveHook(String name) {
        Runtime.getRuntime().addShutdownHook(new Thread(Rogues::stay, name));
        return own();
    }

    /** Fills the memory, as it seems, in a way that nobody can be told of, and leaves a thread behind. */
    static int failUntold(int number) {
        leaveThread("left by a task that failed");
        System.setErr(new PrintStream(OutputStream.nullOutputStream()) {
            @Override
            public void println(Object text) {
                throw new IllegalStateException("nothing can be printed");
            }
        });
        throw new OutOfMemoryError() {
            private static final long serialVersionUID = 1L;

            @Override
            public String getMessage() {
                throw new IllegalStateException("nothing can be told");
            }
        };
    }

    static int failWithoutFrames(int number) {
        throw new IllegalStateException("no frames") {
            private static final long serialVersionUID = 1L;

            @Override
            public StackTraceElement[] getStackTrace() {
                return new StackTraceElement[] {null, new StackTraceElement("C", "m", "C.java", number), null};
            }
        };
    }

    static long interruptAll(String path) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            long end = System.nanoTime() + 200_000_000;
            while (System.nanoTime() < end) {
                LockSupport.parkNanos(end - System.nanoTime());
            }
        }));
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread != Thread.currentThread())
                .forEach(Thread::interrupt);
        return own();
    }

    static long exitSlowly(String path) {
        Gate gate = Gate.at(path);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try {
                gate.arrive();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            gate.awaitOpenUninterruptibly();
        }));
        new Thread(() -> System.exit(137)).start();
        return own();
    }

    /** Never returns. */
    private static void stay() {
        CountDownLatch never = new CountDownLatch(1);
        while (true) {
            try {
                never.await();
            } catch (InterruptedException e) {
                // That is the point of it: it goes on waiting.
                continue;
            }
        }
    }

    static long chatter(String path) throws IOException {
        Gate.at(path).arrive();
        for (long line = 0; ; line++) {
            System.out.println("line " + line + " of a task that never ends");
        }
    }

    static int failAtLength(int characters) {
        throw new IllegalStateException("x".repeat(characters));
    }

    static int failWith(String message) {
        throw new IllegalStateException(message);
    }

    static int exit(int code) {
        System.exit(code);
        return code;
    }

    static long signalItself(String signal) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(own())).start().waitFor();
        stay();
        return own();
    }
}
