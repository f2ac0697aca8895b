/** The annotation processor for {@code @Parallel}: reads and checks classes, and writes stubs and codecs. */
package dev.parallel.processor;
