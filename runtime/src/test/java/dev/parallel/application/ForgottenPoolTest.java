package dev.parallel.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.internal.process.TestJvm;
import dev.parallel.testing.Gate;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.Processes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Applications that do not close their pools, or let calls run for long: what they are told, and that nothing is left. */
@Timeout(180)
@ExtendWith(LeavesNothingBehind.class)
class ForgottenPoolTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    private Gate gate;

    @BeforeEach
    void makeGate() throws Exception {
        gate = Gate.in(folder);
    }

    private static TestJvm.Result run(String... arguments) throws Exception {
        return run(0, arguments);
    }

    private static TestJvm.Result run(int code, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-Dparallel.warn.after=PT0.5S",
                "-cp",
                TestJvm.CLASS_PATH,
                LifeApplication.class.getName()));
        command.addAll(List.of(arguments));
        TestJvm.Result result = TestJvm.run(TestJvm.command(command));
        assertThat(result.code()).as(result.err()).isEqualTo(code);
        return result;
    }

    private static int count(String text, String part) {
        return text.split(part, -1).length - 1;
    }

    @Test
    void aPoolThatIsOpenWhenTheApplicationEndsIsToldOfOnceAndLeavesNothing() throws Exception {
        TestJvm.Result result = run("open");

        Processes.awaitGone(
                List.of(Long.valueOf(result.value("explicit")), Long.valueOf(result.value("declared"))), SOON);
        assertThat(result.err())
                .contains("the pool forgotten, opened at dev.parallel.application.LifeApplication.open(")
                .doesNotContain("the pool closed")
                .doesNotContain("the pool declared");
        assertThat(count(result.err(), "still open")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"finalizer", "finalizerOfGarbage"})
    void itsFinalizerRunsWhenTheApplicationEnds(String end) throws Exception {
        TestJvm.Result result = run(end, gate.path());

        assertThat(gate.awaitArrivals(1)).containsExactly(Long.valueOf(result.value("pid")));
        assertThat(count(result.err(), "still open")).as(result.err()).isEqualTo(1);
    }

    @Test
    void theFinalizerOfAPoolThatWasShutDownIsWaitedFor() throws Exception {
        TestJvm.Result result = run("finalizerOfOneShutDown", gate.path());

        assertThat(gate.awaitArrivals(1)).containsExactly(Long.valueOf(result.value("pid")));
        assertThat(result.err()).doesNotContain("still open");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "garbageWithItsResults",
                "garbageAfterLargeCalls",
                "garbageAfterALimit",
                "garbageAfterHalfAnIterator"
            })
    void aPoolThatNobodyRefersToIsStoppedAndToldOfOnce(String use) throws Exception {
        TestJvm.Result result = run(use);

        assertThat(result.value("collected")).isEqualTo("true");
        assertThat(result.value("gone")).isEqualTo("true");
        assertThat(count(result.err(), "was never closed")).isEqualTo(1);
        assertThat(result.err())
                .contains("The pool forgotten, opened at dev.parallel.application.LifeApplication.garbage(")
                .doesNotContain("still open");
    }

    @Test
    void otherShutdownHooksMayUseAPoolBeforeItsFinalizerRuns() throws Exception {
        TestJvm.Result result = run("finalizerOfOneInUse", gate.path());

        assertThat(count(result.out(), "square=")).as(result.err()).isEqualTo(200);
        assertThat(gate.awaitArrivals(1)).containsExactly(Long.valueOf(result.value("pid")));
    }

    @Test
    void theFailureOfItsFinalizerIsTold() throws Exception {
        assertThat(run("finalizerThatFails").err())
                .contains("WARNING: The finalizer dev.parallel.testing.LifeTasks.commit");
    }

    @Test
    void aCallbackMayEndTheApplicationThoughAHookClosesThePool() throws Exception {
        run(9, "exitInCallback");
    }

    @Test
    void callsOfAPoolThatNobodyRefersToAreRunToTheirEnd() throws Exception {
        TestJvm.Result result = run("dropped", gate.path());

        assertThat(result.value("result")).isEqualTo("true");
        assertThat(result.value("mapping")).isEqualTo("3");
    }

    @Test
    void aCallThatRunsForLongWithoutALimitIsToldOfOnce() throws Exception {
        TestJvm.Result result = run("long", gate.path());

        assertThat(count(result.err(), "has run for more than")).isEqualTo(1);
        assertThat(result.err())
                .contains("dev.parallel.testing.Tasks.waitAt")
                .contains("pid " + result.value("pid"))
                .contains("long-worker-")
                .contains("Pool.Builder.timeout()")
                .doesNotContain("Tasks.sleep");
    }
}
