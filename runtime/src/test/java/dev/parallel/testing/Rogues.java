package dev.parallel.testing;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

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
