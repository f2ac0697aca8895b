/**
 * What can go wrong with a call, as one small family of unchecked exceptions under {@link
 * dev.parallel.error.ParallelException}. Everything that a message says is in an accessor, too.
 */
package dev.parallel.error;
