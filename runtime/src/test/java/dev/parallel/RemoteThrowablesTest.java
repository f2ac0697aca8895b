package dev.parallel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.error.RemoteException;
import dev.parallel.internal.transport.FailureCodec;
import dev.parallel.internal.transport.RemoteFailure;
import dev.parallel.spi.Stubs;
import dev.parallel.spi.TaskMethod;
import dev.parallel.spi.WireException;
import dev.parallel.testing.CodedException;
import dev.parallel.testing.ParallelTasks;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of the fields of an exception in the caller. */
@Timeout(60)
class RemoteThrowablesTest {

    private static final TaskMethod<?, ?> TASK = CodedException.task();

    private static CodedException coded(int code, Throwable cause) {
        return new CodedException("m" + code, cause, code, () -> "detail " + code);
    }

    @Test
    void theExceptionAndItsCausesHaveTheirFields() {
        CodedException thrown = coded(1, new IOException("between", coded(2, null)));
        thrown.addSuppressed(coded(3, null));
        Throwable made = RemoteThrowables.rebuild(FailureCodec.describe(thrown, TASK), TASK);
        assertThat(made)
                .hasMessage("m1")
                .isInstanceOfSatisfying(
                        CodedException.class,
                        coded -> assertThat(coded.detail()).isEqualTo("detail 1"));
        assertThat(made.getStackTrace()).isEqualTo(thrown.getStackTrace());
        assertThat(made.getCause()).isExactlyInstanceOf(IOException.class);
        assertThat(made.getCause().getCause())
                .isInstanceOfSatisfying(
                        CodedException.class, coded -> assertThat(coded.code()).isEqualTo(2));
        assertThat(made.getSuppressed())
                .singleElement()
                .isInstanceOfSatisfying(
                        CodedException.class, coded -> assertThat(coded.code()).isEqualTo(3));
    }

    @Test
    void fieldsThatItsConstructorDoesNotTakeAreLeftOutAndTold() {
        Throwable made = RemoteThrowables.rebuild(
                FailureCodec.describe(coded(CodedException.UNMAKEABLE, new IOException("why")), TASK), TASK);
        assertThat(made)
                .hasMessage("m-1")
                .hasCause(new IOException("why"))
                .isInstanceOfSatisfying(
                        CodedException.class, coded -> assertThat(coded.code()).isZero());
        assertThat(made.getSuppressed())
                .singleElement()
                .satisfies(told -> assertThat(told)
                        .isInstanceOf(WireException.class)
                        .hasMessageContaining("arrived, but it cannot be made with them")
                        .hasMessageContaining("java.lang.AssertionError")
                        .hasRootCauseMessage("a constructor's own error"));
    }

    @Test
    void fieldsOfAnotherBuildAreLeftOutAndTold() {
        RemoteFailure told = FailureCodec.describe(coded(1, null), TASK);
        RemoteFailure renamed =
                new RemoteFailure("com.acme.Unknown", told.message(), told.trace(), null, List.of(), told.fields());
        for (TaskMethod<?, ?> method : List.of(TASK, Stubs.find(ParallelTasks.class, "fail"))) {
            Throwable made = RemoteThrowables.rebuild(renamed, method);
            assertThat(made)
                    .isInstanceOfSatisfying(
                            RemoteException.class,
                            remote -> assertThat(remote.typeName()).isEqualTo("com.acme.Unknown"));
            assertThat(made.getSuppressed())
                    .singleElement()
                    .satisfies(each ->
                            assertThat(each).hasMessageContaining("this build of the task does not declare it"));
        }
    }

    @Test
    void missingFieldsAreNothingToTell() {
        Throwable made = RemoteThrowables.rebuild(FailureCodec.describe(coded(1, null)), TASK);
        assertThat(made)
                .isExactlyInstanceOf(CodedException.class)
                .hasMessage("m1")
                .hasNoSuppressedExceptions();
    }
}
