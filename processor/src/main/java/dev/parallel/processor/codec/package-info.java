/** Finds the codec of a type, or says why there is none. */
package dev.parallel.processor.codec;
