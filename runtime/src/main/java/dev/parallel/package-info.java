/**
 * Process pools: annotate a static method with {@link dev.parallel.Parallel}, and call it through the generated stub, in
 * a {@link dev.parallel.Pool} of child JVMs.
 */
package dev.parallel;
