package dev.parallel.internal.process;

import dev.parallel.error.PoolStartException.Details;

/**
 * How a start came to nothing.
 *
 * @param sentence for people: what was tried, how it ended and the last output
 * @param details for programs
 */
public record FailedStart(String sentence, Details details) {}
