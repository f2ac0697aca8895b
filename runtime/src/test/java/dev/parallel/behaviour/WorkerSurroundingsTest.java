package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.Pool;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelLifeTasks;
import dev.parallel.testing.ParallelTasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Where workers run, and with which environment. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class WorkerSurroundingsTest {

    @TempDir
    private Path folder;

    private static Pool.Builder builder() {
        return Pool.builder().workers(1).heap("32m").name("surroundings");
    }

    @Test
    void workersRunInTheGivenDirectory() throws Exception {
        Path given = Files.createDirectory(folder.resolve("with spaces ä"));
        Files.writeString(given.resolve("beside"), "x");
        try (Pool pool = builder().directory(given).open()) {
            assertThat(Path.of(pool.apply(ParallelLifeTasks.directory())).resolve("beside"))
                    .hasContent("x");
        }
    }

    @Test
    void workersRunInTheApplicationsDirectoryOtherwise() {
        try (Pool pool = builder().open()) {
            assertThat(pool.apply(ParallelLifeTasks.directory()))
                    .isEqualTo(Path.of("").toAbsolutePath().toString());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aCleanEnvironmentHasTheLocaleAndWhatThePoolSays() {
        try (Pool pool = builder()
                .cleanEnvironment()
                .environment(Map.of("ONLY_HERE", "set"))
                .environment("LANG", "C.UTF-8")
                .environment("LC_ALL", null)
                .environment("LC_CTYPE", null)
                .open()) {
            assertThat(List.of(pool.apply(ParallelLifeTasks.variables()).split(",")))
                    .contains("ONLY_HERE", "LANG")
                    .doesNotContain("PATH", "HOME", "LC_ALL");
            assertThat(pool.apply(ParallelTasks.setting.with("$ONLY_HERE"))).isEqualTo("set");
            assertThat(pool.apply(ParallelTasks.square(3))).isEqualTo(9);
        }
    }
}
