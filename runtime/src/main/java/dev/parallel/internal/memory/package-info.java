/** Bytes that two processes share: a mapped segment, files for large values, and the folder they are made in. */
package dev.parallel.internal.memory;
