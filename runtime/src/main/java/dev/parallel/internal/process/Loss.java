package dev.parallel.internal.process;

import dev.parallel.error.WorkerLostException.Details;
import dev.parallel.error.WorkerLostException.Reason;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How a worker was lost.
 *
 * @param details for programs
 * @param sentence for people: what happened, the likely cause and what to do
 */
public record Loss(Details details, String sentence) {

    static Loss of(ExitDiagnosis diagnosis, List<String> lines, Optional<String> crashReport) {
        return new Loss(
                new Details(diagnosis.reason(), diagnosis.exitCode(), diagnosis.signal(), lines, crashReport),
                diagnosis.sentence());
    }

    static Loss of(Reason reason, String what, List<String> lines, Optional<String> crashReport) {
        String sentence = switch (reason) {
            case HEAP ->
                "The worker's heap is full (" + what
                        + "). Give the workers more with heap(), or the task less at once.";
            case METASPACE ->
                "The worker's room for classes is full (" + what
                        + "). Perhaps the task makes classes again and again: recycle workers with maxTasksPerWorker(), or raise"
                        + " -XX:MaxMetaspaceSize in jvmArgs().";
            case DIRECT_MEMORY ->
                "The worker's direct buffers have reached their limit (" + what
                        + "). Raise -XX:MaxDirectMemorySize in jvmArgs(), or let the task use fewer.";
            case UNRESPONSIVE ->
                "The worker was killed: " + what + ". Perhaps it, or the machine, was stopped for long.";
            case PROTOCOL ->
                "The worker was killed: what it sent is no valid answer (" + what
                        + "). Perhaps native code wrote over its memory, or its class path has another version of parallel-runtime.";
            default -> "The worker was killed: " + what + ".";
        };
        return new Loss(new Details(reason, OptionalInt.empty(), OptionalInt.empty(), lines, crashReport), sentence);
    }
}
