/** Writes models as Java source. */
package dev.parallel.processor.write;
