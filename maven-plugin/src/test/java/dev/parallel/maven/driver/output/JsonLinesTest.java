package dev.parallel.maven.driver.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.parallel.error.Occurrence;
import dev.parallel.error.RemoteException;
import dev.parallel.error.TaskFailedException;
import dev.parallel.error.TaskTimeoutException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
class JsonLinesTest {

    record Point(int x, Double y) {}

    record Line(String name, List<Point> points, Optional<Point> end) {}

    private record Hidden(String text) {}

    static class Base {
        final String name = "base";
    }

    static final class Derived extends Base {
        static final int NOT_THIS = 1;
        final transient int norThis = 2;
        final int[] sizes = {3};
    }

    static final class Hiding extends Base {
        final String name = "hiding";
    }

    @TempDir
    Path folder;

    private String written(Object value) throws IOException {
        Path file = folder.resolve("deep/er/out.jsonl");
        try (JsonLines out = JsonLines.create(file)) {
            out.success(0, "in", value, Duration.ZERO);
            out.commit();
        }
        String line = Files.readString(file);
        String before = "{\"index\":0,\"input\":\"in\",\"value\":";
        String after = ",\"millis\":null}\n";
        assertThat(line).startsWith(before).endsWith(after);
        return line.substring(before.length(), line.length() - after.length());
    }

