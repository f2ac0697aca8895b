package dev.parallel.internal.schedule;

/**
 * Why a pool takes or finishes no call.
 *
 * @param cannotStart whether its workers cannot start; otherwise it is closed
 * @param message what happened and what to do
 */
public record Refusal(boolean cannotStart, String message) {}
