package com.acme;

import dev.parallel.AsyncResult;
import dev.parallel.Awaited;
import dev.parallel.Call;
import dev.parallel.ChildProcess;
import dev.parallel.Codec;
import dev.parallel.Inputs;
import dev.parallel.Outcome;
import dev.parallel.Outputs;
import dev.parallel.ParentProcess;
import dev.parallel.Pool;
import dev.parallel.PoolStats;
import dev.parallel.Pools;
import dev.parallel.ProcessPoolExecutor;
import dev.parallel.Results;
import dev.parallel.Task;
import dev.parallel.TriFunction;
import dev.parallel.WorkerLogRecord;
import dev.parallel.WorkerLogs;
import dev.parallel.WorkerOutput;
import dev.parallel.WorkerStats;
import dev.parallel.error.ParallelException;
import dev.parallel.error.PoolStartException;
import dev.parallel.error.TaskFailedException;
import dev.parallel.error.TaskTimeoutException;
import dev.parallel.error.WorkerLostException;
import dev.parallel.spi.CallContext;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Every call of the face as a user writes it. It is compiled and never run: whoever breaks a signature that programs are compiled
 * against breaks the build here.
 */
final class FaceConsumer {

    private FaceConsumer() {}

    static void declarative(List<Integer> numbers) {
        List<Boolean> flags = ParallelDemo.isPrime.map(numbers);
        List<Boolean> chunked = ParallelDemo.isPrime.map(numbers, 16);
        List<Outcome<Boolean>> outcomes = ParallelDemo.isPrime.mapOutcomes(numbers);
        boolean one = ParallelDemo.isPrime(7).apply();
        boolean other = ParallelDemo.isPrime.apply(7);
        AsyncResult<Boolean> later = ParallelDemo.isPrime.applyAsync(7, ok -> {}, error -> {});
        Pools.configure("com.acme.Demo", pool -> pool.workers(2).heap("64m"));
        Pools.limitProcesses(4);
        Pools.closeAll();
        use(flags, chunked, outcomes, one, other, later);
    }

    static void explicit(List<Integer> numbers) throws Exception {
        try (Pool pool = Pool.open(4)) {
            List<Boolean> all = pool.map(ParallelDemo.isPrime, numbers);
            List<Integer> products = pool.starmap(List.of(ParallelDemo.multiply(2, 3), ParallelDemo.multiply(4, 5)));
            boolean one = pool.apply(
                    ParallelDemo.isPrime(7).softTimeout(Duration.ofMillis(500)).timeout(Duration.ofSeconds(1)));
            AsyncResult<Boolean> result =
                    pool.applyAsync(ParallelDemo.isPrime(7), (Boolean ok) -> use(ok), (Throwable error) -> use(error));
            boolean got = result.get(Duration.ofSeconds(1));
            CompletableFuture<String> chained = result.thenApply(String::valueOf);
            for (Outcome<Boolean> outcome : pool.mapOutcomes(ParallelDemo.isPrime, numbers)) {
                if (outcome instanceof Outcome.Success<Boolean> success) {
                    use(success.index(), success.value());
                } else if (outcome instanceof Outcome.Failure<Boolean> failure) {
                    use(failure.index(), failure.error().index());
                }
            }
            use(all, products, one, got, chained, result.ready(), result.successful(), result.cancel(true));
            pool.shutdown();
            boolean joined = pool.join(Duration.ofSeconds(1));
            pool.join();
            pool.terminate();
            pool.close(Duration.ofSeconds(1));
            use(joined, Pool.inWorker());
        }
    }

