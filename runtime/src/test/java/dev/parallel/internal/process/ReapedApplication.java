package dev.parallel.internal.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** An application that is told by its standard input what to start and to watch, and answers with a process id or 0. */
public final class ReapedApplication {

    private ReapedApplication() {}

    public static void main(String[] arguments) throws IOException {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            String[] words = order.split(" ", 2);
            System.out.println(carryOut(words[0], words.length > 1 ? words[1] : ""));
            if (words[0].equals("exit")) {
                return;
            }
        }
    }

    private static long carryOut(String order, String value) throws IOException {
        Reaper reaper = Reaper.get();
        switch (order) {
            case "child" -> {
                long pid = sleeper();
                reaper.watch(pid);
                return pid;
            }
            case "bystander" -> {
                return sleeper();
            }
            case "reaper-first" -> {
                long pid = sleeper();
                reaper.watch(pid);
                reaper.forget(pid);
                ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
                return reaper.pid();
            }
            case "reaper" -> {
                return reaper.pid();
            }
            case "forget" -> reaper.forget(Long.parseLong(value));
            case "folder" -> reaper.watchFolder(Path.of(value));
            case "forgetFolder" -> reaper.forgetFolder(Path.of(value));
            case "exit" -> {}
            default -> throw new IllegalArgumentException(order);
        }
        return 0;
    }

    private static long sleeper() throws IOException {
        return new ProcessBuilder("sleep", "300").start().pid();
    }
}
