package dev.parallel.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.internal.process.TestJvm;
import dev.parallel.testing.LeavesNothingBehind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/** Calls of an application that can have no further thread, given to a worker that it has. */
@Timeout(180)
@EnabledOnOs(OS.LINUX)
@ExtendWith(LeavesNothingBehind.class)
class NoThreadLeftTest {

    /** With so large stacks the address space is used up by threads long before anything else needs some of it. */
    private static TestJvm.Result run(String meanwhile) throws Exception {
        TestJvm.Result result = TestJvm.run(TestJvm.limited(
                "-v 24000000",
                "-XX:ActiveProcessorCount=1",
                "-Xmx64m",
                "-Xss512m",
                "-cp",
                TestJvm.CLASS_PATH,
                NoThreadLeft.class.getName(),
                meanwhile));
        assertThat(result.code()).as(result.err()).isZero();
        return result;
    }

    @Test
    void theyCostNoWorkerAndTheirResultsArriveOnceThereIsAThread() throws Exception {
        TestJvm.Result result = run("deliver");

        assertThat(result.value("same")).isEqualTo("true");
        assertThat(result.value("afterwards")).isEqualTo("9, true");
        assertThat(result.value("closed")).isEqualTo("true");
    }

    /** Each start that fails is made by the same thread, which has begun the one before. */
    @Test
    void theOneThatTakesTheStartsUponItselfCountsThemRightly() throws Exception {
        TestJvm.Result result = run("loseOneOfTwo");

        assertThat(result.value("lost")).isEqualTo("3");
        assertThat(result.value("afterwards")).isEqualTo("nothing true true");
        assertThat(result.value("closed")).isEqualTo("true");
    }

    @Test
    void theLossOfTheWorkerIsTold() throws Exception {
        TestJvm.Result result = run("lose");

        assertThat(result.value("lost")).isEqualTo("3");
        assertThat(result.value("closed")).isEqualTo("true");
    }
}
