/** Worker processes: their start, their output, how they ended, and that none of them outlives this application. */
package dev.parallel.internal.process;