    static Stream<Arguments> shapes() {
        Map<Object, Object> byPoint = new LinkedHashMap<>();
        byPoint.put(new Point(1, 2.0), "a");
        Map<Object, Object> sameText = new LinkedHashMap<>();
        sameText.put(Pattern.compile("a"), 1);
        sameText.put(Pattern.compile("a"), 2);
        String loopback = InetAddress.getLoopbackAddress().getHostAddress();
        BitSet bits = new BitSet();
        bits.set(1);
        bits.set(5);
        return Stream.of(
                Arguments.of(null, "null"),
                Arguments.of(true, "true"),
                Arguments.of('"', "\"\\\"\""),
                Arguments.of("grün\n", "\"grün\\n\""),
                Arguments.of("😀", "\"😀\""),
                Arguments.of("😀".substring(0, 1), "\"\\ud83d\""),
                Arguments.of("a" + "😀".substring(1) + "😀b\\ud83d", "\"a\\ude00😀b\\\\ud83d\""),
                Arguments.of(Map.of("\ud83d", '\ude00'), "{\"\\ud83d\":\"\\ude00\"}"),
                Arguments.of(Long.MIN_VALUE, "-9223372036854775808"),
                Arguments.of(0.1f, "0.1"),
                Arguments.of(Double.NaN, "\"NaN\""),
                Arguments.of(Float.NEGATIVE_INFINITY, "\"-Infinity\""),
                Arguments.of(new BigDecimal("1.10"), "1.10"),
                Arguments.of(TimeUnit.DAYS, "\"DAYS\""),
                Arguments.of(Arrays.asList(1, null, List.of()), "[1,null,[]]"),
                Arguments.of(new int[][] {{1}, {}}, "[[1],[]]"),
                Arguments.of(new byte[] {1, 2, 3}, "\"AQID\""),
                Arguments.of(ByteBuffer.wrap(new byte[] {1, 2, 3}), "\"AQID\""),
                Arguments.of(Map.of(TimeUnit.DAYS, 1), "{\"DAYS\":1}"),
                Arguments.of(Map.of(7, List.of("a")), "{\"7\":[\"a\"]}"),
                Arguments.of(byPoint, "[{\"key\":{\"x\":1,\"y\":2.0},\"value\":\"a\"}]"),
                Arguments.of(Map.of(ByteBuffer.wrap(new byte[] {1, 2, 3}), 1), "[{\"key\":\"AQID\",\"value\":1}]"),
                Arguments.of(Map.of(bits, 1), "[{\"key\":[1,5],\"value\":1}]"),
                Arguments.of(Map.of(Optional.of("a"), 1), "[{\"key\":\"a\",\"value\":1}]"),
                Arguments.of(Map.of(OptionalInt.of(1), 1), "[{\"key\":1,\"value\":1}]"),
                Arguments.of(Map.of(Locale.GERMANY, 1), "{\"de-DE\":1}"),
                Arguments.of(Map.of(InetAddress.getLoopbackAddress(), 1), "{\"" + loopback + "\":1}"),
                Arguments.of(Collections.singletonMap(null, 1), "[{\"key\":null,\"value\":1}]"),
                Arguments.of(sameText, "[{\"key\":\"a\",\"value\":1},{\"key\":\"a\",\"value\":2}]"),
                Arguments.of(new Hiding(), "{\"" + Base.class.getName() + ".name\":\"base\",\"name\":\"hiding\"}"),
                Arguments.of(new Point(1, null), "{\"x\":1,\"y\":null}"),
                Arguments.of(
                        new Line("l", List.of(new Point(1, 2.5)), Optional.of(new Point(0, 0.0))),
                        "{\"name\":\"l\",\"points\":[{\"x\":1,\"y\":2.5}],\"end\":{\"x\":0,\"y\":0.0}}"),
                Arguments.of(new Hidden("h"), "{\"text\":\"h\"}"),
                Arguments.of(new Derived(), "{\"name\":\"base\",\"sizes\":[3]}"),
                Arguments.of(Optional.of(1), "1"),
                Arguments.of(OptionalInt.empty(), "null"),
                Arguments.of(LocalDate.of(2026, 1, 2), "\"2026-01-02\""),
                Arguments.of(
                        Path.of("a", "b"), "\"" + Path.of("a", "b").toString().replace("\\", "\\\\") + "\""),
                Arguments.of(Locale.GERMANY, "\"de-DE\""),
                Arguments.of(bits, "[1,5]"));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void a_value_has_its_shape(Object value, String json) throws IOException {
        assertThat(written(value)).isEqualTo(json);
    }

    @Test
    void a_failure_has_its_parts_and_the_time_is_in_milliseconds() throws IOException {
        Path file = folder.resolve("out.jsonl");
        Occurrence here = new Occurrence("a.B.c", 3, 4711, 2);
        try (JsonLines out = JsonLines.create(file)) {
            out.failure(
                    3,
                    "x",
                    ItemError.of(new TaskFailedException("failed", here, new RemoteException("a.Odd", "why"))),
                    Duration.ofNanos(1_234_567));
            out.failure(
                    4,
                    "y",
                    ItemError.of(new TaskTimeoutException("slow", here, Duration.ofSeconds(1), "")),
                    Duration.ofSeconds(2));
            out.failure(5, "z", ItemError.of(new IllegalStateException()), Duration.ZERO);
            out.commit();
        }
        assertThat(file).hasContent("""
                        {"index":3,"input":"x","error":{"type":"a.Odd","message":"why","pid":4711,"attempts":2},"millis":1.234}
                        {"index":4,"input":"y","error":{"type":"dev.parallel.error.TaskTimeoutException","message":"slow","pid":4711,"attempts":2},"millis":2000.000}
                        {"index":5,"input":"z","error":{"type":"java.lang.IllegalStateException","message":null,"pid":null,"attempts":0},"millis":null}
                        """);
    }

    @Test
    void nothing_is_seen_before_it_is_whole_and_nothing_is_left_of_what_never_was() throws IOException {
        Path file = Files.writeString(folder.resolve("out.jsonl"), "old");
        try (JsonLines out = JsonLines.create(file)) {
            out.success(0, "in", 1, Duration.ZERO);
            assertThat(file).hasContent("old");
        }
        assertThat(folder).isDirectoryContaining(path -> path.equals(file));
        try (Stream<Path> entries = Files.list(folder)) {
            assertThat(entries).containsExactly(file);
        }
        assertThat(file).hasContent("old");
    }

    @Test
    void nothing_is_left_where_the_disk_is_full() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "there is a device that is always full");
        Path file = folder.resolve("out.jsonl");
        Files.createSymbolicLink(folder.resolve(".out.jsonl.part"), full);
        assertThatThrownBy(() -> {
                    try (JsonLines out = JsonLines.create(file)) {
                        out.success(0, "in", 1, Duration.ZERO);
                        out.commit();
                    }
                })
                .isInstanceOf(IOException.class);
        assertThat(folder).isEmptyDirectory();
    }

    private static void write(Path file, int value) throws IOException {
        try (JsonLines out = JsonLines.create(file)) {
            out.success(0, "in", value, Duration.ofMillis(1));
            out.commit();
        }
    }

    private static String line(int value) {
        return "{\"index\":0,\"input\":\"in\",\"value\":" + value + ",\"millis\":1.000}\n";
    }

    @Test
    void links_to_a_file_and_to_a_folder_are_followed() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Path file = Files.writeString(real.resolve("out.jsonl"), "old");
        Path toFile = Files.createSymbolicLink(folder.resolve("file"), file);
        Path toFolder = Files.createSymbolicLink(folder.resolve("folder"), real);
        write(toFile, 1);
        assertThat(toFile).isSymbolicLink();
        assertThat(file).hasContent(line(1));
        write(toFolder.resolve("other.jsonl"), 2);
        assertThat(real.resolve("other.jsonl")).hasContent(line(2));
        assertThat(folder).isDirectoryNotContaining(each -> each.toString().endsWith(".part"));
        Path toNothing = Files.createSymbolicLink(folder.resolve("nothing"), folder.resolve("none"));
        assertThatThrownBy(() -> JsonLines.create(toNothing))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("which does not exist");
    }

    @Test
    void a_pipe_is_written_to_as_it_stands() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "there are named pipes");
        assertThat(new ProcessBuilder("/usr/bin/mkfifo", pipe.toString())
                        .start()
                        .waitFor())
                .isZero();
        try (RandomAccessFile end = new RandomAccessFile(pipe.toFile(), "rw")) {
            write(pipe, 1);
            assertThat(Files.readAttributes(pipe, BasicFileAttributes.class).isOther())
                    .isTrue();
            assertThat(end.readLine() + "\n").isEqualTo(line(1));
        }
    }

    @Test
    void two_jobs_do_not_write_the_same_file_at_a_time() throws IOException {
        Path file = folder.resolve("out.jsonl");
        try (JsonLines out = JsonLines.create(file)) {
            out.success(0, "in", 1, Duration.ofMillis(1));
            assertThatThrownBy(() -> JsonLines.create(file))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another job is writing it");
            out.commit();
        }
        assertThat(file).hasContent(line(1));
        write(file, 2);
        assertThat(file).hasContent(line(2));
    }

    @Test
    void what_a_killed_job_left_is_written_over() throws IOException {
        Path file = folder.resolve("out.jsonl");
        Files.writeString(folder.resolve(".out.jsonl.part"), line(1).repeat(10));
        write(file, 2);
        assertThat(file).hasContent(line(2));
    }

    @Test
    void results_that_cannot_be_put_in_place_are_kept() throws IOException {
        Path file = folder.resolve("out.jsonl");
        try (JsonLines out = JsonLines.create(file)) {
            out.success(0, "in", 1, Duration.ofMillis(1));
            Files.createDirectories(file.resolve("in the way"));
            assertThatThrownBy(out::commit)
                    .isInstanceOf(IOException.class)
                    .hasMessageContainingAll("the results are whole in", ".out.jsonl.part");
        }
        assertThat(folder.resolve(".out.jsonl.part")).hasContent(line(1));
    }

    @Test
    void text_that_is_no_text_spoils_only_itself() throws IOException {
        Path file = folder.resolve("out.jsonl");
        Occurrence here = new Occurrence("a.B.c", 1, 4711, 1);
        try (JsonLines out = JsonLines.create(file)) {
            out.success(0, "\ud83d", 1, Duration.ZERO);
            out.failure(
                    1,
                    "x",
                    ItemError.of(new TaskFailedException("failed", here, new RemoteException("a.Odd", "\ude00"))),
                    Duration.ZERO);
            out.commit();
        }
        assertThat(file).hasContent("""
                        {"index":0,"input":"\\ud83d","value":1,"millis":null}
                        {"index":1,"input":"x","error":{"type":"a.Odd","message":"\\ude00","pid":4711,"attempts":1},"millis":null}
                        """);
    }

    record Broken(int n) {
        @Override
        public int n() {
            throw new IllegalArgumentException("no n");
        }
    }

    static final class Circle {
        final List<Circle> next = List.of(this);
    }

    @Test
    void a_value_that_cannot_be_written_leaves_nothing_of_itself() throws IOException {
        Path file = folder.resolve("out.jsonl");
        try (JsonLines out = JsonLines.create(file)) {
            out.success(0, "in", 1, Duration.ZERO);
            assertThatThrownBy(() -> out.success(1, "in", List.of(1, new Broken(1)), Duration.ZERO))
                    .isInstanceOf(UnwritableValueException.class)
                    .hasMessageContainingAll("the accessor n() of", "no n");
            assertThatThrownBy(() -> out.success(1, "in", new Circle(), Duration.ZERO))
                    .isInstanceOf(UnwritableValueException.class)
                    .hasMessageContainingAll(Circle.class.getName(), "refers to itself");
            for (Error error : List.of(new NoClassDefFoundError("lib/Absent"), new AssertionError("own"))) {
                Iterable<Integer> failing = () -> {
                    throw error;
                };
                assertThatThrownBy(() -> out.success(1, "in", failing, Duration.ZERO))
                        .isInstanceOf(UnwritableValueException.class)
                        .hasMessageContaining(error.toString());
            }
            out.success(2, "in", 2, Duration.ZERO);
            out.commit();
        }
        assertThat(file).hasContent("""
                        {"index":0,"input":"in","value":1,"millis":null}
                        {"index":2,"input":"in","value":2,"millis":null}
                        """);
    }

    @Test
    void a_folder_is_no_output() {
        assertThatThrownBy(() -> JsonLines.create(folder))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("is a folder");
    }
}
