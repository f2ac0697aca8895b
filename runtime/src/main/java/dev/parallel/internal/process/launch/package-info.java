/**
 * The command line of a worker: this application's class path or module path and JVM arguments, whatever way it is
 * packaged, with a share of the memory. {@link dev.parallel.internal.process.launch.LaunchPlan} is the way in.
 */
package dev.parallel.internal.process.launch;
