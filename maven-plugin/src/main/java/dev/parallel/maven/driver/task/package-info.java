/** Finds the project's tasks and chooses the one that is meant by a name. */
package dev.parallel.maven.driver.task;
