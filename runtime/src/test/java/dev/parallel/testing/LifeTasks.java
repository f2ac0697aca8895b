package dev.parallel.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** The methods behind {@link ParallelLifeTasks}: what shows how a worker lives. */
final class LifeTasks {

    private static final ThreadLocal<String> LOCAL = new ThreadLocal<>();
    private static final List<byte[]> HOARD = new ArrayList<>();
    private static final int PAGE = 4096;

    private static String state;

    private LifeTasks() {}

    static int prepare(String text) {
        state = text;
        LOCAL.set(text);
        return text.length();
    }

    static String prepared() {
        return state + "," + LOCAL.get();
    }

    static long arrive(String path) throws IOException {
        Gate.at(path).arrive();
        return ProcessHandle.current().pid();
    }

    static int firstOneExits(String path) throws IOException {
        Gate gate = Gate.at(path);
        gate.arrive();
        if (gate.arrivals() == 1) {
            Misdeed.EXIT.commit();
        }
        return gate.arrivals();
    }

    static int failOnceOpen(String path) {
        if (Gate.at(path).isOpen()) {
            throw new IllegalStateException("it stands open");
        }
        return 0;
    }

    static long hoard(int mebibytes) {
        for (int i = 0; i < mebibytes; i++) {
            byte[] kept = new byte[1 << 20];
            for (int at = 0; at < kept.length; at += PAGE) {
                kept[at] = 1;
            }
            HOARD.add(kept);
        }
        return ProcessHandle.current().pid();
    }

    static int countUntilInterrupted(String path) throws IOException {
        Gate.at(path).arrive();
        int count = 1;
        while (!Thread.interrupted()) {
            count = Math.max(1, count + 1);
            Thread.onSpinWait();
        }
        return count;
    }

    static int spin(int micros) {
        long end = System.nanoTime() + micros * 1000L;
        while (System.nanoTime() < end) {
            if (Thread.currentThread().isInterrupted()) {
                return 1;
            }
        }
        return 0;
    }

    static int commit(int misdeed) {
        Misdeed.values()[misdeed].commit();
        return misdeed;
    }

    static String directory() {
        return Path.of("").toAbsolutePath().toString();
    }

    static String variables() {
        return String.join(",", new TreeSet<>(System.getenv().keySet()));
    }
}
