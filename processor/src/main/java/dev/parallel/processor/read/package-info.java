/** Reads classes with annotated methods, checks them, and makes the model of their stubs. */
package dev.parallel.processor.read;
