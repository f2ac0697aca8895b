package dev.parallel.internal.process;

import dev.parallel.error.WorkerLostException.Reason;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * How a worker ended, made out from what is known of it. A system of the Unix family tells "ended by signal n" and
 * "exited with 128 + n" by the same number; what the worker announced tells them apart. Immutable.
 *
 * @param reason what it comes down to
 * @param exitCode the code, if the worker ended by itself
 * @param signal the signal's number, if one ended it
 * @param cause one sentence: what happened and why, as far as it is known
 * @param advice one sentence: what to do
 */
public record ExitDiagnosis(Reason reason, OptionalInt exitCode, OptionalInt signal, String cause, String advice) {

    private static final int SIGNAL_BASE = 128;
    private static final int LAST_SIGNAL = 64;

    /** No part may be null. */
    public ExitDiagnosis {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(exitCode, "exitCode");
        Objects.requireNonNull(signal, "signal");
        Objects.requireNonNull(cause, "cause");
        Objects.requireNonNull(advice, "advice");
    }

    /**
     * Makes it out.
     *
     * @param code as {@link Process#exitValue()} gives it
     * @param announced the code of an orderly exit, if the worker announced one before it ended
     * @param crashReport whether its JVM wrote a crash report
     * @param oomKillRaised whether the system's count of processes killed for want of memory rose while it lived
     * @return never null
     */
    public static ExitDiagnosis of(int code, OptionalInt announced, boolean crashReport, boolean oomKillRaised) {
        boolean asAnnounced = announced.isPresent() && isCodeOf(announced.getAsInt(), code);
        // A report beside an orderly exit is that of a JVM which the worker had started.
        if (crashReport && !asAnnounced) {
            return ofCrash(code, "The process's JVM crashed and wrote a crash report");
        }
        if (asAnnounced) {
            return ofExit(announced.getAsInt(), true);
        }
        int number = code - SIGNAL_BASE;
        if (number >= 1 && number <= LAST_SIGNAL) {
            return ofSignal(number, oomKillRaised);
        }
        if (isWindowsFault(code)) {
            return ofCrash(
                    code,
                    "Native code in the process made an error that ended it (status 0x"
                            + Integer.toHexString(code).toUpperCase(Locale.ROOT) + ")");
        }
        return ofExit(code, false);
    }

    /**
     * Both sentences.
     *
     * @return for the message of an exception
     */
    public String sentence() {
        return cause + " " + advice;
    }

    /** Unix keeps the lowest 8 bits of what is given to exit. */
    private static boolean isCodeOf(int announced, int code) {
        return announced == code || (announced & 0xFF) == code;
    }

    /** Windows ends a process that makes such an error with a status of 0xC000 and a number, as 0xC0000005. */
    private static boolean isWindowsFault(int code) {
        return code >>> 16 == 0xC000;
    }

    private static ExitDiagnosis ofExit(int code, boolean announced) {
        OptionalInt exitCode = OptionalInt.of(code);
        if (announced) {
            return new ExitDiagnosis(
                    Reason.EXIT,
                    exitCode,
                    OptionalInt.empty(),
                    "The process exited with code " + code + ": something in it called System.exit.",
                    "Let the task return or throw instead; a library that exits on errors usually has a setting for it.");
        }
        return new ExitDiagnosis(
                Reason.EXIT,
                exitCode,
                OptionalInt.empty(),
                "The process ended with code " + code + " without a System.exit: Runtime.halt, native code that calls"
                        + " exit, or a JVM that could not go on.",
                code == 1 ? "See its last output: the JVM itself may have refused to start." : "See its last output.");
    }

    private static ExitDiagnosis ofCrash(int code, String what) {
        int number = code - SIGNAL_BASE;
        boolean bySignal = number >= 1 && number <= LAST_SIGNAL;
        return new ExitDiagnosis(
                Reason.NATIVE_CRASH,
                bySignal ? OptionalInt.empty() : OptionalInt.of(code),
                bySignal ? OptionalInt.of(number) : OptionalInt.empty(),
                what + (bySignal ? " (" + name(number) + ")" : "") + ": the fault is in native code or in the JVM.",
                "Look for the native library in the crash report's \"Problematic frame\", or in the last output, and"
                        + " update or replace it.");
    }

    private static ExitDiagnosis ofSignal(int number, boolean oomKillRaised) {
        return switch (number) {
            case 4, 6, 7, 8, 11 -> ofCrash(SIGNAL_BASE + number, "The process was ended by a fault");
            case 9 -> oomKillRaised ? ofMemoryKiller() : ofKill();
            case 31 ->
                bySignal(
                        Reason.SIGNAL,
                        number,
                        "a system call that a security filter (seccomp) forbids.",
                        "Allow the call in the container's profile, or keep the native code from making it.");
            case 24, 25 ->
                bySignal(
                        Reason.SIGNAL,
                        number,
                        "a limit of the shell or service (ulimit) on processor time or file size.",
                        "Raise the limit, or give the worker less work before it is recycled.");
            default ->
                bySignal(
                        Reason.SIGNAL,
                        number,
                        "something outside this library sent it.",
                        "Look for who ends processes here: a supervisor, a script, an administrator.");
        };
    }

    private static ExitDiagnosis ofMemoryKiller() {
        return bySignal(
                Reason.CONTAINER_MEMORY,
                9,
                "the system killed a process for want of memory while it lived.",
                "Give the container more memory, or use fewer workers, or a smaller heap; memory outside the heap"
                        + " counts too.");
    }

    private static ExitDiagnosis ofKill() {
        return bySignal(
                Reason.SIGNAL,
                9,
                "something outside this library sent it; the system's count of memory kills did not rise, or is not"
                        + " to be read here.",
                "Look for who kills processes here; if the system's log tells of \"Out of memory\", give it more memory"
                        + " or use fewer workers.");
    }

    private static ExitDiagnosis bySignal(Reason reason, int number, String why, String advice) {
        return new ExitDiagnosis(
                reason,
                OptionalInt.empty(),
                OptionalInt.of(number),
                "The process was ended by " + name(number) + ": " + why,
                advice);
    }

    /** The names of the numbers that are the same on all systems that have them. */
    private static String name(int number) {
        String name = switch (number) {
            case 1 -> "SIGHUP, ";
            case 2 -> "SIGINT, ";
            case 3 -> "SIGQUIT, ";
            case 4 -> "SIGILL, ";
            case 6 -> "SIGABRT, ";
            case 8 -> "SIGFPE, ";
            case 9 -> "SIGKILL, ";
            case 11 -> "SIGSEGV, ";
            case 13 -> "SIGPIPE, ";
            case 15 -> "SIGTERM, ";
            case 24 -> "SIGXCPU, ";
            case 25 -> "SIGXFSZ, ";
            default -> "";
        };
        return name + "signal " + number;
    }
}
