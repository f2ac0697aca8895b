package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.parallel.AsyncResult;
import dev.parallel.Pool;
import dev.parallel.Pools;
import dev.parallel.error.GuardException;
import dev.parallel.error.TaskFailedException;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelNested;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.ParallelUnready;
import dev.parallel.testing.Processes;
import dev.parallel.testing.Workers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Who may open a pool: not a worker, unless it was allowed to, and not the initialiser of a class with tasks. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class GuardTest {

    @TempDir
    private Path folder;

    private static Pool.Builder builder() {
        return Pool.builder().workers(1).heap("48m").name("outer");
    }

    /** An opener whose class has no tasks. */
    private static final class Holder {
        static final int NINE;

        static {
            try (Pool pool = builder().open()) {
                NINE = pool.apply(ParallelTasks.square(3));
            }
        }
    }

    private static String messages(Throwable thrown) {
        return Stream.iterate(thrown, e -> e != null, Throwable::getCause)
                .map(String::valueOf)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void aWorkerThatInitialisesAClassThatOpensAPoolNamesTheClass() {
        try (Pool pool = builder().open()) {
            Throwable thrown = catchThrowable(() -> pool.apply(ParallelUnready.lookUp.with(1)));
            assertThat(thrown).isInstanceOf(TaskFailedException.class);
            assertThat(messages(thrown))
                    .contains("A pool was refused: this JVM is the worker outer-worker-1")
                    .contains("The static initialiser of dev.parallel.testing.Unready opens it");
            assertThat(Workers.count()).isEqualTo(1);
        }
    }

    @Test
    void nestingDoesNotAllowItToInitialisers() {
        try (Pool pool = builder().nesting(3).open()) {
            Throwable thrown = catchThrowable(() -> pool.apply(ParallelUnready.lookUp.with(1)));
            assertThat(messages(thrown)).contains("The static initialiser of dev.parallel.testing.Unready opens it");
        }
    }

    @Test
    void anApplicationThatInitialisesAClassWithTasksThatOpensAPoolIsTold() {
        Throwable thrown = catchThrowable(() -> ParallelUnready.lookUp.with(1).callHere());
        assertThat(thrown).isInstanceOf(LinkageError.class);
        assertThat(messages(thrown))
                .contains(GuardException.class.getName())
                .contains("each worker that runs one of the class's tasks initialises it too")
                .contains("The static initialiser of dev.parallel.testing.Unready opens it");
        assertThat(Workers.count()).isZero();
    }

    @Test
    void anApplicationMayOpenAPoolInAnInitialiserOfAnotherClass() {
        assertThat(Holder.NINE).isEqualTo(9);
    }

    @Test
    void aWorkerIsToldHowItMayOpenPools() {
        try (Pool pool = builder().open()) {
            assertThat(pool.apply(ParallelNested.deeper.with(1)))
                    .contains("A pool was refused: this JVM is the worker outer-worker-1")
                    .contains("Pool.builder().nesting(1)");
        }
    }

    @Test
    void tasksMayOpenAsManyLevelsOfPoolsAsTheirPoolAllows() {
        try (Pool pool = builder().nesting(2).open()) {
            assertThat(pool.apply(ParallelNested.deeper.with(2))).isEqualTo("all the way down in level-1-worker-1");
            assertThat(pool.apply(ParallelNested.deeper.with(3)))
                    .contains("A pool was refused: this JVM is the worker level-2-worker-1");
        }
    }

    @Test
    void tasksMayUseDeclarativePoolsWhereNestingIsAllowed() {
        try (Pool pool = builder().nesting(1).open()) {
            assertThat(pool.apply(ParallelNested.declared.with(7))).isEqualTo(49);
        }
        Pools.configure("nested", declared -> declared.nesting(1));
        assertThat(ParallelNested.declared.apply(8)).isEqualTo(64);
        Pools.closeAll();
    }

    @Test
    void nestedWorkersEndWithTheWorkerThatStartedThem() throws Exception {
        Gate gate = Gate.in(folder);
        try (Pool pool = builder().nesting(1).open()) {
            long worker = pool.apply(ParallelTasks.pid());
            AsyncResult<Integer> call = pool.applyAsync(ParallelNested.occupy.with(gate.path()));
            List<Long> inner = gate.awaitArrivals(2);

            Processes.signal("KILL", worker);

            Processes.awaitGone(inner, Duration.ofSeconds(20));
            assertThat(catchThrowable(call::join)).isNotNull();
            assertThat(pool.apply(ParallelTasks.square(3))).isEqualTo(9);
        }
    }

    @Test
    void aPoolWithNestedPoolsIsTerminatedPromptly() throws Exception {
        Gate gate = Gate.in(folder);
        List<Long> inner;
        try (Pool pool = builder().nesting(1).open()) {
            AsyncResult<Integer> call = pool.applyAsync(ParallelNested.occupy.with(gate.path()));
            inner = gate.awaitArrivals(2);

            pool.terminate();

            assertThat(pool.join(Duration.ofSeconds(20))).isTrue();
            assertThat(call.isCompletedExceptionally()).isTrue();
        }
        Processes.awaitGone(inner, Duration.ofSeconds(20));
        Workers.awaitCount(0);
    }

    @Test
    void aPoolWithNestedPoolsIsClosedOnceItsCallsHaveEnded() throws Exception {
        Gate gate = Gate.in(folder);
        List<Long> inner;
        try (Pool pool = builder().nesting(1).open()) {
            AsyncResult<Integer> call = pool.applyAsync(ParallelNested.occupy.with(gate.path()));
            inner = gate.awaitArrivals(2);
            gate.open();
            assertThat(call.join()).isEqualTo(2);
        }
        Processes.awaitGone(inner, Duration.ofSeconds(20));
    }
}
