package dev.parallel.internal.schedule;

/**
 * How a pool stands.
 *
 * @param state {@code OPEN}, {@code SHUTDOWN}, {@code STOPPING} or {@code STOPPED}
 * @param target how many workers it is to have
 * @param running how many have connected and are not gone
 */
public record Standing(String state, int target, int running) {}
