package dev.parallel.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.internal.process.TestJvm;
import dev.parallel.testing.LeavesNothingBehind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Calls of an application that has no file descriptor left, given to workers that it has. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class NoDescriptorLeftTest {

    @Test
    void theyRun() throws Exception {
        ProcessBuilder builder =
                TestJvm.command("-Xmx64m", "-cp", TestJvm.CLASS_PATH, NoDescriptorLeft.class.getName());
        List<String> bounded = new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -n 200; exec \"$@\"", "sh"));
        bounded.addAll(builder.command());
        TestJvm.Result result = TestJvm.run(builder.command(bounded));

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.lines()).containsExactly("before=9", "meanwhile=1048576", "afterwards=1048576");
    }
}
