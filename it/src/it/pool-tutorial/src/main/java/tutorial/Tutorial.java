package tutorial;

import dev.parallel.AsyncResult;
import dev.parallel.Pool;
import dev.parallel.error.ParallelException;
import dev.parallel.error.TaskFailedException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Programs of the tutorials, by their numbers. Opens a pool at its first line, with no guard. */
public final class Tutorial {

    private Tutorial() {}

    public static void main(String[] args) throws InterruptedException, TimeoutException {
        try (Pool pool = Pool.open(4)) {
            List<Integer> digits = IntStream.range(0, 10).boxed().toList();
            say(2, pool.map(ParallelTasks.square, digits));
            say(3, pool.map(ParallelTasks.cube, digits));
            inTheBackground(pool);
            asTheyArrive(pool);
            say(6, pool.starmap(List.of(
                    ParallelTasks.multiply(2, 3), ParallelTasks.multiply(4, 5), ParallelTasks.multiply(6, 7))));
            say(7, pool.starmap(IntStream.rangeClosed(1, 4)
                    .mapToObj(step -> ParallelTasks.sumOfRange(0, 1_000_000, step))
                    .toList()));
            List<Boolean> flags =
                    pool.map(ParallelTasks.isPrime, IntStream.rangeClosed(1, 100_000).boxed().toList());
            say(15, List.of(flags.stream().filter(prime -> prime).count()));
        }
        callbacks();
        unguarded();
    }

    private static void inTheBackground(Pool pool) throws InterruptedException, TimeoutException {
        List<Integer> numbers = IntStream.range(0, 8).boxed().toList();
        AsyncResult<List<Integer>> squares = pool.mapAsync(ParallelTasks.drowsySquare, numbers);
        System.out.println("program 4: other work meanwhile, " + (squares.ready() ? "too late" : "in time"));
        try {
            say(4, squares.get(Duration.ofSeconds(10)));
        } catch (ExecutionException e) {
            throw (ParallelException) e.getCause();
        }
    }

    private static void asTheyArrive(Pool pool) {
        List<List<Integer>> chunks = Collections.nCopies(
                100, IntStream.range(0, 1_000).boxed().toList());
        for (long sum : pool.imap(ParallelTasks.sum, chunks)) {
            say(5, List.of(sum));
        }
    }

    private static void callbacks() throws InterruptedException, TimeoutException {
        AtomicInteger succeeded = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        List<AsyncResult<Integer>> results = new ArrayList<>();
        try (Pool pool = Pool.open(4)) {
            for (int n = 0; n < 5; n++) {
                results.add(pool.applyAsync(
                        ParallelTasks.slowSquare(n),
                        value -> succeeded.incrementAndGet(),
                        error -> failed.incrementAndGet()));
            }
            pool.shutdown();
            pool.join();
        }
        List<String> shown = new ArrayList<>();
        for (AsyncResult<Integer> result : results) {
            try {
                shown.add(String.valueOf(result.get(Duration.ofSeconds(1))));
            } catch (ExecutionException e) {
                TaskFailedException failure = (TaskFailedException) e.getCause();
                shown.add("\"" + failure.getCause().getMessage() + "\"");
            }
        }
        say(11, shown);
        System.out.println("program 11: " + succeeded + " callbacks, " + failed + " error callback");
    }

    private static void unguarded() {
        try {
            ParallelUnguarded.lookUp(1).apply();
            System.out.println("program 25: not refused");
        } catch (ParallelException e) {
            StringWriter shown = new StringWriter();
            e.printStackTrace(new PrintWriter(shown));
            if (shown.toString().contains("A pool was refused: this JVM is the worker")
                    && shown.toString().contains("The static initialiser of tutorial.Unguarded opens it")) {
                System.out.println("program 25: refused");
                return;
            }
            throw e;
        }
    }

    private static void say(int program, List<?> results) {
        System.out.println(
                "program " + program + ": " + results.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }
}
