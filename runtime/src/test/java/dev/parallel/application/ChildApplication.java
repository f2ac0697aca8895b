package dev.parallel.application;

import dev.parallel.ChildProcess;
import dev.parallel.testing.ParallelChildTasks;
import dev.parallel.testing.ParallelTasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** Applications with child processes: the first argument says how they end, the second and third are gates of the children. */
public final class ChildApplication {

    private ChildApplication() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("print")) {
            ChildProcess.start(ParallelTasks.print.with("from the child"));
            return;
        }
        ChildProcess free = ChildProcess.start(ParallelTasks.waitAt.with(arguments[1]));
        ChildProcess daemon =
                ChildProcess.builder().daemon(true).start(ParallelChildTasks.waitWithChild.with(arguments[2]));
        System.out.println("free=" + free.pid());
        System.out.println("daemon=" + daemon.pid());
        while (entries(arguments[1]) < 1 || entries(arguments[2]) < 2) {
            Thread.sleep(5);
        }
        System.out.println("ready=true");
        switch (arguments[0]) {
            case "return" -> {}
            case "exit" -> System.exit(5);
            case "hold" -> new CountDownLatch(1).await();
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static long entries(String folder) throws Exception {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.count();
        }
    }
}
