/** What Linux control groups (cgroup v1 and v2) tell of this process: its limit of memory and what was killed for it. */
package dev.parallel.internal.process.cgroup;
