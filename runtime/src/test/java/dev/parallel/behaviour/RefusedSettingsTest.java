package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallel.ChildProcess;
import dev.parallel.Pool;
import dev.parallel.testing.ParallelTasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the builders of pools and child processes refuse as soon as they are told. */
@Timeout(30)
class RefusedSettingsTest {

    private static void assertRefused(String message, ThrowingCallable pool, ThrowingCallable child) {
        for (ThrowingCallable setting : new ThrowingCallable[] {pool, child}) {
            assertThatThrownBy(setting)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(message);
        }
    }

    private static void assertNullRefused(String message, ThrowingCallable pool, ThrowingCallable child) {
        for (ThrowingCallable setting : new ThrowingCallable[] {pool, child}) {
            assertThatThrownBy(setting).isInstanceOf(NullPointerException.class).hasMessageContaining(message);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1m", "1.5g", "12x", " 1m", "m", "512"})
    void aHeapThatNoJvmTakes(String heap) {
        assertRefused(
                "heap \"" + heap + "\" is",
                () -> Pool.builder().heap(heap),
                () -> ChildProcess.builder().heap(heap));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A=B", "A\0"})
    void aVariableThatNoProcessCanHave(String name) {
        assertRefused(
                "a variable's name",
                () -> Pool.builder().environment(name, "x"),
                () -> ChildProcess.builder().environment(Map.of(name, "x")));
    }

    @Test
    void aValueThatNoVariableCanHave() {
        assertRefused(
                "the value of the variable A",
                () -> Pool.builder().environment("A", "x\0"),
                () -> ChildProcess.builder().environment("A", "x\0"));
    }

    @Test
    void nothingInPlaceOfASetting() {
        assertNullRefused(
                "arguments",
                () -> Pool.builder().jvmArgs((String[]) null),
                () -> ChildProcess.builder().jvmArgs((String[]) null));
        assertNullRefused(
                "one of the arguments",
                () -> Pool.builder().jvmArgs("-Xss1m", null),
                () -> ChildProcess.builder().jvmArgs("-Xss1m", null));
        assertNullRefused(
                "size",
                () -> Pool.builder().heap(null),
                () -> ChildProcess.builder().heap(null));
        assertNullRefused(
                "directory",
                () -> Pool.builder().directory(null),
                () -> ChildProcess.builder().directory(null));
        assertNullRefused(
                "output",
                () -> Pool.builder().output(null),
                () -> ChildProcess.builder().output(null));
    }

    /** It may be made after the builder is told of it, so it counts when a process is to be started. */
    @Test
    void aDirectoryThatIsNoneWhenAProcessIsStarted(@TempDir Path folder) throws Exception {
        Path missing = folder.resolve("missing");
        assertRefused(
                missing + ", does not exist",
                () -> Pool.builder().directory(missing).open(),
                () -> ChildProcess.builder().directory(missing).start(ParallelTasks.square(1)));
        Path file = Files.createFile(folder.resolve("file"));
        assertRefused(
                file + ", is no directory",
                () -> Pool.builder().directory(file).open(),
                () -> ChildProcess.builder().directory(file).start(ParallelTasks.square(1)));
    }
}
