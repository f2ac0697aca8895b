package dev.parallel.internal.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parallel.error.WorkerLostException.Reason;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class ExitDiagnosisTest {

    /** Columns: exit code, announced code, crash report, memory kills rose; reason, exit code, signal. */
    @ParameterizedTest
    @CsvSource({
        "0,   ,   false, false, EXIT,             0,   ",
        "0,   0,  false, false, EXIT,             0,   ",
        "3,   3,  false, false, EXIT,             3,   ",
        "1,   ,   false, true,  EXIT,             1,   ",
        "137, ,   false, false, SIGNAL,           ,    9",
        "137, ,   false, true,  CONTAINER_MEMORY, ,    9",
        "137, 137,false, true,  EXIT,             137, ",
        "143, ,   false, true,  SIGNAL,           ,    15",
        "143, 143,false, false, EXIT,             143, ",
        "137, 0,  false, false, SIGNAL,           ,    9",
        "134, ,   false, false, NATIVE_CRASH,     ,    6",
        "134, ,   true,  false, NATIVE_CRASH,     ,    6",
        "139, ,   false, false, NATIVE_CRASH,     ,    11",
        "1,   ,   true,  false, NATIVE_CRASH,     1,   ",
        "0,   0,  true,  false, EXIT,             0,   ",
        "159, ,   false, false, SIGNAL,           ,    31",
        "193, ,   false, false, EXIT,             193, ",
        "255, -1, false, false, EXIT,             -1,  ",
        "4,   260,false, false, EXIT,             260, ",
        "-1073741819, , false, false, NATIVE_CRASH, -1073741819, ",
        "-1,  ,   false, false, EXIT,             -1,  ",
    })
    void table(
            int code,
            Integer announced,
            boolean crashReport,
            boolean oomKills,
            Reason reason,
            Integer exitCode,
            Integer signal) {
        ExitDiagnosis diagnosis = ExitDiagnosis.of(code, optional(announced), crashReport, oomKills);
        assertThat(diagnosis.reason()).isEqualTo(reason);
        assertThat(diagnosis.exitCode()).isEqualTo(optional(exitCode));
        assertThat(diagnosis.signal()).isEqualTo(optional(signal));
        assertThat(diagnosis.cause()).endsWith(".");
        assertThat(diagnosis.advice()).endsWith(".");
        String number = signal == null ? Integer.toString(exitCode) : "signal " + signal;
        if (reason != Reason.NATIVE_CRASH) {
            assertThat(diagnosis.sentence()).contains(number);
        }
    }

    @Test
    void aKillThatWasNotForMemorySaysWhereToLook() {
        assertThat(ExitDiagnosis.of(137, OptionalInt.empty(), false, false).sentence())
                .contains("SIGKILL", "outside this library");
        assertThat(ExitDiagnosis.of(137, OptionalInt.empty(), false, true).sentence())
                .contains("SIGKILL", "want of memory", "fewer workers");
    }

    private static OptionalInt optional(Integer value) {
        return value == null ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
