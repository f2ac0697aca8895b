package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallel.AsyncResult;
import dev.parallel.AsyncResult.Until;
import dev.parallel.Call;
import dev.parallel.ChildProcess;
import dev.parallel.Codec;
import dev.parallel.Inputs;
import dev.parallel.Outputs;
import dev.parallel.Pool;
import dev.parallel.Pools;
import dev.parallel.ProcessPoolExecutor;
import dev.parallel.Results;
import dev.parallel.Task;
import dev.parallel.WorkerLogs;
import dev.parallel.WorkerOutput;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelTasks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A null where none is allowed is refused at once, and harms nothing. */
@Timeout(120)
@ExtendWith(LeavesNothingBehind.class)
class NullArgumentsTest {

    private static final Task<Integer, Integer> TASK = ParallelTasks.identity;
    private static final Call<Integer> CALL = TASK.with(1);
    private static final List<Integer> INPUT = List.of(1);

    private static Pool pool;
    private static ProcessPoolExecutor executor;

    @BeforeAll
    static void open() {
        pool = Pool.builder().workers(1).heap("32m").name("nulls").open();
        executor = new ProcessPoolExecutor(Pool.builder().workers(1).heap("32m"));
    }

    @AfterAll
    static void close() {
        pool.close();
        executor.close();
    }

    private static Stream<Named<ThrowingCallable>> ofPools() {
        Iterable<Call<Integer>> noCalls = null;
        Iterable<Integer> noInput = null;
        Task<Integer, Integer> noTask = null;
        Duration noLimit = null;
        return Stream.of(
                refused("map, task", () -> pool.map(noTask, INPUT)),
                refused("map, input", () -> pool.map(TASK, noInput)),
                refused("map with chunks, input", () -> pool.map(TASK, noInput, 1)),
                refused("mapOutcomes, task", () -> pool.mapOutcomes(noTask, INPUT)),
                refused("mapOutcomes, input", () -> pool.mapOutcomes(TASK, noInput)),
                refused("starmap", () -> pool.starmap(noCalls)),
                refused("imap, task", () -> pool.imap(noTask, INPUT)),
                refused("imap, input", () -> pool.imap(TASK, noInput)),
                refused("imapUnordered, input", () -> pool.imapUnordered(TASK, noInput)),
                refused("mapAsync, task", () -> pool.mapAsync(noTask, INPUT)),
                refused("mapAsync, input", () -> pool.mapAsync(TASK, noInput)),
                refused("starmapAsync", () -> pool.starmapAsync(noCalls)),
                refused("apply", () -> pool.apply((Call<?>) null)),
                refused("applyAsync", () -> pool.applyAsync((Call<?>) null)),
                refused("awaitReady", () -> pool.awaitReady(noLimit)),
                refused("close", () -> pool.close(noLimit)),
                refused("executor's pool", () -> new ProcessPoolExecutor((Pool.Builder) null)),
                refused("submit", () -> executor.submit((Call<?>) null)),
                refused("executor's map, task", () -> executor.map(noTask, INPUT)),
                refused("executor's map, input", () -> executor.map(TASK, noInput)),
                refused("executor's map, limit", () -> executor.map(TASK, INPUT, noLimit)),
                refused("awaitTermination", () -> executor.awaitTermination(1, null)),
                refused("configure, pool", () -> Pools.configure(null, builder -> {})),
                refused("configure, settings", () -> Pools.configure("nulls", null)));
    }

