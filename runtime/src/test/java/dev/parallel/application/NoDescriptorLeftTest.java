package dev.parallel.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.internal.process.TestJvm;
import dev.parallel.testing.LeavesNothingBehind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Calls of an application that has no file descriptor left, given to workers that it has. */
@Timeout(180)
@ExtendWith(LeavesNothingBehind.class)
class NoDescriptorLeftTest {

    @Test
    void theyRun() throws Exception {
        TestJvm.Result result = TestJvm.run(
                TestJvm.limited("-n 200", "-Xmx64m", "-cp", TestJvm.CLASS_PATH, NoDescriptorLeft.class.getName()));

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.lines()).containsExactly("before=9", "meanwhile=1048576", "afterwards=1048576");
    }
}
