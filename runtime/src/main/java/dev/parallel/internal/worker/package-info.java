/**
 * What runs in a worker process: its main, its loop over calls, and the threads that watch over it. What every worker runs up to the end
 * of its first call has no lambda, method reference or stream, here and in {@code transport}: the first of them costs a JVM some 4 ms of
 * processor time, each further one up to 1 ms, a tenth of a worker's start together.
 */
package dev.parallel.internal.worker;
