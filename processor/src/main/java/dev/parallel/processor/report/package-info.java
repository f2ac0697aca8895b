/** The one place from which diagnostics go to the compiler. */
package dev.parallel.processor.report;
