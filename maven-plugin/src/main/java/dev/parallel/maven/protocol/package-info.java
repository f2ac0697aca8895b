/**
 * What Maven's JVM and the driver JVM say to each other: one {@link dev.parallel.maven.protocol.JobConfig} over the driver's
 * standard input, then {@link dev.parallel.maven.protocol.Event}s over a loopback socket. Standard output and error carry no
 * protocol, so nothing that a task prints can corrupt it. Both ends are of the same jar: there are no versions.
 */
package dev.parallel.maven.protocol;
