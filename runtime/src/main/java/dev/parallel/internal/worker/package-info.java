/** What runs in a worker process: its main, its loop over calls, and the threads that watch over it. */
package dev.parallel.internal.worker;
