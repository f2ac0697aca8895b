package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parallel.ChildProcess;
import dev.parallel.Task;
import dev.parallel.WorkerOutput;
import dev.parallel.error.WorkerLostException;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelChildTasks;
import dev.parallel.testing.ParallelPooled;
import dev.parallel.testing.ParallelTasks;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a child process is given: environment, directory, JVM, streams, descriptors. */
@Timeout(120)
@EnabledOnOs({OS.LINUX, OS.MAC})
@ExtendWith(LeavesNothingBehind.class)
class ChildSurroundingsTest {

    @TempDir
    private Path folder;

    private static Object of(ChildProcess.Builder builder, String setting) {
        return of(builder, ParallelTasks.setting, setting);
    }

    private static Object of(ChildProcess.Builder builder, Task<String, String> task, String setting) {
        ChildProcess p = builder.start(task.with(setting));
        p.join();
        return p.result();
    }

    @Test
    void theEnvironmentIsThatOfTheParentWithChanges() {
        assertThat(of(ChildProcess.builder(), "$PATH")).isEqualTo(System.getenv("PATH"));
        assertThat(of(ChildProcess.builder().environment("PATH", null), "$PATH"))
                .isNull();
        assertThat(of(ChildProcess.builder().environment(Map.of("MINE", "mïne")), "$MINE"))
                .isNotNull();
    }

    @Test
    void aCleanEnvironmentHasWhatTheBuilderSetsAlone() {
        assertThat(of(ChildProcess.builder().cleanEnvironment(), "$PATH")).isNull();
        assertThat(of(ChildProcess.builder().environment("MINE", "1").cleanEnvironment(), "$MINE"))
                .isEqualTo("1");
    }

    @Test
    void theDirectoryIsTheParentsOrTheBuilders() throws Exception {
        Path real = folder.toRealPath();
        assertThat(of(ChildProcess.builder(), "user.dir")).isEqualTo(System.getProperty("user.dir"));
        assertThat(of(ChildProcess.builder().directory(real), "user.dir")).isEqualTo(real.toString());
    }

    @Test
    void theJvmHasTheArgumentsAndTheHeapOfTheBuilder() {
        assertThat(of(ChildProcess.builder().jvmArgs("-Dmine=yes"), "mine")).isEqualTo("yes");
        ChildProcess p = ChildProcess.builder().heap("48m").start(ParallelTasks.maxHeap());
        p.join();
        assertThat((Long) p.result()).isLessThanOrEqualTo(48L << 20);
    }

    @Test
    void theArgumentsOfTheBuilderComeAfterTheAnnotations() {
        assertThat(of(ChildProcess.builder(), ParallelPooled.setting, "colour")).isEqualTo("of the annotation");
        assertThat(of(ChildProcess.builder().jvmArgs("-Dcolour=mine"), ParallelPooled.setting, "colour"))
                .isEqualTo("mine");
    }

    @Test
    void theProcessKnowsItsName() {
        assertThat(of(ChildProcess.builder().name("importer"), "parallel.child.name"))
                .isEqualTo("importer");
    }

    @Test
    void withoutOneTheHeapIsTheAnnotations() {
        ChildProcess p = ChildProcess.start(ParallelTasks.maxHeap());
        p.join();
        assertThat((Long) p.result()).isLessThanOrEqualTo(64L << 20);
    }

    @Test
    void aJvmThatRefusesItsArgumentsIsToldWithItsOutput() {
        ChildProcess p = ChildProcess.builder()
                .jvmArgs("-XX:NoSuchFlag=1")
                .output(WorkerOutput.discard())
                .start(ParallelTasks.square(1));
        p.join();

        assertThat(p.exitCode()).hasValue(1);
        assertThatThrownBy(p::result).isInstanceOfSatisfying(WorkerLostException.class, lost -> {
            assertThat(lost.lastOutput()).anyMatch(line -> line.contains("NoSuchFlag"));
            assertThat(lost).hasMessageContaining("NoSuchFlag").hasMessageContaining("before its first call");
        });
    }

    @Test
    void linesOfOutputBearTheNameAndThePid() {
        List<WorkerOutput.Line> lines = new CopyOnWriteArrayList<>();
        ChildProcess p = ChildProcess.builder()
                .name("printer")
                .output(WorkerOutput.toLines(lines::add))
                .start(ParallelTasks.printNatively.with("hello"));
        p.join();

        assertThat(lines)
                .containsExactlyInAnyOrder(
                        new WorkerOutput.Line("printer", p.pid(), false, "hello"),
                        new WorkerOutput.Line("printer", p.pid(), true, "hello"));
    }

    @Test
    void standardInputIsEmpty() {
        ChildProcess p = ChildProcess.start(ParallelTasks.readInput());
        p.join();
        assertThat(p.result()).isEqualTo(-1);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aChildInheritsNoDescriptors() throws Exception {
        String own = folder.toRealPath().toString();
        List<InputStream> open = new ArrayList<>();
        try {
            for (int i = 0; i < 60; i++) {
                open.add(Files.newInputStream(Files.createTempFile(folder, "open", "")));
            }
            ChildProcess p = ChildProcess.start(ParallelChildTasks.descriptors());
            p.join();
            assertThat(((String) p.result()).lines()).isNotEmpty().noneMatch(each -> each.startsWith(own));
        } finally {
            for (InputStream each : open) {
                each.close();
            }
        }
    }

    @Test
    void whatIsNoSettingIsRefused() {
        ChildProcess.Builder builder = ChildProcess.builder();
        assertThatThrownBy(() -> builder.name(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.start(null)).isInstanceOf(NullPointerException.class);
    }
}
