package dev.parallel.internal.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.ChildProcess;
import dev.parallel.Pool;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.ParallelTasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What is dear in a start: a process that has run its first call has made no lambda and no stream of this library's own. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class LeanStartTest {

    @TempDir
    private Path folder;

    @Test
    void aWorkerRunsItsFirstCallWithoutALambda() throws Exception {
        try (Pool pool = Pool.builder()
                .workers(1)
                .heap("32m")
                .jvmArgs(logOfClasses())
                .name("lean")
                .open()) {
            pool.apply(ParallelTasks.square(3));
        }
        assertLeanStartOf(WorkerMain.class);
    }

    @Test
    void aChildRunsItsCallWithoutALambda() throws Exception {
        ChildProcess child = ChildProcess.builder()
                .heap("32m")
                .jvmArgs(logOfClasses())
                .name("lean")
                .start(ParallelTasks.square(3));
        child.join();
        assertLeanStartOf(ChildMain.class);
    }

    private String logOfClasses() {
        return "-Xlog:class+load:file=" + folder.resolve("classes");
    }

    private void assertLeanStartOf(Class<?> main) throws IOException {
        List<String> loaded = Files.readAllLines(folder.resolve("classes"));
        assertThat(loaded).anyMatch(line -> line.contains(main.getName()));
        assertThat(loaded).noneMatch(line -> line.contains(" dev.parallel.") && line.contains("$$Lambda"));
        assertThat(loaded).noneMatch(line -> line.contains(" java.util.stream.ReferencePipeline "));
    }
}
