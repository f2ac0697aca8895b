/** Fixed-size counters of what a pool has done. Written by one thread at a time without locks, read by any. */
package dev.parallel.internal.stats;
