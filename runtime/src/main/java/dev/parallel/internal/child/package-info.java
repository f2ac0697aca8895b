/** Child processes: one call in a process of its own, seen from the process that started it. */
package dev.parallel.internal.child;
