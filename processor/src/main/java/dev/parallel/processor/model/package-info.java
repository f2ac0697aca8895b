/** What was read and checked: all that the writers need. Immutable once complete. */
package dev.parallel.processor.model;
