package dev.parallel.maven.launch;

import java.util.Objects;

/**
 * What became of a job.
 *
 * @param items how many items there were
 * @param failed how many of them failed
 * @param firstFailure the first one that failed, with its exception; empty if none did
 * @param output the file of the results
 */
public record JobResult(long items, long failed, String firstFailure, String output) {

    /** Nothing may be null. */
    public JobResult {
        Objects.requireNonNull(firstFailure, "firstFailure");
        Objects.requireNonNull(output, "output");
    }
}
