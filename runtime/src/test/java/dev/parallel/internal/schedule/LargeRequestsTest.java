package dev.parallel.internal.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.internal.process.TestJvm;
import dev.parallel.internal.process.TestJvm.Result;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Who writes a large request into the request file, which may take long: nobody whom other calls wait for. */
@ExtendWith(LeavesNothingBehind.class)
@Timeout(180)
final class LargeRequestsTest {

    @TempDir
    private Path folder;

    @Test
    void oneThatWasQueuedIsWrittenByAKeeper() throws Exception {
        Result result = TestJvm.run(TestJvm.command(
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                TestJvm.CLASS_PATH,
                LargeRequestsApplication.class.getName(),
                folder.resolve("recording.jfr").toString(),
                Gate.in(folder).path()));
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.value("bytes")).isEqualTo(Integer.toString(LargeRequestsApplication.LARGE));
        assertThat(result.lines())
                .filteredOn(line -> line.startsWith("writer="))
                .allMatch(line -> line.startsWith("writer=large-keeper-"))
                .isNotEmpty();
    }
}
