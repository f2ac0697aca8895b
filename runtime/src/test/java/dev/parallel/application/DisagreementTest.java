package dev.parallel.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.internal.process.TestJvm;
import dev.parallel.testing.LeavesNothingBehind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tasks of several classes that share a pool and declare it differently. */
@Timeout(180)
@ExtendWith(LeavesNothingBehind.class)
class DisagreementTest {

    @Test
    void theClassWhoseTaskIsCalledFirstCountsAndTheOtherIsToldOnce() throws Exception {
        TestJvm.Result result =
                TestJvm.run(TestJvm.command("-Xmx64m", "-cp", TestJvm.CLASS_PATH, Disagreement.class.getName()));

        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.value("first")).isEqualTo("of the annotation");
        assertThat(result.value("other")).isEqualTo("of the annotation of the annotation");
        assertThat(result.value("again")).isEqualTo("of the annotation");
        assertThat(result.err())
                .containsOnlyOnce("this is ignored")
                .contains("workers = 3, jvmArgs = [-Dcolour=another] for the pool \"settings\"")
                .contains("Tasks.setting has declared otherwise");
    }
}
