package dev.parallel.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.internal.process.TestJvm;
import dev.parallel.spi.CallContext;
import dev.parallel.testing.TenantContext;
import dev.parallel.testing.TraceContext;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls take along what the services on an application's class path say. The application is a process of its own: services count for all. */
@Timeout(180)
class ContextTest {

    private static final String NOWHERE = "null/{}";

    @TempDir
    private static Path folder;

    private static TestJvm.Result told;

    @BeforeAll
    static void run() throws Exception {
        Path services = Files.createDirectories(folder.resolve("services/META-INF/services"));
        Files.write(
                services.resolve(CallContext.class.getName()),
                List.of(TraceContext.class.getName(), TenantContext.class.getName()));
        told = TestJvm.run(TestJvm.command(
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xmx64m",
                "-cp",
                TestJvm.CLASS_PATH + File.pathSeparator + folder.resolve("services"),
                ContextApplication.class.getName(),
                folder.resolve("died").toString()));
        assertThat(told.code()).as(told.out() + told.err()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "none; null/{}",
                "one; t1/{}",
                "both; t1/{id=acme}",
                "async; t1/{none=null}",
                "retried; t2/{}",
                "map; [t3/{}]",
                "starmap; [t3/{}]",
                "imap; [t3/{}]",
                "mapAsync; [t3/{}]",
                "afterFailures; t5/{}",
            })
    void theTaskSeesTheCallersContextAtTheTimeOfTheCall(String call, String seen) {
        assertThat(told.value(call)).isEqualTo(seen);
    }

    @Test
    void theContextOfAMappingIsCapturedOnce() {
        assertThat(told.value("captures")).isEqualTo("1");
    }

    @Test
    void theNextCallDoesNotSeeTheContextOfOneThatThrew() {
        assertThat(told.value("throwing")).contains("TaskFailedException", "t6/{}");
        assertThat(told.value("afterThrowing")).isEqualTo(NOWHERE);
        assertThat(told.value("throwingItems")).isEqualTo("2");
        assertThat(told.value("afterItems")).isEqualTo("[" + NOWHERE + ", " + NOWHERE + "]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "captureFails",
                "captureFailsInMap",
                "captureFailsInOutcomes",
                "captureFailsInImap",
                "captureFailsLater"
            })
    void aFailingCaptureFailsTheCallInTheCaller(String call) {
        assertThat(told.value(call))
                .startsWith("EncodingException")
                .contains("context of the call", "observe", TraceContext.class.getName(), "no trace today");
    }

    @ParameterizedTest
    @CsvSource({"restoreFails,no trace here", "noScope,null", "closeFails,no end"})
    void aFailingServiceInTheWorkerFailsTheCallAsItsTaskWould(String call, String why) {
        assertThat(told.value(call))
                .startsWith("TaskFailedException")
                .contains("CallContext " + TraceContext.class.getName(), why);
    }

    @Test
    void whatTheTaskThrewCountsMoreThanWhatItsContextDid() {
        assertThat(told.value("closeFailsToo")).contains("TaskFailedException", "fails to close/{}");
        assertThat(told.err()).contains("no end");
    }

    @Test
    void contextsHaveABound() {
        assertThat(Integer.parseInt(told.value("much"))).isGreaterThan(1900);
        assertThat(told.value("tooMuch"))
                .startsWith("EncodingException")
                .contains("2048", "\"long\"", TenantContext.class.getName(), "2100");
    }

    @Test
    void anEntryHasAName() {
        assertThat(told.value("nullKey")).startsWith("EncodingException").contains("null key");
    }

    @Test
    void theStreamOfAnImapThatCannotBeginIsClosed() {
        assertThat(told.value("closedByImap")).isEqualTo("1");
    }
}
