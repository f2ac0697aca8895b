/** What a task is run over: files, a range, or the lines of a text file. Everything is streamed, nothing is kept. */
package dev.parallel.maven.driver.input;
