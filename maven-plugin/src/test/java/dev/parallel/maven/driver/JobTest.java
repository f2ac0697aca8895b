package dev.parallel.maven.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallel.Pool;
import dev.parallel.Task;
import dev.parallel.maven.driver.input.Item;
import dev.parallel.maven.driver.input.Items;
import dev.parallel.maven.driver.output.JsonLines;
import dev.parallel.maven.driver.output.UnwritableValueException;
import dev.parallel.maven.protocol.Event;
import dev.parallel.maven.protocol.JobConfig.Overrides;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** With a real pool. */
@Timeout(60)
class JobTest {

    private static final int WINDOW = 8;
    private static final Overrides TWO_WORKERS = new Overrides(2, -1, -1, "");

    @TempDir
    Path folder;

    private final List<Event> told = Collections.synchronizedList(new ArrayList<>());

    private long failures;
    private long ran;

    /** Items that are made as they are asked for. */
    private static Items items(int count, IntFunction<Item> item) {
        return new Items() {
            @Override
            public long count() {
                return count;
            }

            @Override
            public Cursor open() {
                return new Cursor() {
                    private int next;

                    @Override
                    public boolean hasNext() {
                        return next < count;
                    }

                    @Override
                    public Item next() {
                        return item.apply(next++);
                    }
                };
            }
        };
    }

    private static Items words(String... words) {
        return items(words.length, index -> new Item(words[index], words[index], null));
    }

    private List<String> run(Items items, Overrides overrides) throws IOException, InterruptedException {
        Path file = folder.resolve("out.jsonl");
        Task<Object, Object> task = Task.of(WordTask.INSTANCE);
        try (JsonLines out = JsonLines.create(file);
                JobProgress progress = new JobProgress(told::add);
                Pool pool = PoolOpener.open(WordTask.INSTANCE.descriptor(), overrides)) {
            ran = new Job(task, WINDOW, progress).run(pool, items, out);
            out.commit();
            // Callbacks count, and are over then.
            pool.close();
            failures = progress.failures();
        }
        return Files.readAllLines(file).stream()
                .map(line -> line.replaceAll("\"pid\":\\d+", "\"pid\":1").replaceAll(",\"millis\".*", ""))
                .toList();
    }

    @Test
    void results_stand_in_the_order_of_the_input_and_no_more_than_a_window_is_read_ahead() throws Exception {
        Path gate = folder.resolve("gate");
        Items items = items(100, index -> {
            if (index == WINDOW - 1) {
                open(gate);
            }
            if (index >= WINDOW) {
                // The first item was the last to end, and nothing was read until it had.
                assertThat(gate).doesNotExist();
            }
            String word = index == 0 ? gate.toString() : "w" + index;
            return new Item(word, word, null);
        });

        List<String> lines = run(items, TWO_WORKERS);

        assertThat(lines).hasSize(100);
        for (int i = 1; i < 100; i++) {
            assertThat(lines.get(i))
                    .isEqualTo("{\"index\":" + i + ",\"input\":\"w" + i + "\",\"value\":\"W" + i + "\"");
        }
    }

    private static void open(Path gate) {
        try {
            Files.createFile(gate);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_failed_item_spoils_no_other() throws Exception {
        Items items = items(5, index -> {
            String word = List.of("a", "throw", "exit", "no word", "b").get(index);
            return index == 3
                    ? new Item(word, null, new IllegalArgumentException("it is no word"))
                    : new Item(word, word, null);
        });

        List<String> lines = run(items, TWO_WORKERS);

        assertThat(lines.get(0)).isEqualTo("{\"index\":0,\"input\":\"a\",\"value\":\"A\"");
        assertThat(lines.get(1))
                .isEqualTo("{\"index\":1,\"input\":\"throw\",\"error\":{\"type\":\"java.lang.IllegalStateException\","
                        + "\"message\":\"as it was told\",\"pid\":1,\"attempts\":1}");
        assertThat(lines.get(2))
                .startsWith(
                        "{\"index\":2,\"input\":\"exit\",\"error\":{\"type\":\"dev.parallel.error.WorkerLostException\"")
                .endsWith("\"pid\":1,\"attempts\":1}");
        assertThat(lines.get(3))
                .isEqualTo(
                        "{\"index\":3,\"input\":\"no word\",\"error\":{\"type\":\"java.lang.IllegalArgumentException\","
                                + "\"message\":\"it is no word\",\"pid\":null,\"attempts\":0}");
        assertThat(lines.get(4)).isEqualTo("{\"index\":4,\"input\":\"b\",\"value\":\"B\"");
        assertThat(told).filteredOn(Event.ItemFailed.class::isInstance).hasSize(3);
    }

    @Test
    void a_result_that_cannot_be_written_is_a_failed_item_and_spoils_no_other() throws Exception {
        List<String> lines = run(words("a", "unwritable", "b"), TWO_WORKERS);

        assertThat(lines.get(0)).isEqualTo("{\"index\":0,\"input\":\"a\",\"value\":\"A\"");
        assertThat(lines.get(1))
                .startsWith("{\"index\":1,\"input\":\"unwritable\",\"error\":{\"type\":\""
                        + UnwritableValueException.class.getName() + "\"")
                .contains("it has no elements now");
        assertThat(lines.get(2)).isEqualTo("{\"index\":2,\"input\":\"b\",\"value\":\"B\"");
        assertThat(told).filteredOn(Event.ItemFailed.class::isInstance).hasSize(1);
        assertThat(failures).isEqualTo(1);
    }

    @Test
    void what_the_user_says_counts_over_the_annotation() throws Exception {
        List<String> retried = run(words("exit"), new Overrides(1, -1, 2, ""));
        assertThat(retried.get(0)).contains("WorkerLostException").endsWith("\"attempts\":3}");

        List<String> limited = run(words(folder.resolve("never").toString()), new Overrides(1, 300_000_000L, -1, ""));
        assertThat(limited.get(0)).contains("TaskTimeoutException");
    }

    @Test
    void a_pool_that_cannot_work_ends_the_job_with_its_reason() {
        assertThatThrownBy(() -> run(words("a", "b"), new Overrides(1, -1, -1, "8388607t")))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("The pool of the job cannot work: ")
                .hasMessageContaining("heap");
        assertThatThrownBy(() -> run(words("a"), new Overrides(1, -1, -1, "much")))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("The pool of the job cannot be opened: heap \"much\" is no size");
        assertThat(folder).isEmptyDirectory();
    }

    /** Files may come while the tasks run. */
    @Test
    void what_was_run_is_counted_and_not_what_was_there_before() throws Exception {
        Items three = words("a", "b", "c");
        Items grown = new Items() {
            @Override
            public long count() {
                return 2;
            }

            @Override
            public Cursor open() {
                return three.open();
            }
        };
        assertThat(run(grown, TWO_WORKERS)).hasSize(3);
        assertThat(ran).isEqualTo(3);
    }
}
