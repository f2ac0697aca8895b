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
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    private static Stream<Throwable> ofTheJdk() {
        IOException cause = new IOException("the cause");
        return Stream.of(
                new CompletionException("m", cause),
                new CompletionException(null, null),
                new ExecutionException("m", cause),
                new ClassNotFoundException("m", cause),
                new ClassNotFoundException("m"),
                new UncheckedIOException("m", cause),
                new ExceptionInInitializerError(cause),
                new ExceptionInInitializerError("m"),
                new IllegalStateException("m", cause),
                new AssertionError(),
                new AssertionError("m", cause),
                new InvalidPathException("a:b", "no such path", 3),
                new InvalidPathException("", "none"));
    }

    @ParameterizedTest
    @MethodSource("ofTheJdk")
    void thoseOfTheJdkKeepTheirMessageAndCause(Throwable thrown) {
        Throwable made = RemoteThrowables.rebuild(FailureCodec.describe(thrown), TASK);
        assertThat(made).hasSameClassAs(thrown).hasNoSuppressedExceptions();
        assertThat(made.getMessage()).isEqualTo(thrown.getMessage());
        if (thrown.getCause() == null) {
            assertThat(made).hasNoCause();
        } else {
            assertThat(made).hasCause(thrown.getCause());
        }
    }
}
