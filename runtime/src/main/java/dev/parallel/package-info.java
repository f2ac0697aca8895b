/**
 * Process pools: annotate a static method with {@link dev.parallel.Parallel}, and call it through the generated stub, in
 * a {@link dev.parallel.Pool} of child JVMs.
 *
 * <p>What holds wherever a description says nothing else:
 *
 * <ul>
 *   <li>No argument may be null: a null is refused at once, with a {@link NullPointerException}. Nothing that is returned is null.
 *   <li>What is taken or given as {@link java.time.Duration} has the resolution of {@link System#nanoTime}. A wait of zero or less
 *       looks and does not wait; one of more than 146 years waits without limit.
 *   <li>Whoever waits is interruptible. A method that declares {@link InterruptedException} throws it and clears the flag, as the JDK's
 *       do; one that does not throws {@link dev.parallel.error.ParallelInterruptedException} and keeps the flag.
 * </ul>
 */
package dev.parallel;
