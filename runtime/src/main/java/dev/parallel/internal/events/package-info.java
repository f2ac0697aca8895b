/** What a pool tells the Java Flight Recorder; nothing, where that module is absent. */
package dev.parallel.internal.events;