    static void lazy(Pool pool, List<Integer> numbers) throws Exception {
        for (boolean flag : pool.imap(ParallelDemo.isPrime, numbers)) {
            use(flag);
        }
        try (Results<Boolean> results = pool.imapUnordered(ParallelDemo.isPrime, numbers, 16)) {
            boolean next = results.next(Duration.ofSeconds(1));
            for (Outcome<Boolean> outcome : results.outcomes()) {
                use(next, outcome.index(), outcome.get());
            }
        }
        List<Boolean> streamed =
                ParallelDemo.isPrime.imap(numbers).stream().limit(3).toList();
        AsyncResult<List<Boolean>> later = pool.mapAsync(ParallelDemo.isPrime, numbers, all -> use(all), error -> {});
        AsyncResult<List<Integer>> products = pool.starmapAsync(List.of(ParallelDemo.multiply(2, 3)));
        List<Boolean> all = later.get(Duration.ofSeconds(1));
        use(streamed, all, products, ParallelDemo.isPrime.mapAsync(numbers));
    }

    static void inputsAndOutputs(Pool pool, Stream<Integer> stream, IntStream ints) {
        List<Boolean> ofArray = pool.map(ParallelDemo.isPrime, Inputs.of(new int[] {2, 3, 4}));
        List<Boolean> ofRange = ParallelDemo.isPrime.map(Inputs.range(0, 10), 4);
        List<Boolean> ofStream = pool.map(ParallelDemo.isPrime, Inputs.of(stream));
        Results<Boolean> ofInts = pool.imap(ParallelDemo.isPrime, Inputs.of(ints));
        List<Boolean> ofMethod = pool.map(ParallelDemo.isPrime, IntStream.range(0, 10)::iterator);
        AsyncResult<List<Boolean>> later = ParallelDemo.isPrime.mapAsync(Inputs.of(new int[] {2}));
        List<Integer> products = pool.starmap(Inputs.of(Stream.of(ParallelDemo.multiply(2, 3))));
        boolean[] flags = Outputs.booleans(ParallelDemo.isPrime.map(Inputs.range(0, 10)));
        int[] numbers = Outputs.ints(products);
        long[] longs = Outputs.longs(List.of(1L));
        double[] doubles = Outputs.doubles(List.of(1.5));
        Iterable<Long> longInput = Inputs.of(new long[] {1});
        Iterable<Double> doubleInput = Inputs.of(new double[] {1.5});
        Iterable<Long> longRange = Inputs.range(0, 1L << 40);
        Iterable<Integer> intRange = Inputs.range('a', 'z');
        use(ofArray, ofRange, ofStream, ofInts, ofMethod, later, flags, numbers, longs, doubles);
        use(longInput, doubleInput, longRange, intRange, Inputs.<Double>of(DoubleStream.of(1.5)));
    }

    static Pool built() throws InterruptedException {
        Pool pool = Pool.builder()
                .workers(2)
                .timeout(Duration.ofSeconds(10))
                .retries(1)
                .maxTasksPerWorker(100)
                .maxWorkerMemory("512m")
                .initializer(ParallelDemo.isPrime(7))
                .finalizer(ParallelDemo.multiply(6, 7))
                .softTimeout(Duration.ofSeconds(8))
                .directory(Path.of("."))
                .cleanEnvironment()
                .heap("256m")
                .jvmArgs("-Xss2m")
                .name("images")
                .output(WorkerOutput.toLines(line -> use(line.worker(), line.pid(), line.error(), line.text())))
                .logs(WorkerLogs.toParent(Level.INFO))
                .environment("LANG", "C")
                .environment(Map.of("TZ", "UTC"))
                .maxPending(1000)
                .idleTimeout(Duration.ofSeconds(60))
                .nesting(1)
                .open();
        pool.resize(3);
        use(pool.awaitReady(Duration.ofSeconds(10)));
        return pool;
    }

    static void calls() throws Exception {
        Task<Integer, Boolean> task = ParallelDemo.isPrime;
        Call<Boolean> call = task.with(7).retries(2);
        Callable<Boolean> callable = call;
        use(call.task(), task.name(), call.callHere(), callable.call(), call.applyAsync());
    }

