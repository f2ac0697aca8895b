/** The goals of the plugin. They copy their parameters and leave the work to {@code dev.parallel.maven.launch}. */
package dev.parallel.maven;
