/**
 * The driver: a JVM of the project's own JDK with the project's class path, started by the plugin, that opens the pool and
 * runs the job. It uses the parallel-runtime of the project, and knows no Maven.
 */
package dev.parallel.maven.driver;
