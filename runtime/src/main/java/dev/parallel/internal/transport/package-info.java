/**
 * The protocol of a link between a pool and one worker, as {@code docs/link.md} has it: both ends, and how they find and
 * trust each other.
 */
package dev.parallel.internal.transport;
