/**
 * Starts the driver JVM and shows what it tells. Knows no Maven: {@link dev.parallel.maven.launch.Console} is what it says its
 * lines to.
 */
package dev.parallel.maven.launch;
