package dev.parallel.maven.driver.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parallel.maven.driver.RefusedException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class InputReaderTest {

    @TempDir
    Path base;

    private Items read(String input, String type) {
        return new InputReader(base)
                .read(input, TextConversion.to(type, getClass().getClassLoader()));
    }

    private static List<Item> all(Items items) {
        List<Item> all = new ArrayList<>();
        try (Items.Cursor cursor = items.open()) {
            cursor.forEachRemaining(all::add);
        }
        assertThat(items.count()).isEqualTo(all.size());
        return all;
    }

    private List<String> texts(String input, String type) {
        return all(read(input, type)).stream().map(Item::text).toList();
    }

    private Path file(String name, String content) throws IOException {
        Path file = base.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    private void refused(String input, String type, String... parts) {
        assertThatThrownBy(() -> read(input, type))
                .isInstanceOf(RefusedException.class)
                .hasMessageContainingAll(parts);
    }

    @Test
    void a_range_has_both_bounds() {
        assertThat(all(read("-1..2", "int"))).extracting(Item::argument).containsExactly(-1, 0, 1, 2);
        assertThat(all(read("7..7", "long"))).extracting(Item::argument).containsExactly(7L);
        assertThat(texts("9..11", "java.lang.String")).containsExactly("9", "10", "11");
    }

    @Test
    void a_huge_range_is_not_kept_in_memory() {
        Items items = read("1..9000000000000000000", "long");
        assertThat(items.count()).isEqualTo(9_000_000_000_000_000_000L);
        try (Items.Cursor cursor = items.open()) {
            assertThat(cursor.next().argument()).isEqualTo(1L);
            assertThat(cursor.next().argument()).isEqualTo(2L);
        }
    }

    @Test
    void the_highest_bound_is_reached_once() {
        assertThat(texts("9223372036854775806..9223372036854775807", "long"))
                .containsExactly("9223372036854775806", "9223372036854775807");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5..1                    | int               | has its bounds reversed: write 1..5",
                "1..3000000000           | int               | does not fit a task that takes int",
                "1..99999999999999999999 | long              | which is not between -9223372036854775808 and",
                "1..5                    | java.nio.file.Path | Give it a folder or a glob",
                "1..5                    | boolean           | does not fit a task that takes boolean",
                "-9223372036854775808..1 | long              | has more than 9223372036854775807 items",
            })
    void a_range_that_cannot_be_is_refused(String input, String type, String message) {
        refused(input, type, "The range " + input, message);
    }

    @Test
    void a_folder_is_walked_in_sorted_order_without_hidden_files() throws IOException {
        file("pictures/b.png", "");
        file("pictures/a/z.png", "");
        file("pictures/a/y/x.png", "");
        file("pictures/c.png", "");
        file("pictures/.hidden.png", "");
        file("pictures/.git/config", "");
        Files.createSymbolicLink(base.resolve("pictures/circle"), base.resolve("pictures"));
        Files.createSymbolicLink(base.resolve("pictures/d.png"), base.resolve("pictures/c.png"));

        assertThat(texts("pictures", "java.nio.file.Path"))
                .containsExactly(
                        "pictures/a/y/x.png", "pictures/a/z.png", "pictures/b.png", "pictures/c.png", "pictures/d.png");
    }

    @Test
    void the_task_gets_the_absolute_path_as_the_type_that_it_takes() throws IOException {
        Path file = file("in/a.txt", "");
        assertThat(all(read("in", "java.nio.file.Path")))
                .extracting(Item::argument)
                .containsExactly(file);
        assertThat(all(read(base.resolve("in").toString(), "java.io.File")))
                .extracting(Item::argument)
                .containsExactly(new File(file.toString()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "in/*.txt        | in/a.txt in/b.txt",
                "in/**/*.txt     | in/a.txt in/b.txt in/deep/c.txt in/deep/er/d.txt",
                "in/**           | in/a.txt in/b.txt in/deep/c.txt in/deep/er/d.txt in/e.md",
                "in/{a,e}.*      | in/a.txt in/e.md",
                "in/deep/?.txt   | in/deep/c.txt",
                "**/[cd].txt     | in/deep/c.txt in/deep/er/d.txt",
                "in/**/*.{txt,md}            | in/a.txt in/b.txt in/deep/c.txt in/deep/er/d.txt in/e.md",
                "in/**/{b,d}.{t,md,txt}      | in/b.txt in/deep/er/d.txt",
                "in/{deep/**/?.txt,e.md}     | in/deep/c.txt in/deep/er/d.txt in/e.md",
                "{in/deep,in}/[{,a].txt      | in/a.txt",
                "in/de**/d.txt               | in/deep/er/d.txt",
            })
    void a_glob_chooses_files(String glob, String expected) throws IOException {
        for (String name : List.of("in/a.txt", "in/b.txt", "in/deep/c.txt", "in/deep/er/d.txt", "in/e.md")) {
            file(name, "");
        }
        assertThat(texts(glob, "java.nio.file.Path")).containsExactly(expected.split(" "));
    }

    @Test
    void a_folder_above_a_glob_may_have_any_name() throws IOException {
        Path folder = Files.createDirectories(base.resolve("my [work] {x}"));
        Path file = Files.writeString(folder.resolve("a.txt"), "");
        assertThat(all(read(folder + "/*.txt", "java.nio.file.Path")))
                .extracting(Item::argument)
                .containsExactly(file);
        assertThat(texts("my [work] {x}/?.txt", "java.nio.file.Path")).containsExactly("my [work] {x}/a.txt");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "*.txt          | 1",
                "{in,in/deep}/* | 3",
                "in*/*          | 2",
                "**             | 2147483647",
                "*/**/*.txt     | 2147483647",
            })
    void a_glob_reads_no_deeper_than_a_file_can_match(String glob, int depth) throws IOException {
        file("a.txt", "");
        file("in/b.txt", "");
        file("in/deep/c.txt", "");
        file("in/deep/er/d.txt", "");
        assertThat(Glob.depth(glob)).isEqualTo(depth);
        FileItems files = Glob.of(glob, base)
                .as(TextConversion.to("java.nio.file.Path", getClass().getClassLoader()));
        assertThat(files.walk()).toIterable().hasSize(Math.min(depth, 4));
    }

    @Test
    void a_folder_that_a_glob_does_not_mean_need_not_be_readable() throws IOException {
        assumeTrue(base.getFileSystem().supportedFileAttributeViews().contains("posix"), "folders have permissions");
        file("a.txt", "");
        Path closed = Files.createDirectories(base.resolve("closed"));
        Files.setPosixFilePermissions(closed, Set.of());
        try {
            assumeFalse(Files.isReadable(closed), "root may read everything");
            refused("**/a.txt", "java.nio.file.Path", "The folder " + closed + " could not be read");
            assertThat(texts("*.txt", "java.nio.file.Path")).containsExactly("a.txt");
        } finally {
            Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void files_that_are_missing_or_do_not_fit_are_refused() throws IOException {
        Files.createDirectories(base.resolve("empty/.hidden"));
        refused("empty", "java.nio.file.Path", "The input empty has no file in it", "hidden ones are left out");
        refused("empty", "int", "serve a task with a Path or File parameter", "this one takes int");
        refused("nowhere", "java.nio.file.Path", "The input nowhere does not exist", base.toString());
        refused("nowhere/*.png", "java.nio.file.Path", base.resolve("nowhere").toString(), "does not exist");
        refused("empty/[.png", "java.nio.file.Path", "is a malformed pattern");
        refused("empty/{a,{b,c}}.png", "java.nio.file.Path", "is a malformed pattern");
        refused("empty/{a,b", "java.nio.file.Path", "is a malformed pattern");
        refused("", "int", "No input is named", "-Dparallel.input=");
    }

    @Test
    void a_text_file_has_one_argument_a_line() throws IOException {
        file("numbers.txt", "\uFEFF1\r\n 2 \n\n3");
        assertThat(all(read("numbers.txt", "int"))).extracting(Item::argument).containsExactly(1, 2, 3);
        file("words.txt", "grün\n\n two words \n");
        assertThat(texts("words.txt", "java.lang.String")).containsExactly("grün", "", " two words ");
    }

    @Test
    void a_line_that_does_not_fit_is_a_failed_item_and_spoils_no_other() throws IOException {
        file("numbers.txt", "1\ntwo\n3\n");
        List<Item> items = all(read("numbers.txt", "int"));
        assertThat(items).extracting(Item::argument).containsExactly(1, null, 3);
        assertThat(items.get(1).error()).hasMessageStartingWith("\"two\" is no int");
    }

    @Test
    void a_text_file_that_cannot_be_read_is_refused() throws IOException {
        file("empty.txt", "");
        refused("empty.txt", "int", "has no line in it");
        file("blank.txt", "\n\n");
        refused("blank.txt", "int", "has no line in it");
        Files.write(base.resolve("latin1.txt"), "one\ngr\u00fcn\n".getBytes(StandardCharsets.ISO_8859_1));
        refused("latin1.txt", "java.lang.String", "is no UTF-8 text");
    }

    @ParameterizedTest
    @ValueSource(strings = {"java.util.List<java.lang.String>", "int[]", "java.lang.Thread", "com.acme.Order"})
    void a_type_that_no_text_becomes_is_refused(String type) {
        assertThatThrownBy(() -> TextConversion.to(type, getClass().getClassLoader()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("The task takes " + type);
    }
}
