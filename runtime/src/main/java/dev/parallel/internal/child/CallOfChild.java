package dev.parallel.internal.child;

import dev.parallel.spi.WireBytes;

/**
 * The one call of a child process.
 *
 * @param stubClass the stub that registers its task
 * @param task the task's name there
 * @param context what the caller's thread carries, encoded
 * @param arguments its arguments, encoded
 * @param limitNanos how long it may run; 0: for ever
 */
public record CallOfChild(String stubClass, String task, byte[] context, WireBytes arguments, long limitNanos) {}