    private static Stream<Named<ThrowingCallable>> ofBuilders() {
        Pool.Builder builder = Pool.builder();
        ChildProcess.Builder child = ChildProcess.builder();
        return Stream.of(
                refused("name", () -> builder.name(null)),
                refused("timeout", () -> builder.timeout(null)),
                refused("softTimeout", () -> builder.softTimeout(null)),
                refused("idleTimeout", () -> builder.idleTimeout(null)),
                refused("heap", () -> builder.heap(null)),
                refused("maxWorkerMemory", () -> builder.maxWorkerMemory(null)),
                refused("jvmArgs", () -> builder.jvmArgs((String[]) null)),
                refused("one of jvmArgs", () -> builder.jvmArgs("-Xss4m", null)),
                refused("environment, name", () -> builder.environment(null, "value")),
                refused("environment, map", () -> builder.environment((Map<String, String>) null)),
                refused("directory", () -> builder.directory((Path) null)),
                refused("output", () -> builder.output(null)),
                refused("logs", () -> builder.logs(null)),
                refused("initializer", () -> builder.initializer(null)),
                refused("finalizer", () -> builder.finalizer(null)),
                refused("toLines", () -> WorkerOutput.toLines(null)),
                refused("toParent", () -> WorkerLogs.toParent(null)),
                refused("child's name", () -> child.name(null)),
                refused("child's heap", () -> child.heap(null)),
                refused("child's jvmArgs", () -> child.jvmArgs((String[]) null)),
                refused("child's environment", () -> child.environment(null, "value")),
                refused("child's directory", () -> child.directory(null)),
                refused("child's output", () -> child.output(null)),
                refused("child's call", () -> child.start(null)));
    }

    private static Stream<Named<ThrowingCallable>> ofValues() {
        Codec<String> noCodec = null;
        return Stream.of(
                refused("call's timeout", () -> CALL.timeout(null)),
                refused("call's softTimeout", () -> CALL.softTimeout(null)),
                refused("Inputs of a stream", () -> Inputs.of((Stream<Integer>) null)),
                refused("Inputs of an array", () -> Inputs.of((int[]) null)),
                refused("Outputs", () -> Outputs.ints((Collection<Integer>) null)),
                refused("asCompleted, results", () -> AsyncResult.asCompleted(null)),
                refused("asCompleted, limit", () -> AsyncResult.asCompleted(List.of(), null)),
                refused("await, results", () -> AsyncResult.await(null, Until.ALL_COMPLETED)),
                refused("await, until", () -> AsyncResult.await(List.of(), null)),
                refused("await, limit", () -> AsyncResult.await(List.of(), Until.ALL_COMPLETED, null)),
                refused("Codec.of", () -> Codec.of(null)),
                refused("Codec.list", () -> Codec.list(noCodec)),
                refused("Codec.set", () -> Codec.set(noCodec)),
                refused("Codec.map, key", () -> Codec.map(noCodec, Codec.of(String.class))),
                refused("Codec.map, value", () -> Codec.map(Codec.of(String.class), noCodec)),
                refused("Codec.optional", () -> Codec.optional(noCodec)),
                refused("Codec.via", () -> Codec.via(noCodec, String::toString, String::toString)));
    }

    private static Named<ThrowingCallable> refused(String what, ThrowingCallable call) {
        return Named.of(what, call);
    }

    @ParameterizedTest
    @MethodSource({"ofPools", "ofBuilders", "ofValues"})
    void isRefused(ThrowingCallable call) {
        assertThatNullPointerException().isThrownBy(call);
        assertThat(pool.apply(CALL)).isOne();
        assertThat(executor.submit(CALL).join()).isOne();
    }

    @Test
    void resultsRefuseNullLimits() throws Exception {
        AsyncResult<Integer> result = pool.applyAsync(CALL);
        assertThatNullPointerException().isThrownBy(() -> result.get((Duration) null));
        assertThat(result.get(Duration.ofSeconds(60))).isOne();

        try (Results<Integer> results = pool.imap(TASK, INPUT)) {
            assertThatNullPointerException().isThrownBy(() -> results.next(null));
            assertThat(results.next()).isOne();
        }
    }

    @Test
    void aCodecThatIsInitialisedTooLateIsTold() {
        assertThatThrownBy(() -> Codec.list((Codec<String>) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage(
                        "element is null. If it is a static field, it is initialised later than this codec: declare it above");
    }
}