    static void executor(List<Integer> numbers) throws Exception {
        try (ProcessPoolExecutor executor = new ProcessPoolExecutor(4)) {
            AsyncResult<Boolean> one = executor.submit(ParallelDemo.isPrime(7));
            for (boolean prime : executor.map(ParallelDemo.isPrime, numbers)) {
                use(prime);
            }
            Results<Boolean> chunked = executor.map(ParallelDemo.isPrime, numbers, 16);
            List<Call<Integer>> calls = List.of(ParallelDemo.multiply(2, 3), ParallelDemo.multiply(3, 2));
            int fastest = executor.invokeAny(calls);
            int inTime = executor.invokeAny(calls, 1, TimeUnit.SECONDS);
            List<Future<Integer>> all = executor.invokeAll(calls);
            List<Future<Integer>> most = executor.invokeAll(calls, 1, TimeUnit.SECONDS);
            use(one, chunked, fastest, inTime, all, most);
            mappings(executor, numbers);
        }
        ExecutorService service = new ProcessPoolExecutor(Pool.builder().workers(2));
        Callable<Boolean> callable = ParallelDemo.isPrime(7);
        Future<Boolean> future = service.submit(callable);
        for (Runnable left : service.shutdownNow()) {
            if (left instanceof ProcessPoolExecutor.NeverStarted neverStarted) {
                use(neverStarted.call().task());
            }
        }
        use(future, service.isShutdown(), service.isTerminated(), service.awaitTermination(1, TimeUnit.SECONDS));
    }

    private static void mappings(ProcessPoolExecutor executor, List<Integer> numbers) {
        Duration limit = Duration.ofMinutes(1);
        Results<Boolean> limited = executor.map(ParallelDemo.isPrime, numbers, limit);
        Results<Integer> products = executor.map(ParallelDemo::multiply, numbers, numbers);
        Results<Integer> limitedProducts = executor.map(ParallelDemo::multiply, numbers, numbers, limit);
        TriFunction<Integer, Integer, Integer, Call<Integer>> three = (a, b, c) -> ParallelDemo.multiply(a + b, c);
        Results<Integer> more = executor.map(three, numbers, numbers, numbers);
        Results<Integer> limitedMore =
                executor.map((a, b, c) -> ParallelDemo.multiply(a + b, c), numbers, numbers, numbers, limit);
        use(limited, products, limitedProducts, more, limitedMore);
    }

    static void asCompleted(List<AsyncResult<Boolean>> results) throws InterruptedException {
        for (AsyncResult<Boolean> result : AsyncResult.asCompleted(results)) {
            use(result.join());
        }
        for (AsyncResult<Boolean> result : AsyncResult.asCompleted(results, Duration.ofSeconds(1))) {
            use(result.join());
        }
        Awaited<Boolean> all = AsyncResult.await(results, AsyncResult.Until.ALL_COMPLETED);
        Awaited<Boolean> first = AsyncResult.await(results, AsyncResult.Until.FIRST_FAILED, Duration.ofSeconds(1));
        List<AsyncResult<Boolean>> left = first.notDone();
        use(all.done(), left, AsyncResult.Until.FIRST_COMPLETED);
    }

    static void childProcesses(Path directory) throws Exception {
        ChildProcess p = ChildProcess.start(ParallelDemo.multiply(2, 3));
        p.join();
        Call<Integer> call = ParallelDemo.multiply(2, 3);
        ChildProcess built = ChildProcess.builder()
                .name("worker")
                .environment("LANG", "C")
                .environment(Map.of("TZ", "UTC"))
                .cleanEnvironment()
                .directory(directory)
                .jvmArgs("-Xss2m")
                .heap("256m")
                .output(WorkerOutput.discard())
                .daemon(true)
                .start(call);
        int product = built.result(call);
        Object untyped = built.result();
        boolean ended = built.join(Duration.ofSeconds(1));
        OptionalInt code = built.exitCode();
        CompletableFuture<ChildProcess> end = built.onExit();
        List<ChildProcess> active = ChildProcess.active();
        built.terminate();
        built.kill();
        built.close();
        use(product, untyped, ended, code, end, active, built.isAlive(), built.isDaemon(), built.pid(), built.name());
        ParentProcess parent = ChildProcess.parent();
        CompletableFuture<ParentProcess> parentsEnd = parent.onExit();
        use(ChildProcess.current().name(), parent.pid(), parent.name(), parent.isAlive(), parentsEnd);
    }

