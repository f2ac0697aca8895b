package executors;

import dev.parallel.AsyncResult;
import dev.parallel.Pool;
import dev.parallel.ProcessPoolExecutor;
import dev.parallel.WorkerOutput;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** The tutorials' programs with an executor, by their numbers. */
public final class Programs {

    private static final int WORKERS = 4;

    private Programs() {}

    public static void main(String[] args) throws Exception {
        threadsBesideProcesses();
        asTheyComplete();
        mapped();
        severalInputs();
        late();
    }

    private static void threadsBesideProcesses() throws Exception {
        List<Integer> ends = Collections.nCopies(4, 10_000_000);
        long begun = System.nanoTime();
        List<BigInteger> byThreads = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
        try {
            List<Future<BigInteger>> sums = new ArrayList<>();
            for (int end : ends) {
                sums.add(threads.submit(() -> Tasks.sumOfSquares(end)));
            }
            for (Future<BigInteger> sum : sums) {
                byThreads.add(sum.get());
            }
        } finally {
            threads.shutdown();
        }
        say("9 by threads", byThreads);
        time("9 by threads", begun);

        begun = System.nanoTime();
        try (ProcessPoolExecutor executor = new ProcessPoolExecutor(WORKERS)) {
            List<BigInteger> byProcesses = new ArrayList<>();
            executor.map(ParallelTasks.sumOfSquares, ends).forEach(byProcesses::add);
            say("9 by processes", byProcesses);
        }
        time("9 by processes", begun);
    }

    private static void asTheyComplete() {
        try (ProcessPoolExecutor executor = new ProcessPoolExecutor(WORKERS)) {
            List<AsyncResult<BigInteger>> results = new ArrayList<>();
            for (int millions = 1; millions <= 4; millions++) {
                results.add(executor.submit(ParallelTasks.sumOfSquares(1_000_000 * millions)));
            }
            for (AsyncResult<BigInteger> result : AsyncResult.asCompleted(results, Duration.ofMinutes(2))) {
                say("12", List.of(result.join()));
            }
        }
    }

    private static void mapped() {
        try (ProcessPoolExecutor executor = new ProcessPoolExecutor(WORKERS)) {
            for (double sum : executor.map(ParallelTasks.sumOfRoots, Collections.nCopies(8, 1_000_000))) {
                say("13", List.of(String.format(Locale.ROOT, "%.2f", sum)));
            }
        }
    }

    private static void severalInputs() {
        try (ProcessPoolExecutor executor = new ProcessPoolExecutor(2)) {
            List<Integer> products = new ArrayList<>();
            executor.map(ParallelTasks::multiply, List.of(2, 4, 6), List.of(3, 5, 7, 9))
                    .forEach(products::add);
            say("two inputs", products);
            List<Integer> volumes = new ArrayList<>();
            executor.map(ParallelTasks::volume, List.of(1, 2), List.of(3, 4), List.of(5, 6), Duration.ofMinutes(1))
                    .forEach(volumes::add);
            say("three inputs", volumes);
        }
    }

    /** A task of 10 s, awaited for 2 s. Its clock is not to start before it runs. */
    private static void late() throws Exception {
        CompletableFuture<Long> worker = new CompletableFuture<>();
        Pool.Builder one = Pool.builder().workers(1).output(WorkerOutput.toLines(line -> worker.complete(line.pid())));
        try (ProcessPoolExecutor executor = new ProcessPoolExecutor(one)) {
            AsyncResult<Long> result = executor.submit(ParallelTasks.sleep(10));
            ProcessHandle process =
                    ProcessHandle.of(worker.get(60, TimeUnit.SECONDS)).orElseThrow();
            long begun = System.nanoTime();
            try {
                System.out.println("program 14: slept " + result.get(Duration.ofSeconds(2)));
            } catch (TimeoutException e) {
                System.out.println("program 14: Task timed out");
                result.cancel(true);
                process.onExit().get(60, TimeUnit.SECONDS);
                long millis = millisSince(begun);
                System.out.println("program 14: the process was gone after " + millis + " ms");
                System.out.println("program 14: " + (result.isCancelled() ? "cancelled" : "not cancelled") + ", "
                        + (process.isAlive() ? "alive" : "gone"));
            }
        }
    }

    private static long millisSince(long begun) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
    }

    private static void time(String what, long begun) {
        System.out.println("time of " + what + ": " + millisSince(begun) + " ms");
    }

    private static void say(String program, List<?> results) {
        System.out.println(
                "program " + program + ": " + results.stream().map(String::valueOf).collect(Collectors.joining(" ")));
    }
}
