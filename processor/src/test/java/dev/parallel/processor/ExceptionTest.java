package dev.parallel.processor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ExceptionTest {

    private static final Built BUILT = Built.of("""
            package p;
            import dev.parallel.Parallel;
            import java.io.IOException;
            public class Tasks {
                static final class Bare extends Exception { private static final long serialVersionUID = 1L; }
                static final class Cause extends Exception {
                    private static final long serialVersionUID = 1L;
                    Cause(Throwable cause) { super(cause); }
                }
                static final class Fixed extends RuntimeException {
                    private static final long serialVersionUID = 1L;
                    Fixed(String message) { super(message, null); }
                }
                static final class Hidden extends Exception {
                    private static final long serialVersionUID = 1L;
                    private Hidden(String message) { super(message); }
                }
                abstract static class Abstract extends Exception { private static final long serialVersionUID = 1L; }
                @Parallel static void fail(int n)
                        throws IOException, Bare, Cause, Fixed, Hidden, Abstract, CloneNotSupportedException {
                    throw new IOException();
                }
            }
            """);

    private static Throwable rebuilt(String type, String message, Throwable cause) {
        return BUILT.task("p.ParallelTasks", "fail").rebuild(type, message, cause);
    }

    @Test
    void declaredExceptionsAreMadeWithMessageAndCause() {
        Throwable cause = new IllegalStateException("why");
        assertThat(rebuilt("java.io.IOException", "m", cause))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("m")
                .hasCause(cause);
        assertThat(rebuilt("java.lang.CloneNotSupportedException", "m", cause))
                .isExactlyInstanceOf(CloneNotSupportedException.class)
                .hasMessage("m")
                .hasCause(cause);
        assertThat(rebuilt("p.Tasks$Bare", "m", cause)).hasCause(cause).hasNoSuppressedExceptions();
        assertThat(rebuilt("p.Tasks$Cause", "m", cause)).hasCause(cause);
        assertThat(rebuilt("p.Tasks$Bare", null, null)).hasNoCause();
    }

    @Test
    void aCauseThatCannotBeSetIsKeptAsSuppressed() {
        Throwable cause = new IllegalStateException("why");
        assertThat(rebuilt("p.Tasks$Fixed", "m", cause)).hasMessage("m").hasSuppressedException(cause);
    }

    @Test
    void whatIsLostOfAnExceptionIsToldOnce() {
        Compilation compilation = Built.compile(List.of("-Xlint:all", "-Werror"), """
                package p;
                import dev.parallel.Parallel;
                import java.io.IOException;
                public class Tasks {
                    @SuppressWarnings("serial")
                    static final class Coded extends Exception {
                        private final int code;
                        Coded(String message, int code) { super(message); this.code = code; }
                    }
                    @SuppressWarnings("serial")
                    static final class Status extends Exception {
                        final int status;
                        Status(String message) { super(message); this.status = 1; }
                    }
                    @SuppressWarnings("serial")
                    static final class Whole extends Exception {
                        Whole(String message, Throwable cause) { super(message, cause); }
                    }
                    @Parallel static void one(int n) throws Coded, Status, Whole, IOException {}
                    @Parallel static void two(int n) throws Coded, Status {}
                }
                """);
        assertThat(compilation.status()).isEqualTo(Compilation.Status.SUCCESS);
        assertThat(compilation.notes().stream().map(note -> note.getLineNumber() + " " + note.getMessage(null)))
                .singleElement()
                .asString()
                .startsWith("19 [parallel:exception] p.Tasks.Coded comes back as a RemoteException that names it")
                .contains(
                        "[parallel:exception] p.Tasks.Status comes back without the values of its fields (status): it is"
                                + " made again with its message")
                .doesNotContain("Whole", "IOException");
    }

    @Test
    void exceptionsWithoutSuitableConstructorAreLeftOut() {
        assertThat(rebuilt("p.Tasks$Hidden", "m", null)).isNull();
        assertThat(rebuilt("p.Tasks$Abstract", "m", null)).isNull();
        assertThat(rebuilt("java.io.FileNotFoundException", "m", null)).isNull();
    }
}
