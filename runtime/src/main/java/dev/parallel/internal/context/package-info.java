/** What calls take along beside their arguments: found and encoded in the caller, decoded and restored in the worker. */
package dev.parallel.internal.context;
