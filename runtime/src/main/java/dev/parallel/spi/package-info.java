/**
 * The contract between generated code and the runtime: all that a stub or a codec touches besides the types in its
 * signatures; and what the processor and the Maven plugin have in common with it. Of it, applications implement
 * {@link dev.parallel.spi.CallContext}, and use nothing else. {@link dev.parallel.spi.Abi#VERSION} is raised whenever code
 * that an older processor generated would no longer run.
 */
package dev.parallel.spi;
