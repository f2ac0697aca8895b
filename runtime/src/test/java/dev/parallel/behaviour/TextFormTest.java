package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.parallel.AsyncResult;
import dev.parallel.Outcome;
import dev.parallel.Pool;
import dev.parallel.ProcessPoolExecutor;
import dev.parallel.Results;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelTasks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a debugger or a log shows of the objects of the face. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class TextFormTest {

    private static final String SQUARE = "dev.parallel.testing.Tasks.square";

    @TempDir
    private Path folder;

    private static Pool.Builder builder() {
        return Pool.builder().workers(1).heap("32m").name("shown");
    }

    @Test
    void tasksAndCallsTellTheirNameAndPolicy() {
        assertThat(ParallelTasks.square).hasToString("task " + SQUARE);
        assertThat(ParallelTasks.square(3)).hasToString("call of " + SQUARE);
        assertThat(ParallelTasks.square(3).timeout(Duration.ofSeconds(2)))
                .hasToString("call of " + SQUARE + " (timeout PT2S)");
        assertThat(ParallelTasks.square(3).retries(1)).hasToString("call of " + SQUARE + " (retries 1)");
        assertThat(ParallelTasks.square(3).timeout(Duration.ofSeconds(2)).retries(1))
                .hasToString("call of " + SQUARE + " (timeout PT2S, retries 1)");
        assertThat(ParallelTasks.square(3).softTimeout(Duration.ofSeconds(1)))
                .hasToString("call of " + SQUARE + " (soft timeout PT1S)");
    }

    @Test
    void aPoolAndAnExecutorTellTheirStateAndSize() throws Exception {
        try (Pool pool = builder().open()) {
            assertThat(pool.awaitReady(Duration.ofSeconds(30))).isTrue();
            assertThat(pool).hasToString("pool shown (open, 1 of 1 workers, 0 calls outstanding)");
        }
        try (ProcessPoolExecutor executor = new ProcessPoolExecutor(builder())) {
            assertThat(executor.toString()).startsWith("executor over pool shown (open, ");
        }
    }

    @Test
    void aResultTellsWhatWasCalledAndHowItStands() throws Exception {
        Gate gate = Gate.in(folder);
        try (Pool pool = builder().open()) {
            AsyncResult<Long> running = pool.applyAsync(ParallelTasks.waitAt.with(gate.path()));
            AsyncResult<Integer> waiting = pool.applyAsync(ParallelTasks.square(3));
            assertThat(running.toString())
                    .matches(
                            "result of call of dev\\.parallel\\.testing\\.Tasks\\.waitAt \\(not ended, given .* ago\\)");
            assertThat(waiting.cancel(false)).isTrue();
            assertThat(waiting).hasToString("result of call of " + SQUARE + " (cancelled)");
            gate.open();
            running.get(Duration.ofSeconds(30));
            assertThat(running.toString()).matches("result of call of .*\\.waitAt \\(completed, ran .*\\)");

            AsyncResult<Integer> failed = pool.applyAsync(ParallelTasks.fail.with("jdk"));
            assertThat(catchThrowable(failed::join)).isNotNull();
            assertThat(failed).hasToString("result of call of dev.parallel.testing.Tasks.fail (failed)");

            AsyncResult<List<Integer>> mapping = pool.mapAsync(ParallelTasks.square, List.of(1, 2, 3));
            mapping.join();
            assertThat(mapping).hasToString("result of mapping of " + SQUARE + ", 3 items (completed)");
        }
    }

    @Test
    void lazyResultsTellHowFarTheyHaveBeenRead() {
        try (Pool pool = builder().open()) {
            Results<Integer> results = pool.imap(ParallelTasks.square, List.of(1, 2, 3), 3);
            assertThat(results.toString()).isEqualTo("results of " + SQUARE + ", 3 items (0 read)");
            assertThat(results.next()).isEqualTo(1);
            results.close();
            assertThat(results.toString()).isEqualTo("results of " + SQUARE + ", 3 items (1 read, closed)");
        }
    }

    @Test
    void anOutcomeTellsItsItemAndWhatBecameOfIt() {
        try (Pool pool = builder().open()) {
            List<Outcome<Integer>> outcomes = pool.mapOutcomes(ParallelTasks.square, List.of(1, 2));
            assertThat(outcomes.get(1)).hasToString("Success[index=1, value=4]");
            assertThat(pool.mapOutcomes(ParallelTasks.fail, List.of("jdk"))
                            .get(0)
                            .toString())
                    .startsWith("Failure[index=0, error=dev.parallel.error.TaskFailedException: task failed: task ");
        }
    }
}