    static void failures(Pool pool) throws IOException {
        try {
            pool.apply(ParallelDemo.isPrime(7));
        } catch (TaskFailedException e) {
            e.rethrowIf(IOException.class);
        } catch (TaskTimeoutException e) {
            Duration limit = e.limit();
            use(limit, e.threadDump(), e.soft());
        } catch (WorkerLostException e) {
            OptionalInt code = e.exitCode();
            OptionalInt signal = e.signal();
            List<String> output = e.lastOutput();
            Optional<String> report = e.crashReport();
            boolean killed = e.reason() == WorkerLostException.Reason.SIGNAL;
            use(code, signal, output, report, killed, e.pid(), e.attempts());
        } catch (PoolStartException e) {
            List<String> command = e.command();
            List<String> output = e.lastOutput();
            use(command, output, e.exitCode(), e.signal());
        } catch (ParallelException e) {
            use(e.task(), e.index(), e.failureCount());
        }
    }

    static void statistics(Pool pool, ProcessPoolExecutor executor) {
        PoolStats stats = pool.stats();
        Instant at = stats.at();
        boolean open = stats.state() == PoolStats.State.OPEN;
        use(at, open, stats.name(), stats.targetWorkers(), stats.runningWorkers());
        use(stats.waitingCalls(), stats.outstandingCalls());
        for (WorkerStats worker : stats.workers()) {
            boolean idle = worker.state() == WorkerStats.State.IDLE;
            Optional<WorkerStats.RunningCall> running = worker.running();
            running.ifPresent(call -> use(call.task(), call.index(), call.since(), call.elapsed()));
            OptionalLong memory = worker.memory();
            use(idle, memory, worker.name(), worker.pid(), worker.callsDone());
            use(worker.startTime(), worker.workTime(), worker.idleTime());
        }
        PoolStats.Calls calls = stats.calls();
        use(calls.completed(), calls.failed(), calls.timedOut(), calls.lost(), calls.cancelled());
        use(calls.refused(), calls.retried());
        PoolStats.WorkerEnds ends = stats.workerEnds();
        Map<WorkerLostException.Reason, Long> lost = ends.lost();
        use(lost, ends.retired(), ends.timedOut(), ends.cancelled(), ends.terminated(), ends.notStarted());
        for (PoolStats.Times times : List.of(stats.runTimes(), stats.waitTimes())) {
            Duration median = times.p50();
            use(median, times.count(), times.p90(), times.p99(), times.max());
        }
        for (PoolStats.SlowCall call : stats.slowest()) {
            use(call.task(), call.index(), call.pid(), call.elapsed());
        }
        use(executor.stats());
    }

    static void codecs() {
        Codec<StringBuilder> via = Codec.via(Codec.of(String.class), StringBuilder::toString, StringBuilder::new);
        Codec<List<StringBuilder>> list = Codec.list(via);
        Codec<Set<StringBuilder>> set = Codec.set(via);
        Codec<Map<String, StringBuilder>> map = Codec.map(Codec.of(String.class), via);
        Codec<Optional<StringBuilder>> optional = Codec.optional(via);
        use(list, set, map, optional);
    }

    static void logs(LogRecord record) {
        if (record instanceof WorkerLogRecord remote) {
            use(remote.workerName(), remote.pid(), remote.threadName(), WorkerLogs.local());
        }
    }

    /** A service as an application has it. */
    public static final class Context implements CallContext {
        private static final ThreadLocal<String> TRACE = new ThreadLocal<>();

        @Override
        public Map<String, String> capture() {
            return TRACE.get() == null ? Map.of() : Map.of("trace", TRACE.get());
        }

        @Override
        public Scope restore(Map<String, String> context) {
            TRACE.set(context.get("trace"));
            return TRACE::remove;
        }
    }

    private static void use(Object... values) {
        assert values != null;
    }
}
