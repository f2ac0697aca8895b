package dev.parallel.behaviour;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.parallel.Pool;
import dev.parallel.error.RemoteException;
import dev.parallel.error.TaskFailedException;
import dev.parallel.testing.LeavesNothingBehind;
import dev.parallel.testing.Misdeed;
import dev.parallel.testing.OwnException;
import dev.parallel.testing.ParallelTasks;
import dev.parallel.testing.Trap;
import dev.parallel.testing.Trap.Stage;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Exceptions on their way from a task to its caller. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class ThrownByTasksTest {

    private static Pool pool;

    @BeforeAll
    static void open() {
        pool = Pool.builder().workers(1).heap("32m").name("thrown").open();
    }

    @AfterAll
    static void close() {
        pool.close(Duration.ofSeconds(30));
    }

    private static TaskFailedException fail(String how) {
        return catchThrowableOfType(TaskFailedException.class, () -> pool.apply(ParallelTasks.fail.with(how)));
    }

    @Test
    void oneOfTheJdkComesAsItself() {
        assertThat(fail("jdk").getCause())
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("of the JDK");
    }

    @Test
    void aDeclaredOneComesAsItselfWithAllThatHangsOnIt() {
        TaskFailedException failed = fail("own");
        assertThat(failed.getCause())
                .isExactlyInstanceOf(OwnException.class)
                .hasMessage("declared")
                .hasStackTraceContaining("dev.parallel.testing.Tasks.own");
        assertThat(failed.getCause().getCause())
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("the cause")
                .cause()
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("its cause");
        assertThat(failed.getCause().getSuppressed())
                .singleElement()
                .satisfies(other -> assertThat(other)
                        .isExactlyInstanceOf(ArithmeticException.class)
                        .hasMessage("suppressed"));
        assertThatThrownBy(() -> failed.rethrowIf(OwnException.class)).isSameAs(failed.getCause());
        failed.rethrowIf(IllegalStateException.class);
    }

    @Test
    void aMissingMethodTellsOfAStubThatIsOutOfDate() {
        TaskFailedException failed = fail("stale");
        assertThat(failed.getCause()).isExactlyInstanceOf(NoSuchMethodError.class);
        assertThat(failed).hasMessageContaining("its class was compiled without its stub");
        assertThat(fail("jdk").getMessage()).doesNotContain("stub");
    }

    @Test
    void anUndeclaredOneIsNamed() {
        assertThat(fail("undeclared").getCause()).isInstanceOfSatisfying(RemoteException.class, remote -> {
            assertThat(remote.typeName()).isEqualTo("dev.parallel.testing.Tasks$Undeclared");
            assertThat(remote.remoteMessage()).isEqualTo("of the application");
        });
    }

    @Test
    void anErrorIsAFailureAsAnyOther() {
        assertThat(fail("error").getCause())
                .isExactlyInstanceOf(AssertionError.class)
                .hasMessage("an error");
    }

    @Test
    void oneWhoseOwnCodeThrowsIsTold() {
        assertThat(fail("rude").getCause())
                .hasMessageContaining("Tasks$Rude")
                .hasMessageContaining("getMessage() threw java.lang.IllegalStateException");
    }

    @Test
    void oneWhoseOwnCodeThrowsWhateverItIsAskedIsTold() {
        assertThat(fail("hostile").getCause())
                .hasMessageContaining("Tasks$Hostile")
                .hasMessageContaining("getMessage() threw java.lang.NoClassDefFoundError")
                .hasNoCause();
    }

    @Test
    void oneWithoutAMessageHasNone() {
        assertThat(fail("no message").getCause())
                .isExactlyInstanceOf(IOException.class)
                .hasMessage(null);
    }

    @Test
    void aCycleOfCausesEnds() {
        assertThat(fail("cycle").getCause()).hasMessage("one").cause().hasMessage("two");
    }

    @Test
    void aWorkerSurvivesAStackOverflow() {
        long pid = pool.apply(ParallelTasks.pid());
        assertThatThrownBy(() ->
                        pool.apply(ParallelTasks.trapped.with(new Trap(Stage.RUNNING, Misdeed.OVERFLOW_STACK, 0))))
                .isInstanceOf(TaskFailedException.class)
                .hasCauseExactlyInstanceOf(StackOverflowError.class);
        assertThat(pool.apply(ParallelTasks.pid())).isEqualTo(pid);
    }

    @Test
    void callHereThrowsItDirectly() {
        assertThatThrownBy(() -> ParallelTasks.fail.with("own").callHere()).isExactlyInstanceOf(OwnException.class);
    }
}
